//! Told otherwise than decided.
