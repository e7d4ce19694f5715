//! The wordings of a decision that was amended often: which amendment set what is written down once, so that no
//! question applies them all anew.

use std::borrow::Cow;
use std::collections::HashMap;

use chrono::NaiveDate;

use super::Journal;
use super::decisions::{apply, voids_tell};
use crate::model::kinds::{Amendment, Decision};
use crate::model::{BodyOf, Entry, Fields, Kind, Of};

/// How many amendments are soon applied.
const FEW: usize = 16;

/// The amendments of one decision.
#[derive(Debug)]
pub(super) struct Wordings {
    /// Their positions, in order; their days never go back.
    amendments: Vec<u32>,
    /// For each field the places in that list of those that set it, or make it void.
    fields: HashMap<&'static str, Vec<usize>>,
}

impl Journal {
    /// The wordings of a decision, where it was amended often.
    pub(super) fn amended_often(&self, decision: &Entry) -> Option<&Wordings> {
        if self.links_of(decision, Kind::Amendment).len() <= FEW {
            return None;
        }
        let all = self.wordings.get_or_init(|| {
            let decisions = self.all::<Decision>().filter_map(|decision| {
                let position = u32::try_from(self.place(decision.entry)?).ok()?;
                Some((position, Wordings::of(self, decision)?))
            });
            decisions.collect()
        });
        all.get(&u32::try_from(self.place(decision)?).ok()?)
    }
}

impl Wordings {
    fn of(journal: &Journal, decision: Of<'_, Decision>) -> Option<Self> {
        let links = journal.links_of(decision.entry, Kind::Amendment);
        let mut wordings = Self {
            amendments: links.iter().map(|link| link.naming).collect(),
            fields: HashMap::new(),
        };
        let days = (0..links.len()).map(|place| wordings.day(journal, place));
        if links.len() <= FEW || !days.is_sorted() {
            return None;
        }
        for place in 0..links.len() {
            let Some(amendment) = wordings.amendment(journal, place) else {
                continue;
            };
            let set = amendment.body.changes.iter().map(|(field, _)| field.name);
            let void = voids_tell(amendment.body).then_some("tell");
            for field in set.chain(void) {
                wordings.fields.entry(field).or_default().push(place);
            }
        }
        Some(wordings)
    }

    fn amendment<'a>(&self, journal: &'a Journal, place: usize) -> Option<Of<'a, Amendment>> {
        Amendment::of(&journal.entries[self.amendments[place] as usize])
    }

    fn day(&self, journal: &Journal, place: usize) -> NaiveDate {
        journal.entries[self.amendments[place] as usize].on
    }

    /// How many of them came before a day.
    fn before(&self, journal: &Journal, day: NaiveDate) -> usize {
        let on = |position: &u32| journal.entries[*position as usize].on;
        self.amendments
            .partition_point(|position| on(position) < day)
    }

    /// How many of them came by the end of a day.
    fn until(&self, journal: &Journal, day: NaiveDate) -> usize {
        day.succ_opt()
            .map_or(self.amendments.len(), |next| self.before(journal, next))
    }

    /// The decision with the first so many of them applied.
    fn after(&self, journal: &Journal, decision: Of<'_, Decision>, count: usize) -> Decision {
        let mut wording = decision.body.clone();
        for (field, places) in &self.fields {
            let set = places.partition_point(|place| *place < count);
            let Some(amendment) = set
                .checked_sub(1)
                .and_then(|last| self.amendment(journal, places[last]))
            else {
                continue;
            };
            let mut changes = amendment.body.changes.iter();
            match changes.find(|(changed, _)| changed.name == *field) {
                // Values were checked against their fields when the amendment was read.
                Some((_, value)) => _ = wording.set(field, value.clone()),
                None => wording.tell = None,
            }
        }
        wording
    }

    /// The decision as it stands now.
    pub(super) fn current(&self, journal: &Journal, decision: Of<'_, Decision>) -> Decision {
        self.after(journal, decision, self.amendments.len())
    }

    /// The wordings that stood on a day, the earliest first.
    pub(super) fn on<'a>(
        &self,
        journal: &Journal,
        decision: Of<'a, Decision>,
        day: NaiveDate,
    ) -> Vec<Cow<'a, Decision>> {
        let first = self.before(journal, day);
        let mut wording = self.after(journal, decision, first);
        let mut wordings = vec![Cow::Owned(wording.clone())];
        for place in first..self.until(journal, day) {
            if let Some(amendment) = self.amendment(journal, place) {
                apply(&mut wording, &amendment);
                wordings.push(Cow::Owned(wording.clone()));
            }
        }
        wordings
    }

    /// The amendments that set a field by the end of a day, the latest first.
    pub(super) fn setting<'a>(
        &'a self,
        journal: &'a Journal,
        field: &str,
        day: NaiveDate,
    ) -> impl Iterator<Item = Of<'a, Amendment>> {
        let places = self.fields.get(field).map_or(&[][..], Vec::as_slice);
        let until = self.until(journal, day);
        let by_then = &places[..places.partition_point(|place| *place < until)];
        let latest = by_then.iter().rev();
        latest.filter_map(|place| self.amendment(journal, *place))
    }

    /// The amendments from one day to another.
    pub(super) fn between<'a>(
        &'a self,
        journal: &'a Journal,
        first: NaiveDate,
        last: NaiveDate,
    ) -> impl Iterator<Item = Of<'a, Amendment>> {
        let places = self.before(journal, first)..self.until(journal, last);
        places.filter_map(|place| self.amendment(journal, place))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Team, Value};

    fn entry(folder: &str, id: &str, fields: &str) -> Entry {
        let kind = folder.trim_end_matches('s');
        let day = &id[..10];
        let text = format!("+++\nkind = \"{kind}\"\non = {day}\n{fields}+++\n");
        let read = crate::format::entry(&format!("{folder}/{id}.md"), text.as_bytes());
        read.entry.expect("an entry")
    }

    /// A decision with amendments on every other day of two months, some of them several a day.
    fn amended_often() -> Journal {
        let fields = "text = \"As decided\"\ntell = \"Told as decided\"\nwhy = \"So\"\n";
        let mut entries = vec![entry("decisions", "2026-03-01-d-ddddd", fields)];
        for (number, day) in (2..60).step_by(2).enumerate() {
            let day = NaiveDate::from_ymd_opt(2026, 3, 1).expect("a day") + chrono::Days::new(day);
            let changes = [
                "text = \"Text NUMBER\"\n",
                "tell = \"Tell NUMBER\"\n",
                "text = \"Spelling NUMBER\"\neditorial = true\n",
                "why = \"Why NUMBER\"\ntext = \"Both NUMBER\"\ntell = \"Both NUMBER\"\n",
                "ends = 2027-01-01\nstops = [\"NUMBER\"]\n",
            ];
            for more in 0..=number % 3 {
                let change = changes[(number + more) % 5].replace("NUMBER", &number.to_string());
                let fields =
                    format!("decision = \"2026-03-01-d-ddddd\"\nreason = \"So\"\n{change}");
                let id = format!("{day}-a-{number:02}xx{more}");
                entries.push(entry("amendments", &id, &fields));
            }
        }
        Journal::build(Team::default(), entries, &[]).0
    }

    #[test]
    fn what_is_written_down_once_is_what_applying_them_all_gives() {
        let journal = amended_often();
        let decision = journal.all::<Decision>().next().expect("a decision");
        assert!(journal.amended_often(decision.entry).is_some());
        let mut day = NaiveDate::from_ymd_opt(2026, 2, 27).expect("a day");
        let (mut before, mut so_far) = (decision.body.clone(), decision.body.clone());
        let mut amendments = journal.amendments(decision.entry).peekable();
        for _ in 0..70 {
            let mut wordings = vec![before.clone()];
            while let Some(amendment) = amendments.next_if(|next| next.entry.on == day) {
                apply(&mut so_far, &amendment);
                wordings.push(so_far.clone());
            }
            let found = journal.wordings_on(decision, day);
            let found: Vec<Decision> = found.into_iter().map(Cow::into_owned).collect();
            assert_eq!(found, wordings, "{day}");
            let text = |value: &Value| *value == Value::Text(so_far.text.to_string());
            let by = journal.worded_by(decision, "text", day, text);
            let last = journal
                .amendments(decision.entry)
                .rev()
                .find(|amendment| amendment.entry.on <= day && amendment.body.changes_text());
            assert_eq!(
                by.id,
                last.map_or(decision.entry, |last| last.entry).id,
                "{day}"
            );
            before = so_far.clone();
            day = day.succ_opt().expect("a day");
        }
        assert_eq!(*journal.current(decision), so_far);
    }
}
