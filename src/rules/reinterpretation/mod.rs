//! Told otherwise than decided.

pub mod contrary_commitment;
pub mod never_relayed;
pub mod relay_drift;
pub mod relay_omits;
pub mod relays_conflict;
pub mod stale_commitment;
pub mod wording_edited;

mod background;
mod candidates;
pub(super) mod told;

use crate::model::kinds::Relay;
use crate::model::{Journal, Of};

/// Whether a later relay puts this one right; then nothing more is asked about it.
fn is_corrected(journal: &Journal, relay: Of<'_, Relay>) -> bool {
    journal
        .naming_it_as::<Relay>(relay.entry)
        .any(|later| later.corrects.as_deref() == Some(&*relay.entry.id))
}
