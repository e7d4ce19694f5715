//! firstteam
