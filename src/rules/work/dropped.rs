//! K13: one person dropped a claim, and another decided on it.

use std::collections::BTreeMap;

use crate::rules::prelude::*;
use crate::{
    session::{
        CheckStatus, Claim, Command, Event, Evidence, Id, Kind, Moment, Record as _, Session,
        Standing,
    },
    text::{brief, counted},
};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "K13",
    name: "dropped-though-decided",
    says: "What one person dropped and another decided on is looked at by both.",
    why: "After two copies were merged the claim is gone, and with it, unseen, what somebody found out about it.",
    level: Level::Warning,
    params: &[],
    check: Check::All(ask),
};

/// What somebody wrote into a field.
type Words = fn(&Claim) -> &str;

/// How a claim was dropped, by whom and when.
struct Dropped {
    what: String,
    by: Option<Id>,
    at: Moment,
    back: Command,
}

/// What somebody decided on it.
struct Decided {
    what: String,
    by: Option<Id>,
    at: Moment,
}

fn ask(scene: &Scene<'_>, _: &Setting<'_>, said: &mut Vec<Said>) {
    let session = scene.session;
    let drops = session.claims.all().filter_map(|(id, claim)| {
        let article = session.articles.get(claim.article)?;
        let dropped = dropped(session, id, claim).filter(|_| !article.removed)?;
        Some((id, claim, dropped))
    });
    let drops: Vec<(Id, &Claim, Dropped)> = drops.collect();
    if drops.is_empty() {
        return;
    }
    let mut evidence: BTreeMap<Id, Vec<&Evidence>> = BTreeMap::new();
    for (_, one) in session.evidence.live() {
        evidence.entry(one.claim).or_default().push(one);
    }
    let mut parts: BTreeMap<Id, Vec<(Id, &Claim)>> = BTreeMap::new();
    let all = session.claims.all();
    for (id, part) in all.filter(|(_, part)| part.is_part() && part.is_live()) {
        if let Some(whole) = part.parent {
            parts.entry(whole).or_default().push((id, part));
        }
    }
    for (id, claim, dropped) in drops {
        // What is part of it went with it, but for one that was joined with another: its parts came along.
        let gone = parts.get(&id).filter(|_| claim.merged_into.is_none());
        let gone = gone.into_iter().flatten().copied();
        let whole = std::iter::once((id, claim));
        let mut decided: Vec<Decided> = whole
            .chain(gone)
            .flat_map(|(id, claim)| decided(scene, claim, evidence.get(&id), &evidence))
            .filter(|one| one.is_others(session, &dropped))
            .collect();
        decided.sort_by_key(|one| std::cmp::Reverse(one.at));
        let Some(last) = decided.first() else {
            continue;
        };
        let also = decided.iter().skip(1);
        let also = also.filter(|one| same_person(session, one.by, last.by));
        let all: Vec<&str> = std::iter::once(last)
            .chain(also)
            .map(|one| one.what.as_str())
            .collect();
        let says = format!(
            "{} {} on {}; {} {} (on {}).",
            who(session, dropped.by),
            dropped.what,
            day(dropped.at),
            who(session, last.by),
            all.join(", "),
            day(last.at),
        );
        let about = Said::of_claim(id, says).in_article(claim.article);
        said.push(about.mend("Take it back", dropped.back));
    }
}

/// How a claim was dropped, if it was and it is known by whom: what was never set has nobody behind it.
fn dropped(session: &Session, id: Id, claim: &Claim) -> Option<Dropped> {
    let (field, what, back) = if claim.removed {
        let kind = Kind::Claim;
        (
            "removed",
            "took it out".to_owned(),
            Command::Restore { kind, id },
        )
    } else if let Some(other) = claim.merged_into {
        let what = format!("joined it with {}", session.label(other));
        ("merged_into", what, set(id, "merged_into", None))
    } else if claim.standing == Standing::Dismissed {
        let accepted = Some(Standing::Accepted.word());
        (
            "standing",
            "dismissed it".to_owned(),
            set(id, "standing", accepted),
        )
    } else {
        return None;
    };
    let event = last(claim, field)?;
    Some(Dropped {
        what,
        by: event.by,
        at: event.at,
        back,
    })
}

fn set(id: Id, field: &str, value: Option<&str>) -> Command {
    Command::SetField {
        kind: Kind::Claim,
        id,
        field: field.to_owned(),
        value: value.into(),
    }
}

/// What was decided on a claim; of one that was joined with another, only what that one does not hold.
fn decided(
    scene: &Scene<'_>,
    claim: &Claim,
    cited: Option<&Vec<&Evidence>>,
    evidence: &BTreeMap<Id, Vec<&Evidence>>,
) -> Vec<Decided> {
    let session = scene.session;
    let other = claim.merged_into.and_then(|id| session.claims.get(id));
    let is_held = |same: &dyn Fn(&Claim) -> bool| other.is_some_and(same);
    let mut found = Vec::new();
    let mut say = |field: &str, what: String| {
        if let Some(event) = last(claim, field) {
            found.push(Decided {
                what,
                by: event.by,
                at: event.at,
            });
        }
    };
    if claim.verdict.is_some() && !is_held(&|other| other.verdict == claim.verdict) {
        let verdict = brief(scene.verdict(claim), 40);
        say("verdict", format!("found it “{verdict}”"));
    }
    let status = &claim.check_status;
    let ended = [CheckStatus::Checked, CheckStatus::NeedsAttention].contains(status);
    if ended && !is_held(&|other| other.check_status == *status) {
        let status = status.label().to_lowercase();
        say("check_status", format!("set it to “{status}”"));
    }
    let written: [(&str, &str, Words); 2] = [
        ("rationale", "wrote why", |claim| claim.rationale.trim()),
        ("conclusion", "wrote what was found", |claim| {
            claim.conclusion.trim()
        }),
    ];
    for (field, what, words) in written {
        let own = words(claim);
        if !own.is_empty() && !is_held(&|other| words(other) == own) {
            say(field, what.to_owned());
        }
    }
    let carried = claim.merged_into.and_then(|id| evidence.get(&id));
    let is_carried = |one: &Evidence| {
        let mut all = carried.into_iter().flatten();
        all.any(|other| {
            session.standing_source(other.source) == session.standing_source(one.source)
                && other.locator == one.locator
                && other.extract == one.extract
        })
    };
    let mut citing: BTreeMap<Id, (usize, Moment)> = BTreeMap::new();
    let cited = cited.into_iter().flatten().filter(|one| !is_carried(one));
    for one in cited {
        if let (Some(by), Some(at)) = (one.made_by(), one.made_at()) {
            let (many, last) = citing.entry(by).or_default();
            *many += 1;
            *last = at.max(*last);
        }
    }
    found.extend(citing.into_iter().map(|(by, (many, at))| Decided {
        what: format!("cited {} for it", counted(many, "source")),
        by: Some(by),
        at,
    }));
    found
}

impl Decided {
    /// Whether the one who dropped the claim cannot have meant it: somebody else decided it, or it was decided later.
    fn is_others(&self, session: &Session, dropped: &Dropped) -> bool {
        self.at > dropped.at || !same_person(session, self.by, dropped.by)
    }
}

/// Who set a field to what it holds, and when: of two that stand beside each other, the later by their clocks.
fn last<'c>(claim: &'c Claim, field: &str) -> Option<&'c Event> {
    let history = claim.history();
    let heads = history.heads(field).into_iter();
    let heads = heads.filter_map(|id| Some((id, history.get(&id)?)));
    let value = claim.json(field)?;
    let heads = heads.filter(|(_, event)| event.value == value);
    let (id, event) = heads.max_by_key(|(id, event)| (event.at, *id))?;
    Some(history.origin(id, event).1)
}

/// Of two names that are the same, one person wears both.
fn same_person(session: &Session, one: Option<Id>, other: Option<Id>) -> bool {
    let name = |by| session.name_of(by).trim().to_lowercase();
    one == other || name(one) == name(other)
}

fn who(session: &Session, by: Option<Id>) -> String {
    let name = brief(session.name_of(by), 60).into_owned();
    if name == "somebody" {
        "Somebody".to_owned()
    } else {
        name
    }
}

fn day(at: Moment) -> String {
    at.to_string().chars().take(10).collect()
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{ARTICLE, Case};
    use crate::rules::{Fix, Remedy};
    use crate::session::{
        CheckStatus, Command, Id, Kind, NewEvidence, Session, SourceKind, Stance, Tier,
    };

    /// What two people do to copies of a case, made one.
    fn apart(case: &mut Case, ida: Vec<Command>, leo: Vec<Command>) {
        let before = case.session.clone();
        for command in ida {
            case.done_by("Ida Brandt", command);
        }
        let theirs = std::mem::replace(&mut case.session, before.clone());
        for command in leo {
            case.done_by("Leo Nagy", command);
        }
        case.session = case.session.merge_since(Some(&before), &theirs);
    }

    fn verdict(claim: Id) -> Command {
        Command::SetVerdict {
            claim,
            verdict: Some("false".to_owned()),
        }
    }

    fn checked(claim: Id) -> Command {
        Command::SetCheckStatus {
            claim,
            status: CheckStatus::Checked,
        }
    }

    fn is_live(session: &Session, claim: Id) -> bool {
        session.is_live(session.claims.get(claim).unwrap())
    }

    #[test]
    fn what_one_drops_and_another_decides_is_told_and_taken_back() {
        let drops: [fn(Id, Id) -> Command; 3] = [
            |claim, _| Command::Dismiss { claim },
            |id, _| Command::Remove {
                kind: Kind::Claim,
                id,
            },
            |claim, other| Command::Join {
                claims: vec![other, claim],
            },
        ];
        let words = ["dismissed it", "took it out", "joined it with F2"];
        for (drop, words) in drops.into_iter().zip(words) {
            let mut case = Case::new();
            let claim = case.claim("26 per cent");
            let other = case.claim("of its water");
            apart(
                &mut case,
                vec![drop(claim, other)],
                vec![verdict(claim), checked(claim)],
            );
            assert!(!is_live(&case.session, claim), "{words}");
            let says = case.says("K13");
            let expected = format!(
                "Ida Brandt {words} on 2026-06-02; Leo Nagy set it to “checked”, found it “False” (on 2026-06-02)."
            );
            assert_eq!(says, [expected]);
            let finding = case.findings("K13").pop().unwrap();
            assert_eq!(finding.claim, Some(claim));
            assert!(finding.article.is_some(), "{words}");
            let Some(Fix {
                remedy: Remedy::Do(back),
                ..
            }) = finding.fix
            else {
                panic!("{words}: no fix")
            };
            case.done(*back);
            assert!(is_live(&case.session, claim), "{words}");
            assert!(case.says("K13").is_empty(), "{words}");
        }
    }

    #[test]
    fn evidence_counts_and_so_does_what_was_decided_before_by_somebody_else() {
        let mut case = Case::new();
        let claim = case.claim("26 per cent");
        let source = case.source("Ledger", SourceKind::Document);
        let cite = Command::AddEvidence(NewEvidence {
            id: None,
            claim,
            source,
            stance: Stance::Supports,
            locator: String::new(),
            extract: String::new(),
            tier: Tier::Primary,
            looked_on: String::new(),
            ..NewEvidence::default()
        });
        // Whoever dismisses may have seen it or not: nobody knows, so it is said.
        case.done_by("Leo Nagy", cite);
        case.done_by("Ida Brandt", Command::Dismiss { claim });
        let says = case.says("K13");
        assert_eq!(
            says,
            [
                "Ida Brandt dismissed it on 2026-06-02; Leo Nagy cited 1 source for it (on 2026-06-02)."
            ]
        );
    }

    #[test]
    fn who_decides_and_then_drops_has_changed_their_mind() {
        let mut case = Case::new();
        let claim = case.checked("26 per cent");
        case.verdict(claim, "false");
        case.done(Command::Dismiss { claim });
        assert!(case.says("K13").is_empty());
        // Nor is anything lost where nobody decided.
        let other = case.claim("of its water");
        case.done_by("Leo Nagy", Command::Dismiss { claim: other });
        assert!(case.says("K13").is_empty());
        // What stands under the claim that it was joined with is not lost.
        let (first, second) = (case.claim("The bridge"), case.claim("is the longest"));
        case.done_by("Leo Nagy", verdict(first));
        case.done_by("Leo Nagy", verdict(second));
        case.done(Command::Join {
            claims: vec![first, second],
        });
        assert!(case.says("K13").is_empty(), "{:?}", case.says("K13"));
    }

    #[test]
    fn the_same_person_on_two_machines_is_told_of_what_came_later() {
        let mut case = Case::new();
        let claim = case.claim("26 per cent");
        let before = case.session.clone();
        case.done(Command::Dismiss { claim });
        let home = std::mem::replace(&mut case.session, before.clone());
        case.verdict(claim, "false");
        case.session = home.merge_since(Some(&before), &case.session);
        assert_eq!(case.says("K13").len(), 1);
    }

    #[test]
    fn parts_go_with_their_whole_and_are_told_with_it() {
        let mut case = Case::new();
        let claim = case.claim("The harbour loses 26 per cent of its water.");
        let made = case.done(Command::AddClaim {
            id: None,
            article: ARTICLE,
            start: 18,
            end: 29,
            statement: String::new(),
            part_of: Some(claim),
        });
        let part = *made.last().unwrap();
        apart(
            &mut case,
            vec![Command::Dismiss { claim }],
            vec![verdict(part)],
        );
        let says = case.says("K13");
        assert_eq!(says.len(), 1, "{says:?}");
        assert!(says[0].contains("Leo Nagy found it “False”"), "{says:?}");
    }
}
