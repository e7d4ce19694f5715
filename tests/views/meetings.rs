//! What is read before and after a forum: its agenda, who tells whom, a decision's story, and a member's card.

use firstteam::model::kinds::Decision;
use firstteam::model::{BodyOf, Ritual};
use firstteam::render::json;
use firstteam::report::{
    Agenda, Asks, Cascade, Dossier, Member, View, Why, agenda, cascade, dossier, member,
};
use firstteam::rules::{Selection, State, findings};

use super::journal::{assert_shown, day, journal, pasted, plain};
use super::weekly::FULL;

pub const BUSY: &str = include_str!("busy.txt");
const CALM: &str = include_str!("calm.txt");

fn asked(text: &str, as_of: &str, ritual: Option<Ritual>) -> Agenda {
    let (journal, mut problems) = journal(text, as_of);
    problems.retain(|problem| problem.code != "unsealed");
    assert!(problems.is_empty(), "{problems:#?}");
    let found = findings(&journal, day(as_of), &Selection::default());
    agenda(&journal, day(as_of), &found, ritual)
}

fn carried(text: &str, as_of: &str, about: Option<&str>, who: Option<&str>) -> Cascade {
    let (journal, _) = journal(text, as_of);
    let about = about.map(|part| journal.find(part, &[]).expect("an entry"));
    cascade(&journal, day(as_of), about, who)
}

fn story(text: &str, as_of: &str, part: &str) -> Dossier {
    let (journal, _) = journal(text, as_of);
    let entry = journal.find(part, &[]).expect("an entry");
    let any = Selection {
        states: State::ALL.to_vec(),
        ..Selection::default()
    };
    let found = findings(&journal, day(as_of), &any);
    let decision = Decision::of(entry).expect("a decision");
    dossier(&journal, decision, day(as_of), &found, &|_| String::new())
}

fn card(text: &str, as_of: &str, handle: &str) -> Member {
    let (journal, _) = journal(text, as_of);
    let found = findings(&journal, day(as_of), &Selection::default());
    let who = journal.team.member(handle).expect("a member");
    member(&journal, who, day(as_of), (None, None), &found)
}

/// At three widths, as Markdown and as JSON.
#[track_caller]
fn assert_all(name: &str, view: &impl View) {
    for width in [60, 80, 120] {
        assert_shown(&format!("{name}-{width}.txt"), &plain(view, width));
    }
    assert_shown(&format!("{name}.md"), &pasted(view));
    assert_shown(&format!("{name}.json"), &json(view));
}

#[test]
fn the_agenda_in_the_order_of_a_good_chair() {
    let view = asked(BUSY, "2026-03-13", None);
    assert_all("agenda", &view);
    let kinds: Vec<Why> = view
        .points
        .iter()
        .map(|point| point.reasons[0].kind)
        .collect();
    let mut sorted = kinds.clone();
    sorted.sort_by_key(|kind| *kind as usize);
    assert_eq!(kinds, sorted);
}

#[test]
fn one_subject_is_one_point() {
    let view = asked(BUSY, "2026-03-13", None);
    let queue: Vec<_> = view
        .points
        .iter()
        .filter(|point| point.subject == "One queue")
        .collect();
    assert_eq!(queue.len(), 1);
    let kinds: Vec<Why> = queue[0].reasons.iter().map(|reason| reason.kind).collect();
    let first = [Why::Upheld, Why::Dissent, Why::Promise, Why::Review];
    assert_eq!(kinds[..4], first);
    assert_eq!(queue[0].asks, Asks::Decide);
    assert_eq!(queue[0].who, ["ana"]);
}

#[test]
fn what_one_decision_leaves_open_is_asked_once() {
    // The team has no goals, so that none can be missing.
    let text = "# decisions/2026-03-02-freeze-aaaa2\nat = 2026-03-02T09:30:00Z\ntext = \"Freeze feature work.\"\n\
                affects = [\"engineering\", \"sales\"]\n\n\
                # decisions/2026-03-02-offer-aaaa3\nat = 2026-03-02T09:40:00Z\ntext = \"One offer for all.\"\n\
                affects = [\"engineering\", \"sales\"]\nwhy = \"Two confuse.\"\n";
    let view = asked(text, "2026-03-03", None);
    let reasons: Vec<_> = view
        .points
        .iter()
        .flat_map(|point| &point.reasons)
        .collect();
    let asked: Vec<usize> = reasons.iter().map(|reason| reason.findings.len()).collect();
    assert_eq!((view.total, asked), (2, vec![4, 3]));
    assert_eq!(
        reasons[1].text,
        "A decision does not say who approved it, how the team will see that it works and what \
         is given up for it"
    );
    let week = pasted(&super::journal::week(text, "2026-03-03"));
    assert_eq!(week.matches("does not say").count(), 2, "{week}");
    assert!(
        week.starts_with("# Two questions for the next forum"),
        "{week}"
    );
    let amend = "`firstteam amend aaaa3 --approver … --metric … --trade-off … --reason …`";
    assert!(week.contains(amend), "{week}");
}

#[test]
fn a_topic_that_was_put_off_to_a_later_day_waits_for_it() {
    let subjects = |as_of: &str| {
        let points = asked(BUSY, as_of, None).points.into_iter();
        points.map(|point| point.subject).collect::<Vec<_>>()
    };
    assert!(subjects("2026-03-13").contains(&"Parking".to_owned()));
    assert!(!subjects("2026-03-13").contains(&"The summer party".to_owned()));
    assert!(subjects("2026-04-28").contains(&"The summer party".to_owned()));
}

#[test]
fn what_a_forum_has_heard_of_is_not_on_the_agenda_again() {
    let heard = BUSY.replace(
        "state = \"moved\"\n",
        "state = \"moved\"\nmeeting = \"2026-03-02-weekly-caab0\"\n",
    );
    let is_there = |text: &str| {
        let points = asked(text, "2026-03-13", None).points;
        points
            .iter()
            .any(|point| point.handle.as_deref() == Some("caac4"))
    };
    assert!(is_there(BUSY));
    assert!(!is_there(&heard));
}

#[test]
fn a_ratified_change_is_off_the_agenda() {
    let ratified = format!(
        "{BUSY}\n# meetings/2026-03-12-weekly-caad9\nat = 2026-03-12T09:00:00Z\nritual = \"weekly\"\n\
         forum = true\npresent = [\"ana\", \"bo\"]\nabout = [\"2026-03-11-may-caac8\"]\n"
    );
    let to_ratify = |text: &str| {
        let points = asked(text, "2026-03-13", None).points.into_iter();
        let reasons = points.flat_map(|point| point.reasons);
        reasons.filter(|reason| reason.kind == Why::Ratify).count()
    };
    assert_eq!(to_ratify(BUSY), 1);
    assert_eq!(to_ratify(&ratified), 0);
}

#[test]
fn nothing_to_take_up_is_said_kindly() {
    for (text, as_of) in [("", "2026-03-13"), (CALM, "2026-03-06")] {
        assert_eq!(
            pasted(&asked(text, as_of, Some(Ritual::Monthly))),
            "Nothing waits for the next monthly: no dissent without an answer, no promise past its date, no open \
             question.\n"
        );
    }
}

#[test]
fn the_cascade_of_everything() {
    assert_all("cascade", &carried(BUSY, "2026-03-13", None, None));
}

#[test]
fn the_cascade_of_a_decision_has_what_was_told_so_far() {
    let of_freeze = carried(FULL, "2026-03-13", Some("aaaa2"), None);
    assert_all("cascade-decision", &of_freeze);
    assert!(of_freeze.decisions[0].told.iter().all(|told| told.earlier));
    let of_meeting = carried(BUSY, "2026-03-13", Some("caab0"), None);
    assert_shown("cascade-meeting-80.txt", &plain(&of_meeting, 80));
}

#[test]
fn the_cascade_as_a_functional_head_reads_it() {
    let dee = carried(BUSY, "2026-03-13", None, Some("dee"));
    assert_shown("cascade-who-80.txt", &plain(&dee, 80));
    let bo = carried(BUSY, "2026-03-04", None, Some("bo"));
    assert_eq!(
        plain(&bo, 80),
        "Bo owes nobody a sentence as of 4 March 2026.\n"
    );
    let nobody = carried("", "2026-03-13", None, None);
    assert_eq!(
        plain(&nobody, 80),
        "Everybody who was to hear has heard, as of 13 March 2026.\n"
    );
}

#[test]
fn whoever_left_owes_nothing() {
    let (mut journal, _) = journal(BUSY, "2026-03-13");
    for member in &mut journal.team.members {
        if member.handle == "dee" {
            member.to = Some(day("2026-03-10"));
        }
    }
    let all = cascade(&journal, day("2026-03-13"), None, None);
    let owed = all.decisions.iter().flat_map(|one| &one.owed);
    assert!(
        owed.into_iter()
            .all(|owed| !owed.members.contains(&"dee".to_owned()))
    );
    assert!(cascade(&journal, day("2026-03-13"), None, Some("dee")).is_empty());
}

#[test]
fn the_whole_story_of_a_decision() {
    let view = story(BUSY, "2026-03-13", "caab3");
    assert_all("dossier", &view);
    let dee = |standing: &[firstteam::report::Stood]| {
        let mut all = standing.iter();
        all.find(|who| who.member == "dee").map(|who| who.state)
    };
    assert_eq!(dee(&view.standing_then), Some("silent"));
    assert_eq!(dee(&view.decision.standing), Some("stands"));
    assert_shown(
        "dossier-full-80.txt",
        &plain(&story(FULL, "2026-03-13", "aaaa2"), 80),
    );
}

#[test]
fn the_card_of_a_member() {
    assert_all("member", &card(BUSY, "2026-03-13", "cy"));
    assert_shown(
        "member-bo-80.txt",
        &plain(&card(BUSY, "2026-03-13", "bo"), 80),
    );
    let empty = card("", "2026-03-13", "dee");
    assert_shown("member-empty.md", &pasted(&empty));
    assert!(empty.is_empty());
}

#[test]
fn a_card_says_first_whose_it_is() {
    for handle in ["ana", "cy", "dee"] {
        let page = plain(&card(BUSY, "2026-03-13", handle), 120);
        let third = page.lines().nth(2).unwrap_or_default();
        assert!(third.starts_with("Read this with "), "{page}");
    }
}

#[test]
fn second_hand_word_names_nobody_before_or_after_a_forum() {
    let pages = [
        pasted(&asked(BUSY, "2026-03-13", None)),
        pasted(&carried(BUSY, "2026-03-13", Some("caab3"), None)),
        pasted(&story(BUSY, "2026-03-13", "caab3")),
    ];
    for page in &pages {
        assert!(
            !page.contains("to finance,") && !page.contains("Eli, 4"),
            "{page}"
        );
    }
    assert!(pages[0].contains("Someone"), "{}", pages[0]);
    assert!(pages[1].contains("Someone, 4 March"), "{}", pages[1]);
    // Neither the relay nor the talk at lunch is on the card of the one whom others named.
    let eli = card(BUSY, "2026-03-13", "eli");
    assert_eq!(eli.relays.len(), 1, "{:?}", eli.relays);
    assert!(!pasted(&eli).contains("July") && !pasted(&eli).contains("lunch"));
    let dee = card(BUSY, "2026-03-13", "dee");
    assert!(!pasted(&dee).contains("regions"), "{}", pasted(&dee));
}

#[test]
fn what_somebody_told_the_board_is_in_no_page() {
    let pages = [
        pasted(&asked(BUSY, "2026-03-13", None)),
        pasted(&story(BUSY, "2026-03-13", "caab3")),
        pasted(&card(BUSY, "2026-03-13", "bo")),
    ];
    for page in pages {
        assert!(!page.contains("for the board"), "{page}");
    }
}

#[test]
fn a_wording_gone_before_its_time_counts_for_nobody() {
    // Sales was told at once; a day later the wording changed, and nobody has told that one yet.
    let text = "# decisions/2026-03-02-queue-aaaa1\nat = 2026-03-02T09:00:00Z\ntext = \"One queue.\"\n\
                approver = \"ana\"\naffects = [\"sales\", \"marketing\"]\n\n\
                # relays/2026-03-02-told-aaaa2\nat = 2026-03-02T10:00:00Z\n\
                decision = \"2026-03-02-queue-aaaa1\"\nmember = \"cy\"\naudience = \"sales\"\n\
                said = \"One queue.\"\n\n\
                # amendments/2026-03-03-two-aaaa3\nat = 2026-03-03T09:00:00Z\n\
                decision = \"2026-03-02-queue-aaaa1\"\ntext = \"Two queues.\"\nreason = \"Size.\"\n";
    let reached = |who: &str, as_of: &str| {
        let reached = card(text, as_of, who).reached;
        (reached.in_time, reached.asked, reached.unheard.len())
    };
    assert_eq!(reached("cy", "2026-03-04"), (1, 1, 0));
    assert_eq!(reached("dee", "2026-03-04"), (0, 0, 0));
    assert_eq!(reached("cy", "2026-03-09"), (1, 2, 1));
    assert_eq!(reached("dee", "2026-03-09"), (0, 1, 1));
}

#[test]
fn the_same_journal_gives_the_same_bytes_again() {
    let once = || {
        [
            json(&asked(BUSY, "2026-03-13", None)),
            json(&carried(BUSY, "2026-03-13", None, None)),
            json(&story(BUSY, "2026-03-13", "caab3")),
            json(&card(BUSY, "2026-03-13", "cy")),
        ]
    };
    assert_eq!(once(), once());
}
