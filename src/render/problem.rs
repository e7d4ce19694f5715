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
