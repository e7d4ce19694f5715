//! What somebody promised.

use super::{Done, Fold, Refused, Tone};
use crate::capture::notation::Link;
use crate::capture::notation::heads::Part;
use crate::model::{Kind, Value, nearest};
use crate::wording::dates;

impl Fold<'_> {
    /// `* cy -> bo: staffing plan by 2026-03-09`, and W3C's `action: cy to send the plan by friday`
    pub(super) fn commit(&mut self, rest: Part<'_>, line: &str) -> Done {
        let is_action = !line.trim_start().starts_with('*');
        let head = rest.head().or_else(|| {
            let split = rest.split(" to ").or_else(|| rest.split(","));
            split.filter(|(who, _)| is_action && self.member(*who).is_ok())
        });
        let Some((head, what)) = head else {
            if is_action {
                return Err(Refused::new(rest, "who promised it?")
                    .help("type `* cy: staffing plan by friday`"));
            }
            self.note(line);
            let words = match self.meant_head(rest) {
                Some(meant) => format!("did you mean `* {meant}`?"),
                None => "a promise is `* cy: staffing plan by friday`".to_owned(),
            };
            self.tell(Tone::Hint, rest, words);
            return Ok(());
        };
        let (owner, to) = head
            .split("->")
            .or_else(|| head.split("→"))
            .map_or((head, None), |(owner, to)| (owner, Some(to)));
        self.refuse_several(owner)?;
        let owner = match self.member(owner) {
            Ok(owner) => owner,
            Err(refused) if is_action || to.is_some() || refused.is_near() => return Err(refused),
            Err(_) => {
                // A list's point, with a colon of its own.
                self.note(line);
                self.tell(
                    Tone::Hint,
                    head,
                    "a promise is `* cy: staffing plan by friday`",
                );
                return Ok(());
            }
        };
        self.refuse_outside(rest)?;
        if let Some(other) = self.other_promise(what) {
            self.tell(
                Tone::Hint,
                other,
                "another promise? each has a line of its own",
            );
        }
        let (what, due) = self.due(what);
        let decision = self.out.decision.map(|at| ("decision", Link::Drafted(at)));
        let value = |words: &str| Value::Text(words.to_owned());
        let mut values = vec![("owner", value(&owner))];
        if !what.unquoted().text.is_empty() {
            values.push(("what", value(what.unquoted().text)));
        }
        let at = self.bring_up(Kind::Commitment, values, decision.into_iter().collect());
        self.out.latest = Some(at);
        self.is_fresh = true;
        if let Some(to) = to {
            self.put_named(at, "to", to)?;
        }
        if let Some(due) = due {
            self.put_named(at, "due", due)?;
        }
        if self.out.entries[at].value("due").is_none()
            && let Some(day) = mistyped_day(what)
        {
            self.tell(Tone::Hint, what, format!("did you mean `by {day}`?"));
        }
        self.echo(format!("{owner} promises"));
        Ok(())
    }

    /// What looks like a promise of another member, behind a comma: `cy: plan by friday, bo: list by monday`.
    fn other_promise<'p>(&self, what: Part<'p>) -> Option<Part<'p>> {
        let mut ends = what.text.match_indices([',', ';']);
        ends.find_map(|(at, sign)| {
            let (_, behind) = what.cut(at, sign.len());
            let (owner, _) = behind.head()?;
            let owner = Part::new(owner.text.trim_start_matches(['*', ' ']), owner.start);
            self.member(owner).is_ok().then_some(behind)
        })
    }

    /// `- bo to tell the teams by friday`: a point of a list with a member and a day.
    pub(super) fn meant_promise(&self, point: Part<'_>) -> Option<String> {
        let sign = ['-', '–', '•']
            .into_iter()
            .find(|sign| point.text.starts_with(*sign))?;
        let (_, words) = point.cut(0, sign.len_utf8());
        self.due(words).1?;
        let told = words.head().filter(|(who, _)| self.member(*who).is_ok());
        let told = told.map(|(who, what)| format!("{}: {}", who.text, what.text));
        told.or_else(|| self.meant_head(words))
    }

    /// Takes `by friday`, or `due friday`, off the end of a promise, where it is a day.
    fn due<'p>(&self, what: Part<'p>) -> (Part<'p>, Option<Part<'p>>) {
        for word in [" by ", " due ", "(due "] {
            let Some(at) = what.text.rfind(word) else {
                continue;
            };
            let (before, day) = what.cut(at, word.len());
            let end = day.text.trim_end_matches([')', '.']).len();
            let (day, _) = day.cut(end, 0);
            let (today, starts) = (self.day(), self.base.team.fiscal_year_starts);
            // A day that can be read in two ways is told where the field is set.
            let is_day = dates::read_with(day.text, today, starts).is_ok();
            if is_day || day.text.starts_with(|letter: char| letter.is_ascii_digit()) {
                return (before, Some(day));
            }
        }
        (what, None)
    }
}

/// Words for days that people mistype.
const DAYS: &[&str] = &[
    "today",
    "tomorrow",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// The day that the last word of a promise nearly is: `by tomorow`.
fn mistyped_day(what: Part<'_>) -> Option<&'static str> {
    let (_, word) = what.text.rsplit_once(" by ")?;
    nearest(&word.trim().to_lowercase(), DAYS.iter().copied())
}
