//! A week of the team: a forum on Monday with its topics and decisions, and what follows from it until Friday.

use chrono::{Days, NaiveDate};
use firstteam::model::Kind;

use crate::dice::Dice;
use crate::file::{File, Written};
use crate::team::{self, GOALS};
use crate::words::{self, Matter};

/// What earlier weeks left to be done.
#[derive(Debug)]
pub(crate) struct Past {
    dice: Dice,
    /// Commitments with the day on which they are due.
    promised: Vec<(String, NaiveDate)>,
    /// Decisions with the day on which they are to be reviewed.
    decided: Vec<(String, NaiveDate)>,
}

impl Past {
    pub(crate) fn new() -> Self {
        Self {
            dice: Dice::new(2026),
            promised: Vec::new(),
            decided: Vec::new(),
        }
    }
}

/// A week being written.
struct Week<'a> {
    monday: NaiveDate,
    quota: usize,
    past: &'a mut Past,
    meeting: Written,
    written: Vec<Written>,
    minuted: Vec<(String, String)>,
    minute: usize,
}

/// Writes a week of exactly so many entries.
pub(crate) fn write(monday: NaiveDate, quota: usize, past: &mut Past) -> Vec<Written> {
    if quota == 0 {
        return Vec::new();
    }
    let mut meeting = meeting(monday, &mut past.dice);
    let mut week = Week {
        monday,
        quota: quota - 1,
        past,
        meeting: meeting.finish("weekly"),
        written: Vec::new(),
        minuted: Vec::new(),
        minute: 9 * 60,
    };
    week.updates();
    week.reviews();
    while !week.is_full() {
        week.topic();
        week.outside();
    }
    let ended = format!("{monday}T12:00:00Z");
    let minutes = week
        .minuted
        .iter()
        .map(|(id, seal)| (id.as_str(), seal.as_str()));
    let adjourned = meeting.raw("ended", ended).table("minutes", minutes);
    week.written.push(adjourned.finish_as(&week.meeting));
    week.written
}

fn meeting(monday: NaiveDate, dice: &mut Dice) -> File {
    let absent = dice.percent(20).then(|| dice.pick(&["gus", "hal"]));
    let present: Vec<&str> = team::handles()
        .into_iter()
        .filter(|handle| Some(*handle) != absent)
        .collect();
    let mut file = File::new(Kind::Meeting, monday, 9 * 60, "fay");
    file.text("ritual", "weekly")
        .raw("forum", true)
        .list("present", &present);
    file.list("absent", absent.as_slice())
        .text("facilitator", "fay");
    file.raw("started", format!("{monday}T09:00:00Z"));
    file
}

impl Week<'_> {
    fn is_full(&self) -> bool {
        self.written.len() >= self.quota
    }

    /// A later day of the week.
    fn later(&mut self, most: usize) -> NaiveDate {
        self.monday + Days::new(1 + self.past.dice.below(most) as u64)
    }

    fn file(&mut self, kind: Kind, on: NaiveDate, by: &str) -> File {
        self.minute += 1;
        File::new(kind, on, self.minute, by)
    }

    /// An entry of the forum.
    fn in_forum(&mut self, kind: Kind) -> File {
        let id = self.meeting.id.clone();
        let mut file = self.file(kind, self.monday, "fay");
        file.text("meeting", &id);
        file
    }

    /// Takes an entry in, unless the week is full; returns its id.
    fn add(&mut self, file: &File, words: &str) -> Option<String> {
        if self.is_full() {
            return None;
        }
        let written = file.finish(words);
        let id = written.id.clone();
        if written.text.contains("\nmeeting = ") {
            self.minuted.push((id.clone(), written.seal.clone()));
        }
        self.written.push(written);
        Some(id)
    }

    /// What became of the promises that were due.
    fn updates(&mut self) {
        let monday = self.monday;
        let (due, later): (Vec<_>, Vec<_>) = std::mem::take(&mut self.past.promised)
            .into_iter()
            .partition(|(_, due)| *due < monday);
        self.past.promised = later;
        for (id, _) in due {
            let state = *["kept", "kept", "kept", "kept", "missed", "moved"]
                .get(self.past.dice.below(6))
                .unwrap_or(&"kept");
            let mut file = self.in_forum(Kind::Update);
            file.text("commitment", &id).text("state", state);
            if state == "moved" {
                file.raw("due", monday + Days::new(14));
            }
            file.text(
                "evidence",
                "Shown at the table, with the file in the shared folder",
            );
            let notes = words::notes(&mut self.past.dice, 2);
            file.notes(&notes);
            if self.add(&file, state).is_some() && state == "moved" {
                self.past.promised.push((id, monday + Days::new(14)));
            }
        }
    }

    fn reviews(&mut self) {
        let monday = self.monday;
        let (due, later): (Vec<_>, Vec<_>) = std::mem::take(&mut self.past.decided)
            .into_iter()
            .partition(|(_, due)| *due <= monday);
        self.past.decided = later;
        for (id, _) in due {
            let mut file = self.in_forum(Kind::Review);
            let outcome = self.past.dice.pick(&["met", "met", "partly", "missed"]);
            file.text("decision", &id).text("outcome", outcome);
            file.text("verdict_process", "sound").text("next", "keep");
            file.text(
                "lesson",
                "Ask those who pay for it before the paper is written",
            );
            let notes = words::notes(&mut self.past.dice, 3);
            file.notes(&notes);
            self.add(&file, outcome);
        }
    }

    /// A topic, what was decided on it, and what follows.
    fn topic(&mut self) -> Option<()> {
        let until = self.monday + Days::new(30 + self.past.dice.below(120) as u64);
        let matter = Matter::new(&mut self.past.dice, until);
        let raised_by = self.past.dice.pick(&team::handles());
        let mut file = self.in_forum(Kind::Topic);
        file.text("title", &matter.title())
            .text("raised_by", raised_by);
        file.text("memo", "papers/before-the-meeting.pdf");
        let notes = words::notes(&mut self.past.dice, 4);
        let topic = self.add(file.notes(&notes), &matter.title())?;
        let dissent = self.past.dice.percent(40);
        if dissent {
            self.dissent(&topic, &matter)?;
        }
        let affects = self.past.dice.some(2, &team::functions());
        let cost = words::cost(&mut self.past.dice);
        let decision = self.decision(&topic, &matter, &affects, cost, dissent)?;
        self.past
            .decided
            .push((decision.clone(), self.monday + Days::new(91)));
        for _ in 0..2 {
            self.commitment(&decision, &matter)?;
        }
        for function in affects {
            self.relay(&decision, &matter, function, cost)?;
        }
        if self.past.dice.percent(30) {
            self.position(&decision)?;
        }
        Some(())
    }

    fn decision(
        &mut self,
        topic: &str,
        matter: &Matter,
        affects: &[&str],
        cost: &str,
        dissent: bool,
    ) -> Option<String> {
        let mut file = self.in_forum(Kind::Decision);
        let dice = &mut self.past.dice;
        file.text("topic", topic)
            .text("text", &matter.text())
            .text("why", matter.why);
        file.list("trade_offs", &[cost])
            .list("rejected", &["Wait for one quarter more"]);
        file.list("goals", &[dice.pick(&GOALS)])
            .text("metric", "incidents under 3 a month");
        file.text("approver", "ana")
            .list("affects", affects)
            .text("method", "consent");
        file.text("door", dice.pick(&["one-way", "two-way", "two-way"]));
        file.raw("review_on", self.monday + Days::new(91))
            .text("tell", &matter.tell());
        let second = if dissent {
            "disagree-and-commit"
        } else {
            "for"
        };
        let stances = [
            ("ana", "for"),
            ("bo", "for"),
            ("cy", "reservation"),
            ("dee", second),
            ("eli", "for"),
        ];
        file.table("stances", stances.into_iter());
        self.add(&file, &matter.title())
    }

    fn dissent(&mut self, topic: &str, matter: &Matter) -> Option<()> {
        let worry = words::worry(&mut self.past.dice, matter);
        let mut file = self.in_forum(Kind::Dissent);
        file.text("on_entry", topic)
            .text("member", "dee")
            .text("severity", "concern");
        file.text("reason", &worry).text("channel", "forum");
        file.text("would_change", "A carve-out for what is promised already");
        let notes = words::notes(&mut self.past.dice, 1);
        let dissent = self.add(file.notes(&notes), &worry)?;
        let mut file = self.in_forum(Kind::Answer);
        let answer = format!("{} is checked again in four weeks", matter.object);
        file.text("dissent", &dissent)
            .text("outcome", "declined")
            .text("text", &answer);
        let notes = words::notes(&mut self.past.dice, 3);
        self.add(file.notes(&notes), &answer)?;
        Some(())
    }

    fn commitment(&mut self, decision: &str, matter: &Matter) -> Option<()> {
        let handles = team::handles();
        let due = self.later(20);
        let owner = self.past.dice.pick(&handles);
        let what = words::promise(&mut self.past.dice, matter);
        let mut file = self.in_forum(Kind::Commitment);
        file.text("owner", owner)
            .text("what", &what)
            .raw("due", due);
        file.list("to", &[self.past.dice.pick(&handles)])
            .text("decision", decision);
        file.text("scope", self.past.dice.pick(&["shared", "function"]));
        let notes = words::notes(&mut self.past.dice, 1);
        let id = self.add(file.notes(&notes), &what)?;
        self.past.promised.push((id, due));
        Some(())
    }

    fn relay(&mut self, decision: &str, matter: &Matter, function: &str, cost: &str) -> Option<()> {
        if self.past.dice.percent(4) {
            return Some(());
        }
        let on = self.later(2);
        let member = team::leader(function);
        let said = matter.relay(&mut self.past.dice, cost);
        let mut file = self.file(Kind::Relay, on, member);
        file.text("source", "self")
            .text("decision", decision)
            .text("member", member);
        file.text("audience", function)
            .text("said", &said)
            .text("channel", "stand-up");
        let notes = words::notes(&mut self.past.dice, 1);
        self.add(file.notes(&notes), &format!("{member} to {function}"))?;
        Some(())
    }

    fn position(&mut self, decision: &str) -> Option<()> {
        let mut file = self.in_forum(Kind::Position);
        file.text("decision", decision)
            .text("member", "gus")
            .text("stance", "for");
        file.text(
            "reason",
            "Was not sure in the room, and is now that the numbers are there",
        );
        let notes = words::notes(&mut self.past.dice, 3);
        self.add(file.notes(&notes), "gus for")?;
        Some(())
    }

    /// What was seen outside the forum.
    fn outside(&mut self) -> Option<()> {
        if !self.past.dice.percent(25) {
            return Some(());
        }
        let on = self.later(4);
        let who = self.past.dice.pick(&team::handles());
        let what = self.past.dice.pick(&["win", "win", "win", "directive"]);
        let mut file = self.file(Kind::Signal, on, "fay");
        file.text("what", what).list("who", &[who]);
        file.text(
            "seen",
            "A customer signed for three years, and wrote to say what had convinced them",
        );
        file.list("cost_on", &[team::function(who)]);
        let notes = words::notes(&mut self.past.dice, 3);
        self.add(file.notes(&notes), &format!("{what} {who}"))?;
        Some(())
    }
}
