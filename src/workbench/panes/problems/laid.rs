//! What the rules found, laid out for the window on the thread that asked them: of half a million findings a frame can lay out
//! none.

use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
    sync::Arc,
};

use crate::{
    export::dashboard::ProblemFigures,
    rules::{Finding, Level},
    session::Id,
};

/// Which problems are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// All, what blocks first, what is expected last.
    #[default]
    All,
    /// Those of one level that nobody expects.
    Level(Level),
    /// Those that somebody expects.
    Expected,
}

impl Shown {
    /// All choices, with what they are called.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::All, "All"),
        (Self::Level(Level::Blocks), "Blocking"),
        (Self::Level(Level::Warning), "Warnings"),
        (Self::Level(Level::Note), "Notes"),
        (Self::Expected, "Expected"),
    ];

    /// Whether a problem is listed.
    fn holds(self, finding: &Finding) -> bool {
        match self {
            Self::All => true,
            Self::Level(level) => finding.level == level && finding.expected.is_none(),
            Self::Expected => finding.expected.is_some(),
        }
    }
}

/// What the rules found, by everything the window asks for.
#[derive(Default)]
pub struct Laid {
    /// All problems, in the order of the text.
    all: Vec<Finding>,
    /// For each of them the number that stands for it, and the other way round.
    numbers: Vec<u64>,
    by_number: HashMap<u64, usize>,
    /// Those that are listed of each choice, in the order of [`Shown::ALL`]: what blocks first, what is expected last, each in
    /// the order of the text.
    lists: [Vec<usize>; Shown::ALL.len()],
    /// For each claim, the places of its problems.
    claims: HashMap<Id, Vec<usize>>,
    /// The claims that have a problem that nobody expects, in the order of the text.
    pub in_order: Vec<Id>,
    /// For each article how many block and how many are warnings; without an article, those of the session as a whole.
    articles: HashMap<Option<Id>, (usize, usize)>,
    /// How many there are of each kind; none before the rules were asked.
    pub figures: Option<Arc<ProblemFigures>>,
    /// How many block.
    pub blocking: usize,
}

/// What is listed first stands lowest.
fn weight(finding: &Finding) -> (bool, Reverse<Level>) {
    (finding.expected.is_some(), Reverse(finding.level))
}

impl Laid {
    /// Of what was found, in the order of the text.
    pub fn of(all: Vec<Finding>) -> Self {
        let figures = ProblemFigures::of(&all);
        let numbers: Vec<u64> = all.iter().map(Finding::number).collect();
        let by_number = numbers.iter().enumerate();
        let mut laid = Self {
            by_number: by_number.map(|(at, number)| (*number, at)).collect(),
            blocking: figures.all.blocks,
            figures: Some(Arc::new(figures)),
            ..Self::default()
        };
        laid.lists = Shown::ALL.map(|(shown, _)| {
            let listed = all.iter().enumerate();
            let listed = listed.filter(|(_, finding)| shown.holds(finding));
            let mut listed: Vec<_> = listed.map(|(at, one)| (weight(one), at)).collect();
            listed.sort_unstable();
            listed.into_iter().map(|(_, at)| at).collect()
        });
        let mut seen = HashSet::new();
        for (place, finding) in all.iter().enumerate() {
            let open = finding.expected.is_none();
            if let Some(claim) = finding.claim {
                laid.claims.entry(claim).or_default().push(place);
                if open && seen.insert(claim) {
                    laid.in_order.push(claim);
                }
            }
            let (blocking, warnings) = laid.articles.entry(finding.article).or_default();
            *blocking += usize::from(open && finding.level == Level::Blocks);
            *warnings += usize::from(open && finding.level == Level::Warning);
        }
        Self {
            all,
            numbers,
            ..laid
        }
    }

    /// Those that are listed, in their order, by their places.
    fn list(&self, shown: Shown) -> &[usize] {
        let mut lists = Shown::ALL.iter().zip(&self.lists);
        let list = lists.find(|((one, _), _)| *one == shown);
        list.map_or(&[], |(_, list)| list.as_slice())
    }

    /// How many are listed of each choice, in the order of [`Shown::ALL`].
    pub fn counts(&self) -> [usize; Shown::ALL.len()] {
        self.lists.each_ref().map(Vec::len)
    }

    /// How many are listed of a choice.
    pub fn len(&self, shown: Shown) -> usize {
        self.list(shown).len()
    }

    /// Whether nothing was found.
    pub const fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// A row of a choice.
    pub fn row(&self, shown: Shown, index: usize) -> Option<&Finding> {
        self.all.get(*self.list(shown).get(index)?)
    }

    /// The number that stands for the problem of a row.
    pub fn number(&self, shown: Shown, index: usize) -> Option<u64> {
        self.numbers.get(*self.list(shown).get(index)?).copied()
    }

    /// The row of a problem, if that is listed.
    pub fn place(&self, shown: Shown, number: u64) -> Option<usize> {
        let at = *self.by_number.get(&number)?;
        let key = |at: usize| (self.all.get(at).map(weight), at);
        let list = self.list(shown);
        list.binary_search_by_key(&key(at), |one| key(*one)).ok()
    }

    /// The problem of a number.
    pub fn get(&self, number: u64) -> Option<&Finding> {
        self.all.get(*self.by_number.get(&number)?)
    }

    /// The problems of a claim that nobody expects, what blocks first.
    pub fn of_claim(&self, claim: Id) -> impl Iterator<Item = &Finding> {
        let places = self.claims.get(&claim).into_iter().flatten();
        let found = places.filter_map(|place| self.all.get(*place));
        let mut found: Vec<&Finding> = found.filter(|one| one.expected.is_none()).collect();
        found.sort_by_key(|finding| Reverse(finding.level));
        found.into_iter()
    }

    /// How many that concern an article, or the session as a whole, block, and how many are warnings.
    pub fn in_article(&self, article: Id) -> (usize, usize) {
        let of = |article| self.articles.get(&article).copied().unwrap_or_default();
        let (mine, all) = (of(Some(article)), of(None));
        (mine.0 + all.0, mine.1 + all.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        rules::{Expected, RULES},
        session::Kind,
    };

    /// Findings of three claims of one article, and one of the session; some are expected.
    fn found() -> Vec<Finding> {
        let article = Id::literal("pier");
        let one = |at: usize| {
            let claim = ["a", "b", "b", "c", "c", ""].get(at % 6).copied();
            let claim = claim.filter(|name| !name.is_empty()).map(Id::literal);
            let level = [Level::Note, Level::Blocks, Level::Warning].get(at % 3);
            let expected = at.is_multiple_of(4).then(|| {
                Box::new(Expected {
                    id: Id::literal("e"),
                    reason: String::new(),
                    by: None,
                    at: None,
                })
            });
            Finding {
                rule: RULES.get(at).copied().unwrap(),
                level: *level.unwrap(),
                says: "So it is.".into(),
                about: (Kind::Claim, claim.unwrap_or_default()),
                claim,
                article: claim.map(|_| article),
                fix: None,
                expected,
            }
        };
        (0..24).map(one).collect()
    }

    #[test]
    fn what_blocks_is_listed_first_and_every_row_is_found_again() {
        let laid = Laid::of(found());
        for ((shown, _), many) in Shown::ALL.into_iter().zip(laid.counts()) {
            assert_eq!(laid.len(shown), many);
            let all = found();
            assert_eq!(many, all.iter().filter(|one| shown.holds(one)).count());
            let rows: Vec<&Finding> = (0..many).filter_map(|at| laid.row(shown, at)).collect();
            assert!(rows.is_sorted_by_key(|one| weight(one)), "{shown:?}");
            for at in 0..many {
                let number = laid.number(shown, at).unwrap();
                assert_eq!(laid.place(shown, number), Some(at), "{shown:?}");
            }
        }
        let expected = laid.number(Shown::Expected, 0).unwrap();
        assert_eq!(laid.place(Shown::Level(Level::Blocks), expected), None);
    }

    #[test]
    fn what_is_counted_is_what_nobody_expects() {
        let (laid, all) = (Laid::of(found()), found());
        let open = |one: &&Finding| one.expected.is_none();
        let count = laid.figures.as_ref().map(|figures| figures.all.open());
        assert_eq!(count, Some(all.iter().filter(open).count()));
        let of = |level| {
            let open = all.iter().filter(open);
            open.filter(|one| one.level == level).count()
        };
        let sums = (of(Level::Blocks), of(Level::Warning));
        assert_eq!(laid.in_article(Id::literal("pier")), sums);
        assert_eq!(laid.blocking, sums.0);
        // The first problem of `a` is expected.
        assert_eq!(laid.in_order, ["b", "c", "a"].map(Id::literal));
    }
}
