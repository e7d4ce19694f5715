//! The meeting itself: who is there, when it begins and ends.

use chrono::{Datelike, Days, NaiveDate, NaiveTime, Weekday};

use super::{Done, Fold, Known, Refused, begun};
use crate::capture::in_words;
use crate::capture::notation::Origin;
use crate::capture::notation::heads::Part;
use crate::model::{Body, Kind, Moment, Ritual, Value, Word, nearest};
use crate::wording::dates::{self, DateError};

impl Fold<'_> {
    /// `@ weekly 2026-03-02 10:00 | present ana bo | absent eli | proxy fay for eli`
    pub(super) fn meeting(&mut self, rest: Part<'_>, line: &str) -> Done {
        let (first, more) = rest.split("|").map_or((rest, None), |(a, b)| (a, Some(b)));
        let words = first.words();
        let Some(ritual) = words.first() else {
            return Err(Refused::new(Part::new(line, 0), "which meeting?")
                .help("type `@ weekly | present ana bo`"));
        };
        let Some(known) = ritual_of(ritual.text) else {
            let help = nearest(ritual.text, Ritual::WORDS.iter().copied()).map_or_else(
                || format!("it is one of {}", Ritual::WORDS.join(", ")),
                |near| format!("did you mean `{near}`?"),
            );
            return Err(
                Refused::new(*ritual, format!("`{}` is not a meeting", ritual.text)).help(help),
            );
        };
        let (day, clock) = self.day_and_clock(first, &words[1..])?;
        let at = self.open(known, day, clock, first)?;
        let mut left = more;
        while let Some(part) = left {
            let (segment, after) = part.split("|").map_or((part, None), |(a, b)| (a, Some(b)));
            left = after;
            self.segment(at, segment)?;
        }
        self.out.latest = Some(at);
        self.is_fresh = true;
        let count = self.out.entries[at].texts("present").len();
        let there = if matches!(self.out.entries[at].origin, Origin::There(_)) {
            ", as in the journal"
        } else {
            ""
        };
        self.echo(format!(
            "{known} of {}{there}, {count} present",
            in_words(self.out.entries[at].on)
        ));
        Ok(())
    }

    fn day_and_clock(
        &mut self,
        first: Part<'_>,
        words: &[Part<'_>],
    ) -> Result<(Option<NaiveDate>, Option<Moment>), Refused> {
        let clock_of = |part: &&Part<'_>| NaiveTime::parse_from_str(part.text, "%H:%M").is_ok();
        let clock = words.iter().find(clock_of).copied();
        let typed: Vec<&str> = words
            .iter()
            .filter(|part| Some(**part) != clock)
            .map(|part| part.text)
            .collect();
        let day = if typed.is_empty() {
            None
        } else {
            let (today, starts) = (self.at.date_naive(), self.base.team.fiscal_year_starts);
            let read = meeting_day(&typed.join(" "), today, starts);
            Some(read.map_err(|error| Refused::new(first, error.to_string()))?)
        };
        let started =
            clock.and_then(|part| self.clock(day.unwrap_or(self.at.date_naive()), part.text));
        Ok((day, started))
    }

    /// A time of a day, in the offset of the clock.
    fn clock(&self, day: NaiveDate, typed: &str) -> Option<Moment> {
        let clock = NaiveTime::parse_from_str(typed, "%H:%M").ok()?;
        day.and_time(clock)
            .and_local_timezone(self.at.timezone())
            .single()
    }

    /// When a meeting ended: a time that is earlier than its beginning is one of the night after it.
    fn ended(&self, meeting: usize, typed: &str) -> Option<Moment> {
        let meeting = &self.out.entries[meeting];
        let ended = self.clock(meeting.on, typed)?;
        let is_before = match meeting.value("started") {
            Some(Value::Moment(started)) => ended < *started,
            _ => false,
        };
        if is_before {
            return self.clock(meeting.on.succ_opt()?, typed);
        }
        Some(ended)
    }

    /// The meeting of a ritual and day: the one at hand, one of the journal, or a new one.
    fn open(
        &mut self,
        ritual: Ritual,
        day: Option<NaiveDate>,
        started: Option<Moment>,
        first: Part<'_>,
    ) -> Result<usize, Refused> {
        if let (Some(at), false) = (self.out.meeting, self.is_adjourned) {
            let open = &self.out.entries[at];
            if open.says("ritual", ritual.as_str()) && day.is_none_or(|day| day == open.on) {
                return Ok(at);
            }
            let which = open.text("ritual").unwrap_or("meeting").to_owned();
            let message = format!("the {which} of {} is still open", in_words(open.on));
            return Err(Refused::new(first, message).help("`---` reads it back and adjourns it"));
        }
        let on = day.unwrap_or(self.at.date_naive());
        let mut entry = begun(self.line, self.at, Kind::Meeting, on, self.base.by);
        let forum = ritual != Ritual::Side;
        let typed = started;
        entry.values = vec![
            ("ritual", Value::Text(ritual.as_str().to_owned())),
            ("forum", Value::Flag(forum)),
        ];
        // When a meeting of another day began, only its line can say.
        let started = started.or((on == self.at.date_naive()).then_some(self.at));
        entry
            .values
            .extend(started.map(|started| ("started", Value::Moment(started))));
        // Whoever types along is in the room: a meeting that was adjourned is not the one. Neither is one that began at
        // another time than the line says.
        let goes_on = self.base.needs_meeting;
        let may_be_it = |known: &Known| match &known.entry.body {
            Body::Meeting(meeting) => {
                let began = typed.zip(meeting.started);
                !(goes_on && meeting.ended.is_some()) && began.is_none_or(|(one, two)| one == two)
            }
            _ => true,
        };
        let at = self.bring_where(entry, &may_be_it);
        self.keep_loose(at);
        self.out.meeting = Some(at);
        self.out.topic = None;
        self.out.decision = None;
        self.dissent = None;
        self.proposal = None;
        self.is_adjourned = false;
        Ok(at)
    }

    /// `present ana bo`, between the strokes of a meeting's line.
    fn segment(&mut self, at: usize, segment: Part<'_>) -> Done {
        if segment.text.is_empty() {
            return Ok(());
        }
        let end = segment.text.find([' ', ':']).unwrap_or(segment.text.len());
        let (word, names) = segment.cut(end, usize::from(end < segment.text.len()));
        let name = match word.text.to_lowercase().as_str() {
            "present" | "with" => "present",
            "absent" | "regrets" | "without" => "absent",
            "proxy" | "proxies" => "proxies",
            "chair" | "facilitator" => "facilitator",
            "about" => "about",
            other => {
                let words = ["present", "absent", "proxy", "facilitator", "about"];
                let near = nearest(other, words.into_iter());
                let near = near.map_or_else(
                    || words.join(", "),
                    |near| format!("did you mean `{near}`?"),
                );
                return Err(
                    Refused::new(word, format!("`{other}` says nothing of a meeting")).help(near),
                );
            }
        };
        self.put_named(at, name, names)
    }

    /// `present+ ana`, `regrets+ eli`, `chair: fay`
    pub(super) fn people(&mut self, field: &str, names: Part<'_>) -> Done {
        let at = self.here(names, "who is where is said of a meeting")?;
        self.put_named(at, field, names)?;
        self.out.latest = Some(at);
        self.echo(format!("{field}: {}", names.text));
        Ok(())
    }

    /// The meeting at hand, which must not be over.
    fn here(&self, part: Part<'_>, why: &str) -> Result<usize, Refused> {
        match self.out.meeting {
            Some(at) if !self.is_adjourned => Ok(at),
            Some(_) => Err(over(part)),
            None => Err(Refused::new(part, format!("no meeting is open, and {why}"))
                .help("begin with `@ weekly | present ana bo`")),
        }
    }

    /// Nothing is added to a meeting that is over, nor, where there must be one, to none.
    pub(super) fn refuse_outside(&self, part: Part<'_>) -> Done {
        if self.is_adjourned {
            return Err(over(part));
        }
        if self.base.needs_meeting && self.out.meeting.is_none() {
            let help = "begin with `@ weekly | present ana bo`";
            return Err(Refused::new(part, "no meeting is open yet").help(help));
        }
        Ok(())
    }

    /// `---`, or `--- 11:30`
    pub(super) fn adjourn(&mut self, rest: Part<'_>) -> Done {
        let at = self.here(rest, "`---` adjourns one")?;
        let ended = self.ended(at, rest.text);
        if !rest.text.is_empty() && ended.is_none() {
            return Err(
                Refused::new(rest, format!("`{}` is no time", rest.text)).help("type `--- 11:30`")
            );
        }
        let pending = std::mem::take(&mut self.out.pending);
        let waiting = pending
            .iter()
            .map(|(number, line)| (*number, line.as_str()));
        let incomplete = self
            .incomplete()
            .into_iter()
            .map(|(number, line, ..)| (number, line));
        let mut lines: Vec<(usize, &str)> = waiting.chain(incomplete).collect();
        lines.sort_unstable();
        lines.dedup();
        for (_, line) in lines {
            self.keep_at(at, line);
        }
        self.is_adjourned = true;
        self.out.adjourned.push((at, self.line, ended));
        self.echo("read back and adjourned");
        Ok(())
    }
}

/// The day of a meeting, in words. A meeting is told of while it is held or after it: `monday` on a Monday is today, and
/// `20 november` in December was last month. What is nearer lies ahead, and what says so: `tomorrow`, or a year.
pub fn meeting_day(words: &str, today: NaiveDate, starts: u32) -> Result<NaiveDate, DateError> {
    let read = |from: NaiveDate| dates::read_with(words, from, starts);
    let day = read(today)?;
    if day <= today {
        return Ok(day);
    }
    let earlier = |days: u64| {
        let from = today.checked_sub_days(Days::new(days))?;
        read(from).ok().filter(|before| *before <= today)
    };
    let is_weekday = words.parse::<Weekday>().is_ok();
    let of_last_week = earlier(7).filter(|_| is_weekday);
    let is_nearer = |before: &NaiveDate| {
        let same_date = (before.month(), before.day()) == (day.month(), day.day());
        same_date && today - *before < day - today
    };
    let of_last_year = || earlier(366).filter(is_nearer);
    Ok(of_last_week.or_else(of_last_year).unwrap_or(day))
}

fn over(part: Part<'_>) -> Refused {
    Refused::new(part, "the meeting is adjourned, and its minutes are sealed")
        .help("`@ weekly` begins another")
}

/// A ritual by its word, or a beginning that no other has.
pub(super) fn ritual_of(typed: &str) -> Option<Ritual> {
    let lower = typed.to_lowercase();
    let mut matching = Ritual::WORDS.iter().filter(|word| word.starts_with(&lower));
    match (matching.next(), matching.next()) {
        (Some(word), None) => Ritual::read(word),
        _ => None,
    }
}
