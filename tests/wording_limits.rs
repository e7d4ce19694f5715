//! What must hold of every comparison, whatever the texts: no panic, quotes that are exactly the spans, the same answer
//! again, and time in proportion to the length.

use std::time::{Duration, Instant};

use chrono::NaiveDate;
use firstteam::wording::{
    Comparison, Context, Lexicon, Person, Quote, compare, compare_relays, contrary, read_up_to,
};

const DECIDED: &str = "Stop booking agency nurses on all wards by 30 November 2026, except in intensive care; \
                       the matron approves at most 5 shifts a week.";

/// The lexicon of a team with every kind of word of its own.
fn lexicon() -> Lexicon {
    let words = |list: &[&str]| list.iter().map(|word| (*word).to_owned()).collect();
    Lexicon {
        synonyms: vec![
            words(&["agency nurse", "temp", ""]),
            words(&["R&D", "büro  für\tneues", "…", "e\u{301}"]),
        ],
        people: vec![Person {
            handle: "may".to_owned(),
            name: "May O’Neil-Ünal".to_owned(),
            role: Some("matron".to_owned()),
        }],
        teams: words(&["intensive care", "", "wards"]),
        fiscal_year_starts: 4,
        ..Lexicon::default()
    }
}

fn context(lexicon: &Lexicon) -> Context<'_> {
    Context {
        background: vec!["Because agencies cost 40 % more.", "\u{0}"],
        day: NaiveDate::from_ymd_opt(2026, 11, 2),
        lexicon,
    }
}

#[track_caller]
fn exact(found: &Comparison, decided: &str, told: &str) {
    let is_exact = |quote: &Option<Quote>, source: &str| {
        quote.as_ref().is_none_or(|quote| {
            source.get(quote.start..quote.end) == Some(&quote.text) && !quote.text.is_empty()
        })
    };
    for one in &found.differences {
        assert!(is_exact(&one.decided, decided), "{one:?}");
        assert!(is_exact(&one.told, told), "{one:?}");
        assert!(!one.note.is_empty());
    }
}

/// Holds two texts against each other both ways, with all that must be true of it.
#[track_caller]
fn held(one: &str, other: &str) {
    let own = lexicon();
    let context = context(&own);
    let answers = || {
        let forth = compare(one, other, &context);
        let back = compare(other, one, &context);
        let apart = compare_relays(one, other, DECIDED, &context);
        exact(&forth, one, other);
        exact(&back, other, one);
        exact(&apart, one, other);
        let barred = contrary(one, other, &own);
        (forth, back, apart, barred)
    };
    assert_eq!(answers(), answers());
    for text in [one, other] {
        assert!(text.is_char_boundary(read_up_to(text)));
    }
}

/// A generator of numbers, the same everywhere (splitmix64).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.next() % most as u64).unwrap_or_default()
    }

    /// Any character: mostly of the corners of Unicode where things go wrong.
    fn letter(&mut self) -> char {
        const CORNERS: [(u32, u32); 14] = [
            (0x00, 0x20),
            (0x20, 0x7f),
            (0x20, 0x7f),
            (0x80, 0x100),
            (0x130, 0x132),
            (0x300, 0x370),
            (0x5d0, 0x5f0),
            (0x2000, 0x2070),
            (0x2150, 0x2190),
            (0x3040, 0x30a0),
            (0xfb00, 0xfb07),
            (0xff10, 0xff1a),
            (0x1d7ce, 0x1d800),
            (0x1_f600, 0x1_f640),
        ];
        let (from, to) = CORNERS[self.below(CORNERS.len())];
        let at = from + u32::try_from(self.below((to - from) as usize)).unwrap_or_default();
        char::from_u32(at).unwrap_or('\u{fffd}')
    }

    /// Words of the decision and of the grammar of dates and numbers, between letters of any kind.
    fn text(&mut self, pieces: usize) -> String {
        const WORDS: [&str; 30] = [
            "Stop",
            "booking",
            "agency",
            "nurses",
            "30",
            "November",
            "’27",
            "Q4",
            "this quarter",
            "next",
            "Friday",
            "by the end of",
            "except",
            "unless",
            "not",
            "no later than",
            "€5k",
            "½",
            "5%",
            "18:00",
            "May",
            "matron",
            "approves",
            "at most",
            "intensive",
            "care",
            "R&D",
            "half a",
            "2026-13-45",
            "99999999999999999999",
        ];
        let mut text = String::new();
        for _ in 0..pieces {
            match self.below(5) {
                0 | 1 => text.extend((0..=self.below(4)).map(|_| self.letter())),
                2 => text.push(' '),
                _ => {
                    text.push_str(WORDS[self.below(WORDS.len())]);
                    text.push(' ');
                }
            }
        }
        text
    }
}

#[test]
fn random_texts() {
    let mut dice = Dice(7);
    for _ in 0..1_500 {
        let pieces = dice.below(30);
        let (one, other) = (dice.text(pieces), dice.text(20));
        held(&one, &other);
        held(DECIDED, &other);
    }
}

#[test]
fn odd_texts() {
    let texts = [
        "",
        " \t\r\n ",
        ".",
        "?!…—–-,;:()[]{}«»„“”‘’'\"",
        "\u{0}\u{1}\u{7f}\u{85}\u{9b}",
        "\u{301}\u{301}\u{301}",
        "e\u{301}\u{327}\u{323}gency nurs\u{308}es by 30 Nove\u{301}mber",
        "\u{202e}\u{2066}no nurses\u{2069}",
        "\u{200b}\u{200d}\u{feff}",
        "İstanbul ẞ ŉ ǰ ΐ ﬁ",
        "👩‍👩‍👧‍👦 5 👍🏽",
        "−5 × 10³ ½ ⅓ ٣ ३ ５",
        "it's he'd won't can't y'all's '' ' 'tis",
        "1.2.3.4 1,,2 1:2:3:4 0/0 00:00 24:00 31/31/31",
        "30 February 2026, 31 November, Q0, Q5, week 99, 0000-00-00",
        "in 99999999999999999999 days, 1e400 %, every 0 weeks",
    ];
    for one in texts {
        for other in texts {
            held(one, other);
        }
        held(DECIDED, one);
    }
}

#[test]
fn a_megabyte_of_anything() {
    const MEGABYTE: usize = 1 << 20;
    let repeated = |words: &str| words.repeat(MEGABYTE / words.len() + 1);
    let texts = [
        repeated("nurses "),
        repeated("no"),
        repeated("e\u{301}"),
        repeated("("),
        repeated("\n"),
        repeated("1"),
        repeated("1.1,"),
        repeated("5 shifts by 30 November 2026, 40 % of €5 k at 18:00, "),
        repeated("except nurses, unless the matron allows it if wards agree once only "),
        repeated("not never no "),
        repeated("the matron approves and the doctor decides by the captain "),
        repeated("end of this quarter next Friday "),
        repeated("agency nurse temp R&D "),
        repeated("all wards, some wards, no wards. "),
    ];
    let started = Instant::now();
    let own = lexicon();
    let context = context(&own);
    for text in &texts {
        exact(&compare(DECIDED, text, &context), DECIDED, text);
        exact(&compare(text, DECIDED, &context), text, DECIDED);
        exact(&compare(text, text, &context), text, text);
        let other = format!("{text}.");
        exact(&compare(text, &other, &context), text, &other);
        assert!(text.is_char_boundary(read_up_to(text)));
    }
    assert!(
        started.elapsed() < Duration::from_mins(1),
        "{:?}",
        started.elapsed()
    );
}
