//! S02: when a page was looked at.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::rules::prelude::*;
use crate::{
    rules::scene::Cited,
    session::{Command, Id, Kind, SourceKind},
    text::brief,
};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "S02",
    name: "source-needs-access-date",
    says: "A source on the web needs the day on which it was looked at.",
    why: "Pages change; without the day nobody can find the version that was read (IFCN: in enough detail that readers can replicate the work).",
    level: Level::Warning,
    params: &[Param {
        name: "all",
        says: "Whether every source needs it, not those with an address alone.",
        usual: Usual::Flag(false),
    }],
    check: Check::All(ask),
};

fn ask(scene: &Scene<'_>, setting: &Setting<'_>, said: &mut Vec<Said>) {
    let all = setting.flag("all");
    // By source: one page that twenty claims rest on is one finding.
    let mut undated: HashMap<Id, (&Cited<'_>, usize)> = HashMap::new();
    for cited in scene.all_evidence() {
        let Some(source) = cited.source.filter(|source| !source.removed) else {
            continue;
        };
        let needs = all || !source.address.is_empty() || source.kind == SourceKind::Web;
        if needs && !scene.has_been(cited.looked_on()) {
            let entry = undated.entry(cited.id).or_insert((cited, 0));
            entry.1 += 1;
        }
    }
    let mut undated: Vec<_> = undated.into_iter().collect();
    undated.sort_unstable_by_key(|(id, _)| *id);
    for (id, (cited, times)) in undated {
        let title = brief(cited.title(), 80);
        let cited_in = if times > 1 {
            format!(" (cited {times} times)")
        } else {
            String::new()
        };
        let noted = brief(cited.looked_on().trim(), 40);
        let says = if noted.is_empty() {
            format!("Nobody noted when {title} was looked at{cited_in}.")
        } else if noted.parse::<Date>().is_ok() {
            format!("{title} was looked at on {noted}, it says{cited_in}: a day to come.")
        } else {
            format!("{title} was looked at “{noted}”, it says{cited_in}: that is no date.")
        };
        let about = Said::about(Kind::Source, id, says).at(Some(cited.evidence.claim));
        // Whoever cited it looked at it then.
        let cited_on = cited.evidence.made_at.map(|at| at.to_string());
        let day = cited_on.as_deref().and_then(|at| at.split('T').next());
        // What the evidence says goes before what its source says.
        let day = day.filter(|_| cited.evidence.looked_on.is_empty());
        said.push(match day {
            Some(day) => {
                let set = Command::SetField {
                    kind: Kind::Source,
                    id,
                    field: "accessed_on".to_owned(),
                    value: day.into(),
                };
                about.mend(format!("Note {day}, when it was cited"), set)
            }
            None => about.open("Note the day", Place::Source(id)),
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::Case;
    use crate::{
        rules::Remedy,
        session::{Kind, SourceKind, Stance, Tier},
    };

    #[test]
    fn a_page_that_nobody_dated_is_found_once() {
        let mut case = Case::new();
        let (one, two) = (case.claim("26 per cent"), case.claim("221 million crowns"));
        let page = case.source("Harbour office", SourceKind::Web);
        let first = case.cite_source(one, page, Stance::Supports, Tier::Unset);
        let second = case.cite_source(two, page, Stance::Supports, Tier::Unset);
        case.cite(one, "Ledger", Stance::Supports, Tier::Primary);
        assert_eq!(
            case.says("S02"),
            ["Nobody noted when Harbour office was looked at (cited 2 times)."]
        );
        case.set(Kind::Evidence, first, "looked_on", "2026-05-01");
        case.set(Kind::Evidence, second, "looked_on", "2026-05-01");
        assert!(case.says("S02").is_empty());
        for (noted, said) in [
            (
                "in May",
                "Harbour office was looked at “in May”, it says: that is no date.",
            ),
            (
                "2026-06-03",
                "Harbour office was looked at on 2026-06-03, it says: a day to come.",
            ),
        ] {
            case.set(Kind::Evidence, first, "looked_on", noted);
            assert_eq!(case.says("S02"), [said]);
        }
        case.set(Kind::Evidence, first, "looked_on", "");
        let fix = case.findings("S02").pop().unwrap().fix.unwrap();
        assert_eq!(fix.words, "Note 2026-06-02, when it was cited");
        let Remedy::Do(command) = fix.remedy else {
            panic!("it is not done at once");
        };
        case.done(*command);
        assert!(case.says("S02").is_empty());
        let asked = case.says_in("[rules.S02]\nall = true", "S02");
        assert_eq!(asked, ["Nobody noted when Ledger was looked at."]);
    }
}
