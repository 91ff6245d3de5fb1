//! The claims that are checked, each with where its second check stands for whoever looks.

use crate::{
    session::{CheckStatus, Claim, Id, SecondCheck},
    workbench::desk::{Desk, record_words::short},
};

/// Where the second check of a claim stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nobody has checked it again, and whoever looks may.
    Waits,
    /// The same, but whoever looks decided it: somebody else has to.
    Mine,
    /// Both found the same.
    Agree,
    /// They found differently, and nobody has settled it.
    Differ,
    /// The second gave a verdict, the first none.
    Adds,
    /// Two second checks found differently, and there is no first finding that could stand.
    Seconds,
}

/// Which claims are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// Those that whoever looks may check.
    #[default]
    Waits,
    /// Those on which two people differ.
    Differ,
    /// Those of which the second gave a verdict and the first none.
    Adds,
    /// All that are checked.
    All,
}

impl Filter {
    /// Those that can be chosen.
    pub const ALL: [Self; 4] = [Self::Waits, Self::Differ, Self::Adds, Self::All];

    /// What it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Waits => "To check again",
            Self::Differ => "Disagreements",
            Self::Adds => "First gave no verdict",
            Self::All => "All checked",
        }
    }

    /// Whether a claim is listed.
    pub fn takes(self, row: &Row) -> bool {
        match self {
            Self::Waits => row.standing == Standing::Waits,
            Self::Differ => matches!(row.standing, Standing::Differ | Standing::Seconds),
            Self::Adds => row.standing == Standing::Adds,
            Self::All => true,
        }
    }
}

/// One claim.
#[derive(Debug)]
pub struct Row {
    /// The claim.
    pub id: Id,
    /// What it is called.
    pub label: String,
    /// Its words.
    pub words: String,
    /// Where its second check stands.
    pub standing: Standing,
    /// The first finding must not be shown to whoever looks.
    pub veiled: bool,
    /// Who decided it.
    pub first_by: String,
    /// The second check that is shown: one that differs, else the last.
    pub check: Option<Id>,
    /// Where two second checks differ, the other.
    pub other: Option<Id>,
}

/// Works them out, in the order of the text. Looks at every claim: once per revision.
pub fn rows(desk: &Desk<'_>) -> Vec<Row> {
    let session = desk.session;
    let seconds = session.second_checks_by_claim();
    let parts = &desk.derived.parts;
    let mut rows = Vec::new();
    for (article, record) in session.articles_in_order() {
        for placed in session.claims_of(article) {
            let (id, claim) = (placed.id, placed.claim);
            let own = seconds.get(&id).map_or(&[][..], Vec::as_slice);
            let checked = claim.check_status == CheckStatus::Checked;
            if !parts.is_fact(session, id, claim) || !(checked || at_odds(own).is_some()) {
                continue;
            }
            rows.push(row(desk, (id, claim), own, record.draft));
        }
    }
    rows
}

/// Two second checks by two people that found differently, if there are such.
fn at_odds(seconds: &[(Id, &SecondCheck)]) -> Option<[Id; 2]> {
    seconds.iter().enumerate().find_map(|(at, (id, one))| {
        let mut later = seconds.iter().skip(at + 1);
        let other = later.find(|(_, other)| {
            let two = one.made_by.is_none() || one.made_by != other.made_by;
            two && one.contradicts(other)
        });
        other.map(|(other, _)| [*id, *other])
    })
}

fn row(
    desk: &Desk<'_>,
    (id, claim): (Id, &Claim),
    seconds: &[(Id, &SecondCheck)],
    draft: Option<Id>,
) -> Row {
    let session = desk.session;
    let me = desk.author.id();
    let deciders = session.deciders_of(claim);
    let others = seconds.iter().filter(|(_, check)| check.counts(&deciders));
    let others: Vec<&(Id, &SecondCheck)> = others.collect();
    let checked = claim.check_status == CheckStatus::Checked;
    let mut all = others.iter();
    let differs = all.find(|(_, check)| !check.agrees(claim) && !check.adds(claim));
    let adds = others.iter().find(|(_, check)| check.adds(claim));
    let shown = differs.or(adds).or(others.last()).map(|one| **one);
    let odds = at_odds(seconds).filter(|_| !checked || differs.is_none());
    let of = |id: Id| seconds.iter().find(|(one, _)| *one == id).copied();
    let shown = odds.and_then(|[one, _]| of(one)).or(shown);
    let standing = match shown {
        _ if odds.is_some() => Standing::Seconds,
        None if me.is_some_and(|me| deciders.contains(&me)) => Standing::Mine,
        None => Standing::Waits,
        Some((_, check)) if check.adds(claim) => Standing::Adds,
        Some((_, check)) if check.agrees(claim) => Standing::Agree,
        Some(_) => Standing::Differ,
    };
    let names: Vec<&str> = deciders
        .iter()
        .map(|one| session.name_of(Some(*one)))
        .collect();
    Row {
        id,
        label: desk.derived.names.label(session, id),
        words: short(claim.words(draft), 300),
        standing,
        veiled: session.details.blind && standing == Standing::Waits,
        first_by: if names.is_empty() {
            "somebody".to_owned()
        } else {
            names.join(", ")
        },
        check: shown.map(|(id, _)| id),
        other: odds.map(|[_, other]| other),
    }
}
