//! The views as people and programs get them, from journals written as strings.

#[path = "views/journal.rs"]
mod journal;
#[path = "views/weekly.rs"]
mod weekly;
