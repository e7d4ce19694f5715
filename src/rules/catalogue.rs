//! All rules. A new rule is a line here, beside its two files.

use super::{Rule, accountability, backchannel, cadence, dissent, reinterpretation};

/// Every rule, by family, as the index lists them.
pub static RULES: &[&Rule] = &[
    &backchannel::late_dissent::RULE,
    &backchannel::side_meeting::RULE,
    &backchannel::changed_outside::RULE,
    &backchannel::relitigated::RULE,
    &backchannel::public_dissent::RULE,
    &reinterpretation::relay_drift::RULE,
    &reinterpretation::relay_omits::RULE,
    &reinterpretation::relays_conflict::RULE,
    &reinterpretation::never_relayed::RULE,
    &reinterpretation::wording_edited::RULE,
    &reinterpretation::contrary_commitment::RULE,
    &reinterpretation::stale_commitment::RULE,
    &dissent::unanswered_dissent::RULE,
    &dissent::bare_objection::RULE,
    &dissent::uncommitted::RULE,
    &cadence::missed_ritual::RULE,
    &cadence::overdue_review::RULE,
    &cadence::overdue_commitment::RULE,
    &accountability::unsigned_pledge::RULE,
    &accountability::unaddressed::RULE,
];

/// The rule with this name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}
