//! The views as people and programs get them, from journals written as strings.

#[path = "views/hostile.rs"]
mod hostile;
#[path = "views/journal.rs"]
mod journal;
#[path = "views/measures.rs"]
mod measures;
#[path = "views/meetings.rs"]
mod meetings;
#[path = "views/quarter.rs"]
mod quarter;
#[path = "views/reading.rs"]
mod reading;
#[path = "views/weekly.rs"]
mod weekly;
