//! The team.

use std::fmt::Write;

use chrono::NaiveDate;

/// Handle, name, role and function.
pub(crate) const MEMBERS: [(&str, &str, &str, &str); 8] = [
    ("ana", "Ana Ruiz", "CEO", "company"),
    ("bo", "Bo Lindgren", "CTO", "engineering"),
    ("cy", "Cy Okafor", "CSO", "sales"),
    ("dee", "Dee Marsh", "CMO", "marketing"),
    ("eli", "Eli Brandt", "CFO", "finance"),
    ("fay", "Fay Novak", "Chief of Staff", "office"),
    ("gus", "Gus Amari", "COO", "operations"),
    ("hal", "Hal Jensen", "CHRO", "people"),
];

/// The goals that decisions serve.
pub(crate) const GOALS: [&str; 3] = ["time-to-value", "stability", "margin"];

/// Everybody's handle.
pub(crate) fn handles() -> Vec<&'static str> {
    MEMBERS.iter().map(|(handle, ..)| *handle).collect()
}

/// The functions of all but the one who approves.
pub(crate) fn functions() -> Vec<&'static str> {
    MEMBERS
        .iter()
        .skip(1)
        .map(|(.., function)| *function)
        .collect()
}

/// Who leads a function.
pub(crate) fn leader(function: &str) -> &'static str {
    let found = MEMBERS.iter().find(|(.., led)| *led == function);
    found.map_or("ana", |(handle, ..)| handle)
}

/// The function that somebody leads.
pub(crate) fn function(handle: &str) -> &'static str {
    let found = MEMBERS.iter().find(|(other, ..)| *other == handle);
    found.map_or("company", |(.., function)| function)
}

/// The text of `firstteam.toml`.
pub(crate) fn file(first_day: NaiveDate) -> String {
    let mut text = String::from(
        "format = 1\n\n[team]\nname = \"Northwind leadership\"\nmission = \"A new customer gets value within a week\"\n",
    );
    for (handle, name, role, function) in MEMBERS {
        let _ = write!(
            text,
            "\n[[member]]\nhandle = \"{handle}\"\nname = \"{name}\"\nrole = \"{role}\"\nfunction = \"{function}\"\nchair = {}\nfrom = {first_day}\n",
            handle == "ana",
        );
    }
    for goal in GOALS {
        let _ = write!(
            text,
            "\n[[goal]]\nid = \"{goal}\"\ntext = \"Better {goal} in every quarter\"\nscope = \"shared\"\nmetric = \"{goal}\"\ntarget = \"7\"\ngives_up = [\"custom features\"]\nstate = \"open\"\n",
        );
    }
    text.push_str("\n[[ritual]]\nname = \"weekly\"\nevery = \"7d\"\n");
    text
}
