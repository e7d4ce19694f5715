//! How far a long work has come, for whoever sits before a terminal.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// Fewer things than this are done before anybody looks.
const FEW: usize = 50;

/// A bar on standard error; nothing where nobody would see it.
#[derive(Debug, Clone)]
pub(super) struct Progress(Option<ProgressBar>);

impl Progress {
    /// A bar for so many things. `seen` is whether somebody looks at standard error.
    pub(super) fn new(what: &'static str, count: usize, seen: bool) -> Self {
        if !seen || count < FEW {
            return Self(None);
        }
        let bar = ProgressBar::new(count as u64).with_message(what);
        if let Ok(style) = ProgressStyle::with_template("{msg} {bar:32} {pos} of {len} ({eta})") {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(200));
        Self(Some(bar))
    }

    /// One more is done.
    pub(super) fn step(&self) {
        if let Some(bar) = &self.0 {
            bar.inc(1);
        }
    }

    /// All are done: the bar goes.
    pub(super) fn end(self) {
        if let Some(bar) = self.0 {
            bar.finish_and_clear();
        }
    }
}
