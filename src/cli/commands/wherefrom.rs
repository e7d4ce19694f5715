//! `where`: which journal is meant, and what led to it.

use serde::Serialize;

use crate::cli::context::{Context, Format};
use crate::cli::{DONE, Error, streams};

#[derive(Serialize)]
struct Where<'a> {
    schema: &'a str,
    journal: String,
    because: &'a str,
}

pub(super) fn show(context: &Context) -> Result<u8, Error> {
    let found = context.found()?;
    let journal = found.store.root().display().to_string();
    let because = found.by.describe();
    let text = if context.format == Format::Json {
        let shown = Where {
            schema: "firstteam/where/1",
            journal,
            because,
        };
        serde_json::to_string_pretty(&shown).unwrap_or_default()
    } else {
        format!("{}\nby {because}", crate::render::safe(&journal))
    };
    streams::output(&format!("{text}\n"))?;
    Ok(DONE)
}
