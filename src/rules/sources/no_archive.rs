//! S04: a page without an archived copy.

use std::collections::HashMap;

use crate::rules::prelude::*;
use crate::{
    rules::{scene::Cited, twins::is_web},
    session::{Id, Kind},
    text::brief,
};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "S04",
    name: "no-archive-copy",
    says: "A page that a claim rests on has an archived copy.",
    why: "Pages disappear; a check must be possible years later (Chicago Guide, record keeping).",
    level: Level::Note,
    params: &[],
    check: Check::All(ask),
};

fn ask(scene: &Scene<'_>, _: &Setting<'_>, said: &mut Vec<Said>) {
    let mut bare: HashMap<Id, (&Cited<'_>, bool)> = HashMap::new();
    for cited in scene.all_evidence() {
        let Some(source) = cited.source.filter(|source| !source.removed) else {
            continue;
        };
        if is_web(&source.address) && !is_web(&source.archive) {
            let entry = bare.entry(cited.id).or_insert((cited, false));
            entry.1 |= !cited.evidence.copy.is_empty();
        }
    }
    let bare = bare.into_iter().filter(|(_, (_, kept))| !kept);
    let mut bare: Vec<_> = bare.collect();
    bare.sort_unstable_by_key(|(id, _)| *id);
    for (id, (cited, _)) in bare {
        let title = brief(cited.title(), 80);
        let noted = cited.source.map_or("", |source| source.archive.trim());
        let says = if noted.is_empty() {
            format!("{title} has no archived copy.")
        } else {
            let noted = brief(noted, 60);
            format!("{title} has no archived copy: “{noted}” is no address on the web.")
        };
        let about = Said::about(Kind::Source, id, says).at(Some(cited.evidence.claim));
        said.push(about.open("Enter its archive address", Place::Source(id)));
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::Case;
    use crate::session::{Kind, SourceKind, Stance, Tier};

    #[test]
    fn a_page_is_kept_somewhere() {
        let mut case = Case::new();
        let claim = case.claim("26 per cent");
        let page = case.source("Harbour office", SourceKind::Web);
        case.cite_source(claim, page, Stance::Supports, Tier::Unset);
        assert!(case.says("S04").is_empty(), "it has no address");
        case.set(
            Kind::Source,
            page,
            "address",
            "https://harbour.example/water",
        );
        assert_eq!(case.says("S04"), ["Harbour office has no archived copy."]);
        case.set(Kind::Source, page, "archive", "on my desk");
        assert_eq!(
            case.says("S04"),
            ["Harbour office has no archived copy: “on my desk” is no address on the web."]
        );
        case.set(Kind::Source, page, "archive", "https://archive.example/1");
        assert!(case.says("S04").is_empty());
    }

    #[test]
    fn a_local_copy_serves_as_well() {
        let mut case = Case::new();
        let claim = case.claim("26 per cent");
        let page = case.source("Harbour office", SourceKind::Web);
        case.set(
            Kind::Source,
            page,
            "address",
            "https://harbour.example/water",
        );
        let evidence = case.cite_source(claim, page, Stance::Supports, Tier::Unset);
        case.set(Kind::Evidence, evidence, "copy", "water.html");
        assert!(case.says("S04").is_empty());
    }
}
