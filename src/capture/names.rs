//! The words that an entry's name is made of.

use crate::model::{Body, Entry, Word};

/// A few words that tell people what an entry is.
pub fn slug_words(entry: &Entry) -> String {
    match &entry.body {
        Body::Meeting(meeting) => meeting.ritual.as_str().to_owned(),
        Body::Topic(topic) => topic.title.to_string(),
        Body::Decision(decision) => decision.text.to_string(),
        Body::Amendment(amendment) => format!("{} amended", middle(&amendment.decision)),
        Body::Position(position) => format!("{} {}", &*position.member, position.stance),
        Body::Dissent(dissent) => dissent.reason.to_string(),
        Body::Answer(answer) => answer.text.to_string(),
        Body::Commitment(commitment) => commitment.what.to_string(),
        Body::Update(update) => {
            format!(
                "{} {}",
                update.subject().map_or("", |subject| middle(subject)),
                update.state
            )
        }
        Body::Relay(relay) => {
            let audience = relay.audience.first().map_or("", |name| name);
            format!("{} to {audience}", &*relay.member)
        }
        Body::Signal(signal) => format!(
            "{} {}",
            signal.what,
            signal.who.first().map_or("", |who| who)
        ),
        Body::Review(review) => format!("{} {}", middle(&review.decision), review.outcome),
        Body::Signature(signature) => format!("{} signs {}", &*signature.member, signature.pledge),
        Body::Address(address) => format!(
            "{} {}",
            address.finding.split('/').next().unwrap_or(""),
            address.result
        ),
    }
}

/// The slug of another entry's id, without its date and suffix.
fn middle(id: &str) -> &str {
    let without_date = id.get(11..).unwrap_or(id);
    without_date
        .rsplit_once('-')
        .map_or(without_date, |(slug, _)| slug)
}
