//! Instants, and the stretch of time in which something may have happened.

use std::ops::Range;

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
    /// Whether nothing says at which offset from UTC the day was; the instants are those of UTC then.
    pub floats: bool,
}

impl Span {
    /// The instant `at` where its date, in its own offset, is `on`; else all of `on` in that offset; without `at` all of
    /// `on`, wherever it may have been.
    pub fn of(at: Option<Moment>, on: NaiveDate) -> Self {
        match at {
            Some(at) if at.date_naive() == on => Self {
                first: at.timestamp(),
                last: at.timestamp(),
                floats: false,
            },
            Some(at) => {
                let first = midnight(on) - i64::from(at.offset().local_minus_utc());
                Self {
                    first,
                    last: first + DAY - 1,
                    floats: false,
                }
            }
            None => Self {
                first: midnight(on),
                last: midnight(on) + DAY - 1,
                floats: true,
            },
        }
    }

    /// Exactly this instant.
    pub fn at(moment: Moment) -> Self {
        Self {
            first: moment.timestamp(),
            last: moment.timestamp(),
            floats: false,
        }
    }

    /// The span as it stands beside another. Two days of which nobody wrote down where they were are days of one
    /// place; beside an instant such a day may have begun in the east of the Pacific and ended in the west of it.
    fn beside(self, other: Self) -> Self {
        if !self.floats || other.floats {
            return self;
        }
        Self {
            first: self.first - EAST,
            last: self.last + WEST,
            ..self
        }
    }

    /// Whether this surely came after `other`.
    pub fn surely_after(self, other: Self) -> bool {
        self.beside(other).first > other.beside(self).last
    }

    /// Whether this surely came more than `window` after `other`.
    pub fn surely_after_window(self, other: Self, window: TimeDelta) -> bool {
        let after = other.beside(self).last.saturating_add(window.num_seconds());
        self.beside(other).first > after
    }

    /// Whether this surely came no more than `window` after `other`'s end.
    pub fn surely_within(self, other: Self, window: TimeDelta) -> bool {
        let until = other
            .beside(self)
            .first
            .saturating_add(window.num_seconds());
        self.beside(other).last <= until
    }

    /// Whether this may have come no more than `window` after `other`: the charitable reading.
    pub fn maybe_within(self, other: Self, window: TimeDelta) -> bool {
        !self.surely_after_window(other, window)
    }
}

/// A day, in seconds.
const DAY: i64 = 86_400;
/// The offsets from UTC that are furthest apart, in seconds: +14:00 in Kiribati, -12:00 in the west of the Pacific.
const EAST: i64 = 14 * 3_600;
const WEST: i64 = 12 * 3_600;

/// A day as it is written in a front matter and at the beginning of a file's name: `2026-03-02`, and in no other way.
pub fn day_of(written: &str) -> Option<NaiveDate> {
    let parts = (
        digits(written, 0..4)?,
        digits(written, 5..7)?,
        digits(written, 8..10)?,
    );
    let is_split = written.len() == 10 && written.get(4..5)? == "-" && written.get(7..8)? == "-";
    let (year, month, day) = (i32::try_from(parts.0).ok()?, parts.1, parts.2);
    is_split.then(|| NaiveDate::from_ymd_opt(year, month, day))?
}

/// A number of digits alone, at a place in a text.
pub(crate) fn digits(text: &str, range: Range<usize>) -> Option<u32> {
    text.get(range)?.bytes().try_fold(0, |number, byte| {
        byte.is_ascii_digit()
            .then(|| number * 10 + u32::from(byte - b'0'))
    })
}

/// Midnight in UTC, in seconds since the Unix epoch.
fn midnight(day: NaiveDate) -> i64 {
    day.and_time(NaiveTime::MIN).and_utc().timestamp()
}

/// The last instant of a day in UTC, as a span: what "by the end of" means.
pub fn end_of(day: NaiveDate) -> Span {
    let last = midnight(day) + DAY - 1;
    Span {
        first: last,
        last,
        floats: false,
    }
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
    fn a_day_is_written_in_one_way() {
        assert_eq!(day_of("2026-03-02"), Some(day("2026-03-02")));
        for other in [
            "",
            "2026-3-2",
            "2026-3-002",
            "2026-03-02T",
            "2026- 3-02",
            "+026-03-02",
            "2026/03/02",
            "2026-02-30",
            "2026-03-0é",
        ] {
            assert_eq!(day_of(other), None, "{other}");
        }
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
        assert!(!Span::at(moment("2026-03-04T11:59:59Z")).surely_after_window(decided, window));
        assert!(Span::at(moment("2026-03-04T12:00:00Z")).surely_after_window(decided, window));
        assert!(!Span::of(None, day("2026-03-03")).surely_after_window(decided, window));
    }
}
