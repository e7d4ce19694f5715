//! Who of those whom a record names is a member.

use super::names::Named;
use crate::capture::handle;
use crate::model::{Team, nearest};

/// The handle of the member who is meant: by handle, full name, or a first name that is unique. Anyone else is a guest.
pub(super) fn member(team: &Team, named: &Named) -> Option<String> {
    let by_handle = named
        .handle
        .as_deref()
        .and_then(|typed| named_so(team, typed));
    by_handle.or_else(|| named_so(team, &named.name))
}

/// The same, of a name alone.
pub(super) fn named_so(team: &Team, name: &str) -> Option<String> {
    let meant = handle(name, team);
    team.member(&meant).map(|member| member.handle.clone())
}

/// The member whose name is nearly the one that is written.
pub(super) fn nearly<'a>(team: &'a Team, name: &str) -> Option<&'a str> {
    nearest(name, team.members.iter().map(|member| member.name.as_str()))
}
