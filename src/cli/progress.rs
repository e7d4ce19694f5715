//! How far a long work has come, for whoever sits before a terminal.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// Fewer things than this are done before anybody looks.
const FEW: usize = 50;

/// A bar on standard error, until it is dropped; nothing where nobody would see it.
#[derive(Debug)]
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

    /// Does something that writes to the terminal, with the bar out of its way.
    pub(super) fn aside<T>(&self, work: impl FnOnce() -> T) -> T {
        match &self.0 {
            Some(bar) => bar.suspend(work),
            None => work(),
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}
