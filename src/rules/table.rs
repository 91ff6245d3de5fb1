//! All rules.

use super::{copy, drafts, people, quotation, risk, rule::Rule, sources, verdict, work};

/// All rules, in order of their codes.
pub const RULES: &[&Rule] = &[
    &copy::wrong_unchanged::RULE,
    &copy::pending::RULE,
    &copy::stet::RULE,
    &copy::no_words::RULE,
    &copy::correction::RULE,
    &copy::note_out::RULE,
    &copy::not_rechecked::RULE,
    &drafts::reworded::RULE,
    &drafts::lost::RULE,
    &drafts::older_draft::RULE,
    &work::central_open::RULE,
    &work::unassigned::RULE,
    &work::due::RULE,
    &work::deadline::RULE,
    &work::nothing_marked::RULE,
    &work::attention::RULE,
    &work::disputed::RULE,
    &work::untouched::RULE,
    &work::name_twice::RULE,
    &work::signed::OVER_PROBLEMS,
    &work::signed::UNKNOWN_ROLE,
    &work::dropped::RULE,
    &people::unanswered::RULE,
    &people::right_of_reply::RULE,
    &people::overdue::RULE,
    &people::open_thread::RULE,
    &people::second_differs::RULE,
    &people::second_missing::RULE,
    &people::not_correct::RULE,
    &quotation::differs::RULE,
    &quotation::needs_recording::RULE,
    &risk::not_cleared::RULE,
    &risk::legal_read::RULE,
    &sources::checked_without::RULE,
    &sources::access_date::RULE,
    &sources::locator::RULE,
    &sources::no_archive::RULE,
    &sources::one_group::RULE,
    &sources::secondary_only::RULE,
    &sources::figure::RULE,
    &sources::extract::RULE,
    &sources::anonymous::RULE,
    &sources::confidential::RULE,
    &sources::unused::RULE,
    &sources::central::RULE,
    &sources::writers_note::RULE,
    &verdict::needs_rationale::RULE,
    &verdict::needs_two_sources::RULE,
    &verdict::unchecked::RULE,
    &verdict::contradicted::RULE,
    &verdict::supported::RULE,
    &verdict::conclusion::RULE,
    &verdict::not_of_scale::RULE,
    &work::unused::RULE,
];

/// The rule of a name or a code.
pub fn rule(name: &str) -> Option<&'static Rule> {
    let mut all = RULES.iter().copied();
    all.find(|rule| rule.name == name || rule.code.eq_ignore_ascii_case(name))
}
