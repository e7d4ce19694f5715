//! Whether two times can be held against each other, and whether they agree.

use chrono::{Datelike, NaiveDate};

use super::time::{NO_YEAR, Time};
use crate::wording::dates::calendar::end_of_month;

impl Time {
    /// Whether two times can be held against each other at all.
    pub(crate) fn comparable(&self, other: &Self) -> bool {
        let floating = |t: &Self| t.weekday.is_some() && !t.dated;
        self.season == other.season && floating(self) == floating(other)
    }

    /// Whether two comparable times agree: their days meet, where a missing year fits every year.
    pub(crate) fn agrees(&self, other: &Self) -> bool {
        if let (Some(one), Some(two)) = (self.weekday, other.weekday)
            && (!self.dated || !other.dated)
        {
            return one == two;
        }
        if self.dated == other.dated {
            return meet((self.first, self.last), (other.first, other.last))
                || !self.dated && meet_in_another_year(self, other);
        }
        let (dated, bare) = if self.dated {
            (self, other)
        } else {
            (other, self)
        };
        // The last quarter of a fiscal year lies in the year after the one that it is counted from.
        let after = bare.last.year() - NO_YEAR;
        (dated.first.year() - after.max(0)..=dated.last.year()).any(|y| {
            let shift = |d: NaiveDate| {
                d.with_year(y + d.year() - NO_YEAR)
                    .or_else(|| end_of_month(y, 2))
            };
            match (shift(bare.first), shift(bare.last)) {
                (Some(first), Some(last)) => meet((dated.first, dated.last), (first, last)),
                _ => true,
            }
        })
    }
}

/// Whether two times without a year meet in the year before or after: the end of a year meets `before January`.
fn meet_in_another_year(one: &Time, other: &Time) -> bool {
    [-1, 1].into_iter().any(|apart| {
        let moved = |day: NaiveDate| {
            let year = day.year() + apart;
            let leap = || end_of_month(year, day.month());
            day.with_year(year).or_else(leap).unwrap_or(day)
        };
        let span = (moved(other.first), moved(other.last));
        meet((one.first, one.last), span)
    })
}

/// Whether two spans of days share one.
fn meet(one: (NaiveDate, NaiveDate), two: (NaiveDate, NaiveDate)) -> bool {
    one.0 <= two.1 && two.0 <= one.1
}

#[cfg(test)]
mod tests {
    use super::super::time::times;
    use crate::wording::text::tokens;

    fn agree(one: &str, two: &str) -> bool {
        let read = |text| times(&tokens(text), None, 1).into_iter().next();
        let (Some(one), Some(two)) = (read(one), read(two)) else {
            panic!("no time in '{one}' or '{two}'")
        };
        one.comparable(&two) && one.agrees(&two)
    }

    #[test]
    fn the_same_day_in_other_words() {
        assert!(agree("by 31 March 2027", "by the end of Q1"));
        assert!(agree("by 28 February 2027", "by the end of February '27"));
        assert!(agree("until 31 May", "before June"));
        assert!(agree("on 1 January", "on January 1st"));
        assert!(agree("on 2027-03-15", "on March 15th, 2027"));
        assert!(agree("by 30 June 2027", "at the end of June"));
        assert!(agree("by 30 June 2027", "by 30.06.2027"));
        assert!(agree("by 30 June 2027", "by the end of H1 2027"));
        assert!(agree("by 15 September", "by Sept. 15"));
        assert!(agree("by 31 December", "by year's end"));
        assert!(agree("until the end of the year", "before January"));
        assert!(agree("May 2027, says the plan", "in May '27"));
    }

    #[test]
    fn a_fiscal_year_moves_its_quarters() {
        let agree = |one: &str, two: &str, starts| {
            let read = |text| times(&tokens(text), None, starts).remove(0);
            read(one).agrees(&read(two))
        };
        assert!(agree("by 30 June 2027", "by the end of Q1", 4));
        assert!(!agree("by 31 March 2027", "by the end of Q1", 4));
        assert!(agree("by 31 March 2027", "by the end of Q4", 4));
        assert!(agree("by 31 March", "by the end of Q4", 4));
        assert!(!agree("by 31 December", "by the end of Q4", 4));
        assert!(agree("by 31 December", "by the end of Q4", 1));
    }

    #[test]
    fn this_quarter_is_that_of_the_day_it_is_said() {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 5, 4);
        let agree = |one: &str, two: &str, starts| {
            let read = |text| times(&tokens(text), day, starts).remove(0);
            read(one).agrees(&read(two))
        };
        assert!(agree("by 30 June 2026", "by the end of this quarter", 4));
        assert!(agree("by 31 July 2026", "by the end of this quarter", 2));
        assert!(!agree("by 31 July 2026", "by the end of this quarter", 1));
        assert!(agree(
            "by 30 September 2026",
            "by the end of next quarter",
            1
        ));
        assert!(agree("in Q1", "this quarter", 4));
    }

    #[test]
    fn another_day() {
        assert!(!agree("by 28 February 2027", "by the end of March '27"));
        assert!(!agree("by 30 June 2027", "by 30 June 2028"));
        assert!(!agree("in February", "in April"));
        assert!(!agree("in week 12", "in week 20"));
        assert!(!agree("by 30.06.2027", "by 31.07.2027"));
        assert!(!agree("by the end of the year", "by 30 June"));
        assert!(!agree("by the first of March", "by 1 May"));
        assert!(!agree("by Friday", "by Monday"));
        assert!(!agree("on 5 October", "on the second Monday in October"));
        assert!(agree("by 15 November 2026", "by 15/11/2026"));
        assert!(!agree("by 15 September 2026", "by 15/11/2026"));
        assert!(agree("on 5 October", "on the first Monday in October"));
        assert!(agree("on 30 June 2027", "on the last Wednesday of June"));
    }

    #[test]
    fn words_that_are_no_months() {
        assert!(times(&tokens("May I march on? They may."), None, 1).is_empty());
    }
}
