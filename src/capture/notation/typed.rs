//! The lines that count: as they were typed, less what `undo` took back, with what `s/old/new/` put right.

use super::line::{Mark, mark, replacement};
use crate::model::Moment;

/// A line as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// When.
    pub at: Moment,
    /// The words, without the line's end.
    pub text: String,
}

/// A line as it counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effective {
    /// Which of the typed lines it is, from 1: it keeps the number when it is put right.
    pub number: usize,
    /// When it was typed.
    pub at: Moment,
    /// The words.
    pub text: String,
}

/// What a line did to those before it.
enum Done {
    /// It was added.
    Added,
    /// It put the line at this place right, which was this before.
    Replaced(usize, String),
}

/// The lines that count, and for each command that found nothing to change its number and why.
pub fn effective(typed: &[Typed]) -> (Vec<Effective>, Vec<(usize, String)>) {
    let mut lines: Vec<Effective> = Vec::new();
    let mut done: Vec<Done> = Vec::new();
    let mut idle = Vec::new();
    for (number, line) in (1..).zip(typed) {
        match mark(&line.text) {
            (Mark::Blank, ..) => {}
            (Mark::Undo, ..) => match done.pop() {
                Some(Done::Added) => {
                    lines.pop();
                }
                Some(Done::Replaced(at, was)) => lines[at].text = was,
                None => idle.push((number, "there is nothing to take back".to_owned())),
            },
            (Mark::Replace, command, _) => {
                let (old, new) = replacement(command).unwrap_or_default();
                match lines.iter().rposition(|line| line.text.contains(old)) {
                    Some(at) => {
                        let all = command.ends_with('g');
                        let text = &mut lines[at].text;
                        let put_right = text.replacen(old, new, if all { usize::MAX } else { 1 });
                        let was = std::mem::replace(text, put_right);
                        done.push(Done::Replaced(at, was));
                    }
                    None => idle.push((number, format!("no line above has `{old}`"))),
                }
            }
            _ => {
                lines.push(Effective {
                    number,
                    at: line.at,
                    text: line.text.trim_end().to_owned(),
                });
                done.push(Done::Added);
            }
        }
    }
    (lines, idle)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(typed: &[&str]) -> Vec<String> {
        let typed: Vec<Typed> = typed
            .iter()
            .map(|text| Typed {
                at: Moment::default(),
                text: (*text).to_owned(),
            })
            .collect();
        let (lines, _) = effective(&typed);
        lines
            .into_iter()
            .map(|line| format!("{} {}", line.number, line.text))
            .collect()
    }

    #[test]
    fn undo_takes_back_one_line_at_a_time_and_a_correction_too() {
        assert_eq!(lines(&["# A", "= B", "undo", "= C"]), ["1 # A", "4 = C"]);
        assert_eq!(lines(&["# A", "s/A/B/", "undo"]), ["1 # A"]);
        assert_eq!(lines(&["# A", "s/A/B/", "undo", "undo"]), [""; 0]);
        assert_eq!(lines(&["undo", "# A"]), ["2 # A"]);
    }

    #[test]
    fn the_nearest_line_above_is_put_right() {
        assert_eq!(lines(&["# A a", "= A b", "s/A/C/"]), ["1 # A a", "2 = C b"]);
        assert_eq!(lines(&["= a a", "s/a/b/g"]), ["1 = b b"]);
        assert_eq!(lines(&["= a", "s/x/y/"]), ["1 = a"]);
    }
}
