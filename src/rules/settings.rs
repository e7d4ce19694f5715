//! Settings of rules that the program does not have: a mistyped name would otherwise change nothing, in silence.

use super::RULES;
use crate::model::{Problem, Team, nearest};

/// Every name under `[rules]` and `[thresholds]` that is none of a rule, as a problem of the team's file, at the table
/// and the name.
pub fn unknown_settings(team: &Team, path: &str) -> Vec<Problem> {
    let rules = || RULES.iter().map(|rule| rule.name);
    let thresholds = || {
        let all = RULES.iter().flat_map(|rule| rule.thresholds);
        all.map(|threshold| threshold.name)
    };
    let mut problems = Vec::new();
    for name in team.rules.keys() {
        if !rules().any(|rule| rule == name) {
            let problem = Problem::of_file("unknown-rule", path, no("rule", name));
            let help = help(name, rules(), "`firstteam explain` lists the rules");
            problems.push(problem.at_field("rules", Some(name)).with_help(help));
        }
    }
    for name in team.thresholds.keys() {
        if !thresholds().any(|threshold| threshold == name) {
            let problem = Problem::of_file("unknown-threshold", path, no("threshold", name));
            let help = help(
                name,
                thresholds(),
                "`firstteam explain RULE` names a rule's thresholds",
            );
            problems.push(problem.at_field("thresholds", Some(name)).with_help(help));
        }
    }
    problems
}

fn no(what: &str, name: &str) -> String {
    format!("there is no {what} `{name}`")
}

fn help(name: &str, known: impl Iterator<Item = &'static str>, otherwise: &str) -> String {
    nearest(name, known).map_or_else(
        || otherwise.to_owned(),
        |near| format!("did you mean `{near}`?"),
    )
}
