//! firstteam
fn main() {}
