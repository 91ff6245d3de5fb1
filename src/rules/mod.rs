//! Floor 3: house rules as diagnostics.
//!
//! Each rule is a file of its own, with its tests under it: a code (a letter for its subject and a number), a name for the
//! house file, a plain sentence, a level, parameters. [`check`] asks them all and gives back findings: what is wrong, about
//! which record, and where there is one a fix. Nothing here decides anything; a finding is never a verdict.
//!
//! Pure: a session, a house and a day in, findings out. No disk, no clock. Linear in the session, up to logarithms.
//!
//! # Adding a rule
//! A file in the folder of its subject with a `RULE`, and a line in `table.rs`. A code is given once, never again.

mod check;
mod copy;
mod drafts;
mod finding;
mod held;
mod house;
mod level;
mod people;
mod prelude;
mod quotation;
mod quotes;
mod risk;
mod rule;
mod scene;
mod sources;
mod table;
mod twins;
mod verdict;
mod which;
mod work;

#[cfg(test)]
mod measured;
#[cfg(test)]
mod testing;

pub use check::{blocking, check, check_with, dropped};
pub use finding::{Expected, Finding, Fix, Place, Remedy};
pub use held::{Held, HeldAs, HeldQuotation};
pub use house::{House, SignOffRules, Trouble};
pub use level::Level;
pub use quotes::Quotes;
pub use rule::{Param, Rule, Usual};
pub use table::{RULES, rule};
pub use which::Which;
