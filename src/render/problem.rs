//! A problem drawn with its source line, as a compiler draws one.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};

use super::{Look, safe};
use crate::model::{Place, Problem, ProblemSeverity};

/// A problem with its place, the source line with a caret, and what to do.
pub fn problem(problem: &Problem, look: &Look) -> String {
    let mut message = problem.message.lines().map(safe::line);
    let title = message.next().unwrap_or_default();
    let level = match problem.severity {
        ProblemSeverity::Unsound => Level::ERROR,
        ProblemSeverity::Note => Level::NOTE,
    };
    let path = safe::line(&problem.path);
    let group = level.primary_title(title);
    let group = match &problem.place {
        Some(place) => group.element(snippet(place, &path)),
        None => group.element(Origin::path(path)),
    };
    let renderer = if look.colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let renderer = renderer
        .decor_style(DecorStyle::Ascii)
        .term_width(look.width);
    let mut out = renderer.render(&[group]);
    // What else the message says stands under the source, where its own line breaks stay as they are.
    for line in message {
        out.push_str("\n  ");
        out.push_str(line.trim_end());
    }
    if let Some(help) = &problem.help {
        out.push_str("\nhelp: ");
        out.push_str(&safe::line(help));
    }
    out.push('\n');
    if look.ascii { safe::ascii(&out) } else { out }
}

/// The source line with the place marked. The line is made safe first, so that the marks stand under what is shown.
fn snippet(place: &Place, path: &str) -> Snippet<'static, annotate_snippets::Annotation<'static>> {
    let part = |from: usize, count: usize| {
        let letters = place.text.chars().skip(from).take(count);
        safe::line(&letters.collect::<String>())
    };
    let column = place.column.saturating_sub(1);
    let before = part(0, column);
    let marked = part(column, place.width);
    let after = part(column + place.width, usize::MAX);
    let span = before.len()..before.len() + marked.len();
    Snippet::source(format!("{before}{marked}{after}"))
        .line_start(place.line)
        .path(path.to_owned())
        .annotation(AnnotationKind::Primary.span(span))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOOK: Look = Look {
        width: 80,
        colour: false,
        ascii: false,
    };

    #[test]
    fn a_placed_problem_shows_its_line() {
        let mut drawn = Problem::of_file(
            "unknown-member",
            "decisions/a.md",
            "`approver` names `anna`",
        )
        .with_help("did you mean `ana`?");
        drawn.place = Some(Place {
            line: 4,
            column: 13,
            width: 4,
            text: "approver = \"anna\"\u{202e}".to_owned(),
        });
        assert_eq!(
            problem(&drawn, &LOOK),
            "error: `approver` names `anna`\n \
             --> decisions/a.md:4:13\n  \
             |\n\
             4 | approver = \"anna\"\\u{202e}\n  \
             |             ^^^^\n\
             help: did you mean `ana`?\n"
        );
    }

    #[test]
    fn a_problem_of_a_file_keeps_its_lines() {
        let message = "the seal does not match\n  sealed: sha256:1\n  now:    sha256:2";
        let drawn = Problem::of_file("broken-seal", "decisions/a.md", message).as_note();
        assert_eq!(
            problem(&drawn, &LOOK),
            "note: the seal does not match\n\
             --> decisions/a.md\n    \
             sealed: sha256:1\n    \
             now:    sha256:2\n"
        );
    }
}
