//! What people say in the journal, put together from parts, so that no two entries are the same.

use chrono::NaiveDate;

use crate::dice::Dice;

const ACTIONS: &[&str] = &[
    "Freeze", "Extend", "Cut", "Move", "Open", "Close", "Hire for", "Fund", "Merge", "Review",
    "Rebuild", "Pilot",
];
const OBJECTS: &[&str] = &[
    "feature work",
    "the partner programme",
    "the launch page",
    "travel budgets",
    "the support desk",
    "the billing system",
    "regional pricing",
    "the data platform",
    "customer interviews",
    "the second warehouse",
    "on-call pay",
    "the trial period",
];
const EXCEPTIONS: &[&str] = &[
    "security fixes go on",
    "running contracts are honoured",
    "the launch page stays",
    "the Oslo office is left out",
    "two people stay on it",
];
const REASONS: &[&str] = &[
    "churn follows outages, and this removes their cause",
    "three of the last five launches slipped for want of it",
    "the quarter closes below plan without it",
    "customers ask for it in every second interview",
    "it costs more each month that we wait",
];
const COSTS: &[&str] = &[
    "No new campaign features for two quarters",
    "Sales carries a gap in the pipeline until summer",
    "Hiring stops in two teams",
    "The roadmap of the partner team moves by a month",
];
const WORRIES: &[&str] = &[
    "The pipeline has a gap that this makes wider",
    "We promised two customers otherwise in writing",
    "The team that should do it is short of three people",
    "The numbers behind it are a year old",
];
const PROMISES: &[&str] = &[
    "Send the staffing plan",
    "Write to the ten largest customers",
    "Bring the numbers by region",
    "Settle the contract with the supplier",
    "Draft the message to all teams",
    "Close the open positions",
];
const NOTES: &[&str] = &[
    "We went through the figures of last month line by line; the paper that was sent out before is in the shared folder.",
    "The long discussion was about who carries the cost in the second quarter, and about what happens if it slips.",
    "Two questions stay open and come back with the numbers; nobody saw them as a reason to wait.",
    "The other options were written on the board and photographed.",
];

/// What a decision is about, for its text and for what is told of it.
#[derive(Debug, Clone)]
pub(crate) struct Matter {
    pub(crate) action: &'static str,
    pub(crate) object: &'static str,
    pub(crate) exception: &'static str,
    pub(crate) why: &'static str,
    pub(crate) until: NaiveDate,
    pub(crate) number: usize,
}

impl Matter {
    pub(crate) fn new(dice: &mut Dice, until: NaiveDate) -> Self {
        Self {
            action: dice.pick(ACTIONS),
            object: dice.pick(OBJECTS),
            exception: dice.pick(EXCEPTIONS),
            why: dice.pick(REASONS),
            until,
            number: 10 + dice.below(80),
        }
    }

    pub(crate) fn title(&self) -> String {
        format!("{} {} by {} percent", self.action, self.object, self.number)
    }

    pub(crate) fn text(&self) -> String {
        format!(
            "{} {} by {} percent until {}; {}.",
            self.action,
            self.object,
            self.number,
            self.until.format("%-d %B %Y"),
            self.exception,
        )
    }

    pub(crate) fn tell(&self) -> String {
        let until = self.until.format("%-d %B");
        format!(
            "{} {} by {} percent until {until}.",
            self.action, self.object, self.number
        )
    }

    /// What a leader tells their people; one in ten tells another number or another day.
    pub(crate) fn relay(&self, dice: &mut Dice, cost: &str) -> String {
        let mut told = self.clone();
        match dice.below(20) {
            0 => told.number += 5,
            1 => told.until = told.until + chrono::Days::new(31),
            _ => {}
        }
        let text = if dice.percent(50) {
            told.tell()
        } else {
            told.text()
        };
        format!("{text} The reason: {}. What we give up: {cost}.", told.why)
    }
}

pub(crate) fn cost(dice: &mut Dice) -> &'static str {
    dice.pick(COSTS)
}

pub(crate) fn worry(dice: &mut Dice, matter: &Matter) -> String {
    format!("{}; {} hangs on it", dice.pick(WORRIES), matter.object)
}

pub(crate) fn promise(dice: &mut Dice, matter: &Matter) -> String {
    format!("{} for {}", dice.pick(PROMISES), matter.object)
}

pub(crate) fn notes(dice: &mut Dice, count: usize) -> String {
    dice.some(count, NOTES).join(" ")
}
