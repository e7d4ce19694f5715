//! What stands in a session's transcript: lines as they were typed, and what became of them.

use chrono::{DateTime, SecondsFormat};

use crate::model::Moment;

/// A line of the transcript.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Recorded {
    /// Typed at a time.
    Typed(Moment, String),
    /// An entry was written for a typed line, by its number.
    Wrote(usize, String),
    /// All that so many typed lines tell of is in the journal.
    Applied(usize),
    /// The meeting that was open before the first line.
    Open(String),
}

impl Recorded {
    /// Reads a line. One that was cut off before its tab is a line that somebody typed, at an unknown time.
    pub(super) fn read(line: &str, before: Moment) -> Self {
        let known = line.split_once('\t').and_then(|(word, rest)| match word {
            "wrote" => {
                let (number, id) = rest.split_once('\t')?;
                Some(Self::Wrote(number.parse().ok()?, id.to_owned()))
            }
            "applied" => rest.parse().ok().map(Self::Applied),
            "open" => Some(Self::Open(rest.to_owned())),
            at => {
                let at = DateTime::parse_from_rfc3339(at).ok()?;
                Some(Self::Typed(at, rest.to_owned()))
            }
        });
        known.unwrap_or_else(|| Self::Typed(before, line.to_owned()))
    }

    /// The line.
    pub(super) fn line(&self) -> String {
        match self {
            Self::Typed(at, text) => {
                format!(
                    "{}\t{text}",
                    at.to_rfc3339_opts(SecondsFormat::AutoSi, false)
                )
            }
            Self::Wrote(number, id) => format!("wrote\t{number}\t{id}"),
            Self::Applied(count) => format!("applied\t{count}"),
            Self::Open(id) => format!("open\t{id}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read_as_it_was_written() {
        let at = DateTime::parse_from_rfc3339("2026-03-02T10:42:07.250+01:00").expect("a time");
        for recorded in [
            Recorded::Typed(at, "  why:\tchurn".to_owned()),
            Recorded::Typed(at, String::new()),
            Recorded::Wrote(7, "2026-03-02-weekly-h3m2p".to_owned()),
            Recorded::Applied(7),
            Recorded::Open("2026-03-02-weekly-h3m2p".to_owned()),
        ] {
            assert_eq!(
                Recorded::read(&recorded.line(), Moment::default()),
                recorded
            );
        }
    }

    #[test]
    fn nothing_that_stands_there_is_lost() {
        for cut in ["2026-03-0", "wrote\tx", "= Freeze", "\t"] {
            let read = Recorded::read(cut, Moment::default());
            assert_eq!(read, Recorded::Typed(Moment::default(), cut.to_owned()));
        }
    }
}
