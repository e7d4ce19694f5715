//! The most important thing of the quarter in one sentence.

use super::Quarterly;
use crate::report::words::{capital, count, number};

/// What came of decisions and what was not looked at, then what was decided.
pub(super) fn headline(quarterly: &Quarterly) -> String {
    let waiting = quarterly.not_reviewed.len();
    match (reviewed(quarterly), waiting) {
        (Some(reviewed), 0) => format!("{reviewed}."),
        (Some(reviewed), 1) => format!("{reviewed}; one decision still waits for its review."),
        (Some(reviewed), many) => {
            let many = number(many);
            format!("{reviewed}; {many} decisions still wait for their review.")
        }
        (None, 0) => quiet(quarterly),
        (None, 1) => format!(
            "One decision was due for review and has not been looked at: “{}”.",
            quarterly.not_reviewed[0].subject
        ),
        (None, many) => format!(
            "{} decisions were due for review and have not been looked at, the first “{}”.",
            capital(&number(many)),
            quarterly.not_reviewed[0].subject
        ),
    }
}

/// "Two of three reviews found what was expected".
fn reviewed(quarterly: &Quarterly) -> Option<String> {
    let met = quarterly.reviews_met;
    Some(match (met.part, met.whole) {
        (_, 0) => return None,
        (0, 1) => "The one review did not find all that was expected".to_owned(),
        (1, 1) => "The one review found what was expected".to_owned(),
        (part, whole) if part == whole => {
            format!("All {} reviews found what was expected", number(whole))
        }
        (0, whole) => format!(
            "None of {} reviews found all that was expected",
            number(whole)
        ),
        (part, whole) => {
            let part = capital(&number(part));
            format!(
                "{part} of {} reviews found what was expected",
                number(whole)
            )
        }
    })
}

fn quiet(quarterly: &Quarterly) -> String {
    let made = quarterly.decided.iter().map(|goal| goal.decisions.len());
    match made.sum::<usize>() {
        0 => "A quiet quarter: nothing was decided, and nothing was due for review.".to_owned(),
        many => format!(
            "{}, and no review was due or held.",
            capital(&count(many, "decision", "decisions"))
        ),
    }
}
