//! Instants, and the stretch of time in which something may have happened.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, TimeDelta};

/// An instant with the offset at which it was recorded.
pub type Moment = DateTime<FixedOffset>;

/// The stretch of time in which something happened: one instant, or all of a day where the record says no more.
/// Questions of order answer yes only where it is certain for every instant of both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first instant, in seconds since the Unix epoch.
    pub first: i64,
    /// The last instant.
    pub last: i64,
}

impl Span {
    /// The instant `at` where its date, in its own offset, is `on`; else all of `on`, in that offset or in UTC.
    pub fn of(at: Option<Moment>, on: NaiveDate) -> Self {
        match at {
            Some(at) if at.date_naive() == on => Self {
                first: at.timestamp(),
                last: at.timestamp(),
            },
            _ => {
                let offset = at.map_or(0, |at| i64::from(at.offset().local_minus_utc()));
                let first = on.and_time(NaiveTime::MIN).and_utc().timestamp() - offset;
                Self {
                    first,
                    last: first + 86_399,
                }
            }
        }
    }

    /// Exactly this instant.
    pub fn at(moment: Moment) -> Self {
        Self {
            first: moment.timestamp(),
            last: moment.timestamp(),
        }
    }

    /// Whether this surely came after `other`.
    pub fn surely_after(self, other: Self) -> bool {
        self.first > other.last
    }

    /// Whether this surely came more than `window` after `other`.
    pub fn surely_after_window(self, other: Self, window: TimeDelta) -> bool {
        self.first > other.last.saturating_add(window.num_seconds())
    }

    /// Whether this surely came no more than `window` after `other`'s end.
    pub fn surely_within(self, other: Self, window: TimeDelta) -> bool {
        self.last <= other.first.saturating_add(window.num_seconds())
    }

    /// Whether this may have come no more than `window` after `other`: the charitable reading.
    pub fn maybe_within(self, other: Self, window: TimeDelta) -> bool {
        !self.surely_after_window(other, window)
    }
}

/// The last instant of a day at an offset, as a span: what "by the end of" means.
pub fn end_of(day: NaiveDate) -> Span {
    let last = Span::of(None, day).last;
    Span { first: last, last }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Moment {
        DateTime::parse_from_rfc3339(text).expect("a moment")
    }
    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn an_entry_recorded_on_its_day_happened_at_that_instant() {
        let at = moment("2026-03-02T23:30:00+02:00");
        let span = Span::of(Some(at), day("2026-03-02"));
        assert_eq!((span.first, span.last), (at.timestamp(), at.timestamp()));
    }

    #[test]
    fn an_entry_recorded_later_may_have_happened_all_day() {
        let span = Span::of(Some(moment("2026-03-05T10:00:00+02:00")), day("2026-03-02"));
        assert_eq!(span.first, moment("2026-03-02T00:00:00+02:00").timestamp());
        assert_eq!(span.last, moment("2026-03-02T23:59:59+02:00").timestamp());
    }

    #[test]
    fn a_window_has_passed_only_where_it_has_for_every_instant() {
        let decided = Span::of(None, day("2026-03-02"));
        let window = TimeDelta::hours(24);
        assert!(!Span::at(moment("2026-03-03T23:59:59Z")).surely_after_window(decided, window));
        assert!(Span::at(moment("2026-03-04T00:00:00Z")).surely_after_window(decided, window));
        assert!(!Span::of(None, day("2026-03-03")).surely_after_window(decided, window));
    }
}
