//! Text to entries and back: the `+++` front matter, TOML's keys and types, and the seal. Text that cannot be read
//! gives problems with their places, never a failure; one field that cannot be read hides no other.

mod front;
mod locate;
mod patch;
mod place;
mod plain;
mod raw;
mod read;
mod seal;
mod settings;
mod table;
mod team;
mod toml_value;
mod write;

pub use front::{Front, NotText, notes, replace_notes, split, text_of};
pub use locate::{locate, locate_in_toml};
pub use patch::{PatchError, remove, set};
pub use place::place;
pub use raw::{raw_fields, unquoted};
pub use read::{Read, entry};
pub use seal::{seal_of, sealed};
pub use settings::{SECTIONS, Section, Setting};
pub use team::{FORMAT, team};
pub use write::{entry as write_entry, placed, quote, value as write_value};
