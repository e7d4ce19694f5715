//! What became of an entry, in one word, folded from the entries that name it.

use chrono::NaiveDate;

use super::document::Tone;
use crate::model::journal::{EndCause, StanceAt};
use crate::model::kinds::{Decision, Position, Relay, Topic, Update};
use crate::model::{Body, Entry, Journal, Of, UpdateState, Word};

/// The state of an entry, if its kind has one.
pub fn state(journal: &Journal, entry: &Entry, as_of: NaiveDate) -> Option<&'static str> {
    let word = match &entry.body {
        Body::Meeting(meeting) if meeting.ended.is_some() => "adjourned",
        Body::Meeting(_) => "open",
        Body::Topic(body) => topic(journal, Of { entry, body }),
        Body::Decision(body) => decision(journal, Of { entry, body }, as_of),
        Body::Amendment(amendment) if amendment.editorial => "editorial",
        Body::Position(body) => position(journal, Of { entry, body }),
        Body::Dissent(body) => journal
            .dissent_state(Of { entry, body })
            .outcome()
            .map_or("open", Word::as_str),
        Body::Answer(answer) => answer.outcome.as_str(),
        Body::Commitment(body) => journal
            .commitment_state(Of { entry, body }, as_of)
            .state
            .as_str(),
        Body::Update(update) => update.state.as_str(),
        Body::Relay(_) if is_corrected(journal, entry) => "corrected",
        Body::Review(review) => review.outcome.as_str(),
        Body::Address(address) => address.result.as_str(),
        Body::Amendment(_) | Body::Relay(_) | Body::Signal(_) | Body::Signature(_) => return None,
    };
    Some(word)
}

/// Whether the word is good news or asks for attention.
pub fn tone(state: &str) -> Tone {
    match state {
        "kept" | "met" | "adopted" => Tone::Good,
        "overdue" | "missed" | "stale" => Tone::Attention,
        _ => Tone::Plain,
    }
}

fn topic(journal: &Journal, topic: Of<'_, Topic>) -> &'static str {
    let id = &*topic.entry.id;
    let settled = journal
        .naming_as::<Decision>(id)
        .any(|decision| decision.body.topic.as_deref() == Some(id));
    if settled {
        return "decided";
    }
    let last = journal.naming_as::<Update>(id).last();
    match last.map(|update| update.body.state) {
        Some(state @ (UpdateState::Deferred | UpdateState::Dropped)) => state.as_str(),
        _ => "open",
    }
}

/// Whether a decision stands, and if not, why.
pub fn decision(journal: &Journal, decision: Of<'_, Decision>, as_of: NaiveDate) -> &'static str {
    match journal.end(decision, as_of).map(|end| end.cause) {
        None => "stands",
        Some(EndCause::Ended) => "ended",
        Some(EndCause::Superseded) => "superseded",
        Some(EndCause::Reversed) => "reversed",
    }
}

/// A position is stale once the decision was amended in substance, unless the member took another since.
fn position(journal: &Journal, position: Of<'_, Position>) -> &'static str {
    let id = &*position.body.decision;
    let last = journal
        .naming_as::<Position>(id)
        .rfind(|other| other.body.member == position.body.member);
    let is_last = last.is_some_and(|last| last.entry.id == position.entry.id);
    let stance = journal
        .get_as::<Decision>(id)
        .map(|decision| journal.stance(decision, &position.body.member));
    match stance {
        Some(StanceAt::Stale(_)) if is_last => "stale",
        _ if is_last => "stands",
        _ => "changed",
    }
}

fn is_corrected(journal: &Journal, relay: &Entry) -> bool {
    journal
        .naming_it_as::<Relay>(relay)
        .any(|later| later.body.corrects.as_deref() == Some(&*relay.id))
}
