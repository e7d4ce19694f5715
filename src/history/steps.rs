//! How entries came to be what they are: each commit that brought, corrected, moved or removed one.

use std::collections::HashSet;
use std::path::Path;

use super::Error;
use super::before::{self, Change};
use super::git::Git;
use super::log::{self, Commit, FileChange};
use super::objects::Objects;
use super::sealed::{lasting, stem};
use crate::model::Made;

/// What a commit did with an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// It was not there before.
    Recorded,
    /// Its words are others since.
    Corrected,
    /// It lies elsewhere since, with the same words.
    Moved,
    /// It is not there since.
    Removed,
}

/// One step of an entry.
#[derive(Debug, Clone)]
pub struct Step {
    /// The entry's id, as it was asked for.
    pub id: String,
    /// Who did it, and when.
    pub made: Made,
    /// What was done.
    pub deed: Deed,
    /// The fields that differ from before; none of what was recorded or removed.
    pub changes: Vec<Change>,
}

/// The steps of these entries along the history of the branch that is checked out, parents first. What a merge brings from
/// one of its sides is told where it was made, and not again.
pub fn steps(root: &Path, ids: &[&str]) -> Result<Vec<Step>, Error> {
    let git = Git::of(root)?;
    let Some(head) = git.commit("HEAD") else {
        return Ok(Vec::new());
    };
    let asked: Vec<(String, &str)> = ids.iter().map(|id| (lasting(id), *id)).collect();
    let mut steps = Vec::new();
    let mut walk = Walk {
        objects: Objects::start(&git)?,
        told: HashSet::new(),
    };
    log::each_commit(&git, &head, |commit, changes| {
        for (lasting_id, id) in &asked {
            let of_it = |change: &&FileChange| lasting(stem(&change.path)) == *lasting_id;
            let of_it: Vec<&FileChange> = changes.iter().filter(of_it).collect();
            if !of_it.is_empty() {
                steps.extend(walk.step(commit, id, &of_it)?);
            }
        }
        Ok(())
    })?;
    Ok(steps)
}

struct Walk {
    objects: Objects,
    /// What was told: the entry, and the object that it became.
    told: HashSet<(String, Option<String>)>,
}

impl Walk {
    /// What a commit did with an entry, by the changes of its files: one, or where it was moved, two.
    fn step(
        &mut self,
        commit: &Commit,
        id: &str,
        changes: &[&FileChange],
    ) -> Result<Option<Step>, Error> {
        let old = changes.iter().find_map(|change| change.old.clone());
        let new = changes.iter().find_map(|change| change.new.clone());
        let became = (id.to_owned(), new.clone());
        let is_merge = commit.parents.len() > 1;
        if !self.told.insert(became) && is_merge {
            return Ok(None);
        }
        let (deed, changes) = match (&old, &new) {
            (None, _) => (Deed::Recorded, Vec::new()),
            (Some(_), None) => (Deed::Removed, Vec::new()),
            (Some(old), Some(new)) if old == new => (Deed::Moved, Vec::new()),
            (Some(old), Some(new)) => {
                let changes = before::changes(&self.text(old)?, &self.text(new)?);
                (Deed::Corrected, changes)
            }
        };
        let step = Step {
            id: id.to_owned(),
            made: commit.made(),
            deed,
            changes,
        };
        // Sealing changes no field.
        let is_said = deed != Deed::Corrected || !step.changes.is_empty();
        Ok(is_said.then_some(step))
    }

    fn text(&mut self, object: &str) -> Result<String, Error> {
        let blob = self.objects.blob(object)?;
        let bytes = blob.map(|blob| blob.bytes).unwrap_or_default();
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }
}
