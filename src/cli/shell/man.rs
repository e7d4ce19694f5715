//! `man`: the pages of the manual, one for each command.

use std::path::Path;

use clap::{ArgMatches, Command};
use clap_mangen::Man;

use crate::cli::arguments::text;
use crate::cli::context::Context;
use crate::cli::{Code, DONE, Error, command, streams};
use crate::store;

/// Writes every page into a folder, or the first one to standard output.
pub(in crate::cli) fn man(context: &Context, matches: &ArgMatches) -> Result<u8, Error> {
    let mut root = command().disable_help_subcommand(true);
    root.build();
    let Some(folder) = text(matches, "dir") else {
        streams::output(&page(&root)?)?;
        return Ok(DONE);
    };
    let pages = pages(&root)?;
    for (name, page) in &pages {
        store::write_page(Path::new(folder), name, page.as_bytes())?;
    }
    context.tell(&format!("wrote {} pages to {folder}", pages.len()));
    Ok(DONE)
}

/// A command's page and those of the commands below it, by their names.
fn pages(command: &Command) -> Result<Vec<(String, String)>, Error> {
    let name = command
        .get_display_name()
        .unwrap_or_else(|| command.get_name());
    let mut pages = vec![(format!("{name}.1"), page(command)?)];
    for sub in command.get_subcommands() {
        pages.extend(self::pages(sub)?);
    }
    Ok(pages)
}

fn page(command: &Command) -> Result<String, Error> {
    let mut page = Vec::new();
    let rendered = Man::new(command.clone()).render(&mut page);
    rendered.map_err(|error| Error::new(Code::Io, error.to_string()))?;
    Ok(String::from_utf8_lossy(&page).into_owned())
}
