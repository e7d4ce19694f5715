//! The line above the prompt: the meeting, the topic and how long it has been open, and who has not said where they
//! stand.

use super::session::Session;
use crate::capture::in_words;
use crate::cli::Error;
use crate::cli::context::now;
use crate::report::cut;

/// How much of a topic's title is shown.
const TITLE: usize = 28;

impl Session {
    /// The line, no wider than so many columns.
    pub(super) fn status(&self, width: usize) -> Result<String, Error> {
        let waiting = match self.pending().len() + self.loose().len() {
            0 => None,
            count => Some(format!("{count} waiting (?)")),
        };
        let Some(meeting) = self.folded.meeting else {
            let none = Some("no meeting yet".to_owned());
            let parts: Vec<String> = none.into_iter().chain(waiting).collect();
            return Ok(parts.join(" | "));
        };
        let meeting = &self.folded.entries[meeting];
        let ritual = meeting.text("ritual").unwrap_or("meeting");
        let mut parts = vec![if meeting.on == now()?.date_naive() {
            ritual.to_owned()
        } else {
            format!("{ritual} of {}", in_words(meeting.on))
        }];
        parts.extend(waiting);
        if let Some((topic, since)) = self.folded.topic {
            let title = self.folded.entries[topic].text("title").unwrap_or_default();
            let minutes = (now()? - since).num_minutes().max(0);
            parts.push(format!("{} {minutes} min", cut(title, TITLE)));
        }
        if self.folded.decision.is_some() {
            let silent = self.folded.silent(self.team());
            parts.push(if silent.is_empty() {
                "everyone has a stance".to_owned()
            } else {
                format!("no stance yet: {}", silent.join(", "))
            });
        }
        let line = crate::render::safe(&parts.join(" | "));
        Ok(cut(line.trim_end(), width.saturating_sub(1)))
    }
}
