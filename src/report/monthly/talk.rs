//! What is worth talking about: three things at most, each with a question that a team can take up. Nobody is named, and
//! a single slip among many is none of them.

use serde::Serialize;

use super::Monthly;
use super::scorecard::share;
use crate::model::{Journal, Level};
use crate::report::FindingView;
use crate::report::document::{Item, Line};
use crate::report::measures::PartOf;
use crate::report::weekly::about;
use crate::report::words::{capital, number, own_prose};
use crate::rules::Finding;

/// How many things a team talks over in one sitting.
const MOST: usize = 3;

/// Something worth talking about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Talk {
    /// What the record shows.
    pub says: String,
    /// What to ask.
    pub ask: String,
}

/// The first three of these that the month has.
pub(super) fn talk(monthly: &Monthly, journal: &Journal, findings: &[Finding]) -> Vec<Talk> {
    let of = |name: &str| share(&monthly.measures, name);
    // What a question is about already is told once.
    let flags = flags(monthly, findings);
    let asks = |rules: &[&str]| flags.iter().any(|flag| rules.contains(&flag.rule.name));
    let said = Talk::some(of("said-in-the-room"), "dissent", "dissents");
    let said = said.filter(|_| !asks(&["late-dissent", "public-dissent"]));
    let said = said.map(|who| {
        Talk::new(
            format!("{who} came late or outside the room."),
            "What would have made it possible to say it there?",
        )
    });
    let answered = Talk::some(of("answered-in-time"), "dissent", "dissents").map(|who| {
        Talk::new(
            format!("{who} in the room had no answer in time."),
            "Who answers, and by when?",
        )
    });
    let told = Talk::some(of("relay-coverage"), "relay owed", "relays owed").map(|who| {
        Talk::new(
            format!("{who} did not come."),
            "Who has not heard, and who tells them by when?",
        )
    });
    let faithful = Talk::some(of("relay-fidelity"), "relay", "relays");
    let faithful = faithful.filter(|_| !asks(&["relay-drift"])).map(|who| {
        Talk::new(
            format!("{who} said something else than was decided."),
            "Was the sentence to carry back clear enough?",
        )
    });
    let promised = of("commitments-kept");
    let is = if promised.rest() == 1 { "is" } else { "are" };
    let due = ("promise due this month", "promises due this month");
    let kept = Talk::many(promised, due.0, due.1).map(|who| {
        Talk::new(
            format!("{who} {is} not kept so far."),
            "Was it too much at once, or did something change?",
        )
    });
    let stood = Talk::many(of("stood-30-days"), "decision", "decisions").map(|who| {
        Talk::new(
            format!("{who} did not stand for 30 days as made."),
            "What was known too late?",
        )
    });
    let unsigned = monthly.pledge.as_ref().and_then(|pledge| {
        let ask = "What would they want changed before they sign?";
        Some(Talk::new(pledge.sentence()?, ask))
    });
    let found = [
        waiting(journal, monthly, &flags),
        said,
        answered,
        told,
        faithful,
        kept,
        stood,
        unclear(monthly),
        unsigned,
    ];
    found.into_iter().flatten().take(MOST).collect()
}

/// Questions asked loudly that nobody has settled.
fn flags<'a>(monthly: &Monthly, findings: &'a [Finding]) -> Vec<&'a Finding> {
    let flags = findings.iter().filter(|finding| {
        finding.state.is_waiting()
            && finding.level == Level::Flag
            && finding.on <= monthly.period.until
    });
    flags.collect()
}

fn waiting(journal: &Journal, monthly: &Monthly, flags: &[&Finding]) -> Option<Talk> {
    let first = FindingView::of(journal, monthly.as_of, flags.first()?);
    let about = about(journal, monthly.as_of, &first);
    let says = match flags.len() {
        1 => format!("One question waits for the forum, about {about}."),
        many => format!(
            "{} questions wait for the forum, the first about {about}.",
            capital(&number(many))
        ),
    };
    Some(Talk::new(
        says,
        "Uphold, dismiss or change something; `firstteam flags --level flag` has the words.",
    ))
}

/// What decisions most often leave out, where half of them or more do.
fn unclear(monthly: &Monthly) -> Option<Talk> {
    let fields = [
        ("with-why", "gave no reason"),
        ("with-trade-offs", "named nothing that is given up"),
        ("with-metric", "named no metric"),
        ("with-approver", "named no approver"),
        ("with-goal", "named no goal"),
    ];
    let missing = fields.map(|(name, what)| (share(&monthly.measures, name), what));
    let (share, what) = missing
        .into_iter()
        .rev()
        .max_by_key(|(share, _)| share.rest())?;
    if share.whole < 2 || share.rest() * 2 < share.whole {
        return None;
    }
    let who = Talk::some(share, "decision", "decisions")?;
    Some(Talk::new(
        format!("{who} {what}."),
        "Is it agreed all the same, and only not written down?",
    ))
}

impl Talk {
    fn new(says: String, ask: &str) -> Self {
        Self {
            says,
            ask: ask.to_owned(),
        }
    }

    /// "One of four dissents": those that are not of the part, where there are any.
    fn some(share: PartOf, one: &str, many: &str) -> Option<String> {
        let (rest, whole) = (share.rest(), share.whole);
        match (rest, whole) {
            (0, _) => None,
            (1, 1) => Some(format!("The only {one}")),
            (2, 2) => Some(format!("Both {many}")),
            _ if rest == whole => Some(format!("All {} {many}", number(whole))),
            _ => Some(format!(
                "{} of {} {many}",
                capital(&number(rest)),
                number(whole)
            )),
        }
    }

    /// The same, where it is a quarter of them or more.
    fn many(share: PartOf, one: &str, many: &str) -> Option<String> {
        (share.rest() * 4 >= share.whole)
            .then(|| Self::some(share, one, many))
            .flatten()
    }

    pub(super) fn item(&self) -> Item {
        Item::new(Line::new().plain(&self.says)).under(own_prose(&self.ask))
    }
}
