//! The entry kinds, a file each: what each records, field by field. The doc comments here are the words of `--help`
//! and of the format reference.

mod address;
mod amendment;
mod answer;
mod commitment;
mod decision;
mod dissent;
mod meeting;
mod position;
mod relay;
mod review;
mod signal;
mod signature;
mod topic;
mod update;

pub use address::Address;
pub use amendment::Amendment;
pub use answer::Answer;
pub use commitment::Commitment;
pub use decision::Decision;
pub use dissent::{ADDRESSEES, Dissent, WITHHELD};
pub use meeting::Meeting;
pub use position::Position;
pub use relay::Relay;
pub use review::Review;
pub use signal::Signal;
pub use signature::Signature;
pub use topic::Topic;
pub use update::Update;
