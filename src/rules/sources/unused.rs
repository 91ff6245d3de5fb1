//! S11: a source that nothing rests on.

use std::collections::BTreeSet;

use crate::rules::prelude::*;
use crate::{
    session::{Id, Kind},
    text::brief,
};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "S11",
    name: "source-unused",
    says: "A source is cited by something.",
    why: "A list of sources that nobody used says more than was checked.",
    level: Level::Off,
    params: &[],
    check: Check::All(ask),
};

fn ask(scene: &Scene<'_>, _: &Setting<'_>, said: &mut Vec<Said>) {
    let used: BTreeSet<Id> = scene.all_evidence().map(|cited| cited.id).collect();
    let sources = scene.session.standing_sources();
    for (id, source) in sources.filter(|(id, _)| !used.contains(id)) {
        let says = format!("Nothing rests on {}.", brief(&source.title, 80));
        let about = Said::about(Kind::Source, id, says);
        said.push(about.open("Look at the source", Place::Source(id)));
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::Case;
    use crate::session::{SourceKind, Stance, Tier};

    #[test]
    fn a_source_that_nothing_cites_is_found() {
        let mut case = Case::new();
        let claim = case.claim("26 per cent");
        case.source("Map", SourceKind::Document);
        case.cite(claim, "Ledger", Stance::Context, Tier::Unset);
        assert_eq!(case.says("S11"), ["Nothing rests on Map."]);
    }
}
