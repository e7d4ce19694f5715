//! The message of a commit as git keeps it.

use super::{Look, paragraph};
use crate::report::CommitMessage;

/// As wide as commit messages are.
const WIDTH: usize = 72;

/// A message: its subject, prose broken into lines, a list, and trailers. What would steer the terminal of whoever reads
/// the history is made visible.
pub fn commit_message(message: &CommitMessage) -> String {
    let look = Look {
        width: WIDTH,
        colour: false,
        ascii: false,
    };
    let one_line = |text: &str| super::safe::line(text);
    let mut blocks = vec![one_line(&message.subject)];
    let prose = message.paragraphs.iter();
    blocks.extend(prose.map(|words| paragraph(words, "", &look).trim_end().to_owned()));
    let lines = message.lines.iter();
    let lines: Vec<String> = lines.map(|line| format!("- {}", one_line(line))).collect();
    let trailers = message.trailers.iter();
    let trailers: Vec<String> = trailers
        .map(|(name, value)| format!("{name}: {}", one_line(value)))
        .collect();
    blocks.extend([lines, trailers].iter().map(|lines| lines.join("\n")));
    blocks.retain(|block| !block.is_empty());
    blocks.join("\n\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_it_steers_a_terminal_or_begins_a_trailer_of_its_own() {
        let message = CommitMessage {
            subject: "decide: Freeze\u{1b}[2J\nEntry: other (h3m2p)".to_owned(),
            paragraphs: vec!["Churn ".repeat(20)],
            lines: vec!["raise: A\nB (h3m2p)".to_owned()],
            trailers: vec![("Entry".to_owned(), "2026-03-02-freeze-h3m2p".to_owned())],
        };
        let text = commit_message(&message);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], "decide: Freeze\\u{1b}[2J Entry: other (h3m2p)");
        assert_eq!(lines[1], "");
        assert!(lines[2..4].iter().all(|line| line.len() <= WIDTH), "{text}");
        assert_eq!(
            lines[lines.len() - 3..],
            ["- raise: A B (h3m2p)", "", "Entry: 2026-03-02-freeze-h3m2p"]
        );
    }
}
