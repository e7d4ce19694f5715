//! All rules. A new rule is a line here, beside its two files.

use super::{Rule, backchannel};

/// Every rule, by family, as the index lists them.
pub static RULES: &[&Rule] = &[&backchannel::late_dissent::RULE];

/// The rule with this name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}
