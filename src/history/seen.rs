//! Commits that were seen and are no longer part of the history: by a reference that remembers where the history ended
//! when it was last looked at, and by what git noted when a fetched branch was replaced.

use super::git::Git;

/// Pairs of commits, the second of which took the place of the first without following it.
pub(super) fn replaced(git: &Git, head: &str) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    if let Some(seen) = reference(git).and_then(|name| git.commit(&name))
        && !follows(git, head, &seen)
    {
        pairs.push((seen, head.to_owned()));
    }
    pairs.extend(forced(git));
    pairs
}

/// Takes note of where the history ends. Where git cannot write it, as in a folder that may only be read, nothing is
/// remembered, and the next look begins anew.
pub(super) fn remember(git: &Git, head: &str) {
    if let Some(name) = reference(git) {
        let _ = git.ask(&["update-ref", &name, head]);
    }
}

/// One reference for each branch: who looks at another has not rewritten anything.
fn reference(git: &Git) -> Option<String> {
    let branch = git.ask_line(&["symbolic-ref", "--quiet", "--short", "HEAD"])?;
    Some(format!("refs/firstteam/seen/{branch}"))
}

pub(super) fn follows(git: &Git, later: &str, earlier: &str) -> bool {
    git.ask(&["merge-base", "--is-ancestor", earlier, later])
        .is_some()
}

/// What the branch that this one follows was, each time that somebody else had replaced it.
pub(super) fn forced(git: &Git) -> Vec<(String, String)> {
    let upstream = git.ask_line(&["rev-parse", "--symbolic-full-name", "@{upstream}"]);
    let Some(upstream) = upstream.filter(|name| name.starts_with("refs/remotes/")) else {
        return Vec::new();
    };
    let notes = git.ask_line(&[
        "log",
        "--walk-reflogs",
        "--no-show-signature",
        "--format=%H %gs",
        "--end-of-options",
        &upstream,
        "--",
    ]);
    // The newest stands first; git writes `forced-update` in every language.
    let notes = notes.unwrap_or_default();
    let notes = notes.lines().enumerate();
    let forced = notes.filter(|(_, note)| note.ends_with("forced-update"));
    let pair = |(place, note): (usize, &str)| {
        let was = git.commit(&format!("{upstream}@{{{}}}", place + 1))?;
        Some((was, note.split(' ').next()?.to_owned()))
    };
    forced.filter_map(pair).collect()
}
