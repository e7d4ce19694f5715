//! How long comparing wording takes: `cargo bench --bench wording`.

use divan::Bencher;
use divan::counter::ItemsCount;
use firstteam::wording::{Comparison, Context, Lexicon, Person, compare, compare_relays};

fn main() {
    divan::main();
}

/// Decisions and relays of some 25 words, faithful and not.
const PAIRS: [(&str, &str); 6] = [
    (
        "Stop booking agency nurses on all surgical and medical wards by 30 November 2026, except in intensive care, where the matron approves each shift in writing.",
        "From December on we book no more agency nurses on the surgical and medical wards; intensive care may still do so with the matron's written approval.",
    ),
    (
        "Freeze all feature work until 30 September 2026; marketing keeps the launch page, and two engineers stay on it until the first week of April.",
        "No features are built before 31 August, except for campaign pages, and marketing keeps the launch page with two engineers until the first week of April.",
    ),
    (
        "The pricing committee approves every quote with a margin below 15 percent before it is sent to a customer, and answers within two working days.",
        "Any quote with a margin below 15 percent is approved by your regional manager before it goes to a client, usually within two working days.",
    ),
    (
        "Close the Leeds warehouse by 30 June 2027, move 40 of its 55 people to York, and pay the others six months of wages.",
        "The warehouse in Leeds is closed by the end of June 2027; forty of the fifty-five people move to York, others get half a year's pay.",
    ),
    (
        "Every new hire above grade 7 must be signed off by the finance lead and the head of the department until the end of Q1 2027.",
        "New hires above grade 7 should ideally be signed off by the finance lead and the head of department until the end of March 2027.",
    ),
    (
        "All ferries wait for the last train on weekdays unless the harbour pilot rules it out because of wind above 20 knots or of fog.",
        "Ferries wait for the last train from Monday to Friday, as the council wants, and lunch on board is now served until three in the afternoon.",
    ),
];

fn context(lexicon: &Lexicon) -> Context<'_> {
    Context {
        background: vec!["Costs have risen for three quarters, and people leave."],
        day: None,
        lexicon,
    }
}

fn each(lexicon: &Lexicon, mut take: impl FnMut(&str, &str, &Context<'_>)) {
    let context = context(lexicon);
    for (decided, told) in PAIRS {
        take(decided, told, &context);
    }
}

/// A pair; the items a second are pairs.
#[divan::bench]
fn pairs_of_25_words(bencher: Bencher<'_, '_>) {
    let lexicon = Lexicon::default();
    bencher.counter(ItemsCount::new(PAIRS.len())).bench(|| {
        each(&lexicon, |decided, told, context| {
            divan::black_box(compare(decided, told, context));
        });
    });
}

/// The same with a team of forty people and as many synonyms.
#[divan::bench]
fn pairs_with_the_teams_own_words(bencher: Bencher<'_, '_>) {
    let person = |number: usize| Person {
        handle: format!("person{number}"),
        name: format!("First{number} Last{number}"),
        role: Some(format!("Head of number {number}")),
    };
    let lexicon = Lexicon {
        people: (0..40).map(person).collect(),
        synonyms: (0..40)
            .map(|number| vec![format!("word{number}"), format!("other word {number}")])
            .collect(),
        ..Lexicon::default()
    };
    bencher.counter(ItemsCount::new(PAIRS.len())).bench(|| {
        each(&lexicon, |decided, told, context| {
            divan::black_box(compare(decided, told, context));
        });
    });
}

/// Two relays of one decision.
#[divan::bench]
fn relays_against_each_other(bencher: Bencher<'_, '_>) {
    let lexicon = Lexicon::default();
    bencher.counter(ItemsCount::new(PAIRS.len())).bench(|| {
        each(&lexicon, |decided, told, context| {
            divan::black_box(compare_relays(decided, told, decided, context));
        });
    });
}

/// Ten thousand relays, by as many threads as there are processors.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn ten_thousand_relays(bencher: Bencher<'_, '_>) {
    let lexicon = Lexicon::default();
    let context = context(&lexicon);
    let relays: Vec<(&str, &str)> = PAIRS.iter().copied().cycle().take(10_000).collect();
    bencher.counter(ItemsCount::new(relays.len())).bench(|| {
        firstteam::parallel::map(
            &relays,
            1,
            32,
            |(decided, told), (): &mut ()| -> Comparison { compare(decided, told, &context) },
        )
    });
}

/// A text of so many words against a short one, and against itself with another end.
#[divan::bench(args = [500, 1_000, 2_000, 4_000, 8_000], sample_count = 20, sample_size = 1)]
fn long_texts(bencher: Bencher<'_, '_>, words: usize) {
    let lexicon = Lexicon::default();
    let context = context(&lexicon);
    let unit = "We keep the Leeds warehouse, 30 of 40 people stay until March, not before 5 May. ";
    let long = unit.repeat(words / unit.split_whitespace().count() + 1);
    let other = format!("{long} Close it by 30 June.");
    bencher.counter(ItemsCount::new(words)).bench(|| {
        divan::black_box(compare(PAIRS[3].0, &long, &context));
        compare(&long, &other, &context)
    });
}
