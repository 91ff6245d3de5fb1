//! The review summary: everything that it says, gathered once as plain words, numbers and lists, for the templates of every
//! text format. What these names mean is what a house's own template may use.

mod article;
mod claim;
mod closing;
mod pieces;

use std::collections::BTreeMap;

use minijinja::value::Serde;
use serde::Serialize;

use super::{
    ExportError, Format, Order, escape,
    report::{Part, Report},
    template,
    words::{Value, Words},
};
use crate::session::{Coverage, Id, Meaning, Session};

use article::ArticleSaid;
use claim::ClaimSaid;
use closing::{ChangeSaid, CorrectionSaid, OpenSaid, ProblemSaid, SourceSaid};
use pieces::Marked;

/// The summary in the format of an order.
pub(super) fn summary(session: &Session, order: &Order<'_>) -> Result<String, ExportError> {
    let report = Report::to_order(session, order, Words::of(order.language));
    let anchors = Anchors::of(&report);
    let marked: Vec<Vec<Marked>> = report
        .parts
        .iter()
        .map(|part| article::marked(&report, part, &anchors))
        .collect();
    let said = SummarySaid::of(&report, order, &anchors, &marked);
    let mut said = minijinja::Value::from(Serde(&said));
    let name = match order.format {
        Format::Html => template::PAGE,
        _ => template::MARKDOWN,
    };
    let records = session.claims.len() + session.evidence.len() + session.sources.len();
    let paragraphs: usize = session
        .drafts
        .live()
        .map(|(_, draft)| draft.paragraphs.paragraphs().len())
        .sum();
    let render = |name: &str, said| {
        let words = Words::of(order.language);
        template::render(name, &order.templates, words, said, records + paragraphs)
    };
    if order.format == Format::Html {
        // The page allows itself this one style, and nothing else.
        let style = render(template::STYLE, minijinja::Value::from(()))?;
        let hash = escape::source_hash(&style);
        said = minijinja::context! {
            style => minijinja::Value::from_safe_string(style),
            style_hash => hash,
            ..said
        };
    }
    render(name, said)
}

/// Everything that a summary says.
#[derive(Serialize)]
struct SummarySaid<'a> {
    /// Code of the language of the fixed words.
    language: &'static str,
    /// `ltr` or `rtl`.
    direction: &'static str,
    title: &'a str,
    publication: &'a str,
    deadline: String,
    scale: ScaleSaid<'a>,
    note: &'a str,
    /// The day it was made on, in words.
    made_on: String,
    /// A line for each article.
    coverage: Vec<Figures<'a>>,
    /// Of all articles together.
    total: Figures<'a>,
    articles: Vec<ArticleSaid<'a>>,
    open: Vec<OpenSaid<'a>>,
    /// What is disputed of everything but claims.
    disputed: &'a [String],
    /// What the house's rules find.
    problems: Vec<ProblemSaid<'a>>,
    changes: Vec<ChangeSaid<'a>>,
    corrections: Vec<CorrectionSaid<'a>>,
    sources: Vec<SourceSaid<'a>>,
    /// How evidence was looked at: each way once.
    methods: Vec<&'a str>,
}

#[derive(Serialize)]
struct ScaleSaid<'a> {
    name: &'a str,
    /// Whether the finding is a sentence in place of a label.
    conclusion: bool,
    labels: Vec<LabelSaid<'a>>,
}

#[derive(Serialize)]
struct LabelSaid<'a> {
    text: &'a str,
    /// `right`, `partly`, `wrong` or `open`.
    meaning: &'static str,
}

/// The figures of an article.
#[derive(Serialize)]
struct Figures<'a> {
    title: &'a str,
    /// The article's anchor.
    id: String,
    sentences: usize,
    claimed: usize,
    nothing: usize,
    untouched: usize,
    percent: usize,
    left: usize,
    checked: usize,
    wrong: usize,
    attention: usize,
}

impl<'a> Figures<'a> {
    fn of(title: &'a str, id: String, figures: &Coverage) -> Self {
        Self {
            title,
            id,
            sentences: figures.sentences,
            claimed: figures.claimed,
            nothing: figures.nothing,
            untouched: figures.untouched(),
            percent: figures.percent(),
            left: figures.left,
            checked: figures.checked,
            wrong: figures.wrong,
            attention: figures.attention,
        }
    }
}

impl<'a> SummarySaid<'a> {
    fn of(
        report: &'a Report<'a>,
        order: &Order<'_>,
        anchors: &Anchors,
        marked: &'a [Vec<Marked>],
    ) -> Self {
        let details = &report.session.details;
        let words = &report.words;
        let articles: Vec<ArticleSaid<'_>> = report
            .parts
            .iter()
            .zip(marked)
            .enumerate()
            .map(|(at, (part, marked))| ArticleSaid::of(report, part, at, anchors, marked))
            .collect();
        let methods = report.parts.iter().flat_map(|part| &part.claims);
        let mut methods: Vec<&str> = methods
            .flat_map(|row| std::iter::once(row).chain(&row.parts))
            .flat_map(|row| &row.evidence)
            .map(|proof| proof.evidence.method.trim())
            .filter(|method| !method.is_empty())
            .collect();
        methods.sort_unstable();
        methods.dedup();
        let coverage = report.parts.iter().enumerate();
        Self {
            language: words.language.code(),
            direction: words.language.direction(),
            title: &report.title,
            publication: &details.publication,
            deadline: words.day(&details.deadline),
            scale: ScaleSaid {
                name: &report.scale.name,
                conclusion: report.scale.conclusion,
                labels: report
                    .scale
                    .labels
                    .iter()
                    .map(|label| LabelSaid {
                        text: &label.text,
                        meaning: meaning(report.scale.meaning(label)),
                    })
                    .collect(),
            },
            note: &details.note,
            made_on: order
                .now
                .map(|now| words.day(&now.to_string()))
                .unwrap_or_default(),
            coverage: coverage
                .map(|(at, part)| Figures::of(&part.title, article_anchor(at), &part.coverage))
                .collect(),
            total: Figures::of("", String::new(), &report.coverage),
            articles,
            open: closing::open(report, anchors),
            disputed: &report.disputed,
            problems: closing::problems(report, anchors),
            changes: closing::changes(report, anchors),
            corrections: closing::corrections(report, anchors),
            sources: closing::sources(report),
            methods,
        }
    }
}

/// The class of what a verdict means.
const fn meaning(meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::Right => "right",
        Meaning::Partly => "partly",
        Meaning::Wrong => "wrong",
        Meaning::Open => "open",
    }
}

fn article_anchor(at: usize) -> String {
    format!("a{}", at + 1)
}

/// The names of places in the document: they say nothing about records.
struct Anchors(BTreeMap<Id, usize>);

impl Anchors {
    fn of(report: &Report<'_>) -> Self {
        let mut all = BTreeMap::new();
        for part in &report.parts {
            for row in part.claims.iter().chain(&part.suggestions) {
                for one in std::iter::once(row).chain(&row.parts) {
                    let next = all.len() + 1;
                    all.entry(one.id).or_insert(next);
                }
            }
        }
        Self(all)
    }

    /// The place of a claim's card.
    fn card(&self, claim: Id) -> String {
        self.0
            .get(&claim)
            .map_or_else(String::new, |at| format!("c{at}"))
    }

    /// The place of its words in the text.
    fn words(&self, claim: Id) -> String {
        self.0
            .get(&claim)
            .map_or_else(String::new, |at| format!("q{at}"))
    }
}

/// A count for a sentence of the language.
fn count(number: usize) -> Value<'static> {
    Value::Number(i64::try_from(number).unwrap_or(i64::MAX))
}

/// The claims of an article, each with its parts behind it.
pub(super) fn rows<'r, 'a>(
    part: &'r Part<'a>,
) -> impl Iterator<Item = &'r super::report::Row<'a>> + use<'r, 'a> {
    let all = part.claims.iter();
    all.flat_map(|row| std::iter::once(row).chain(&row.parts))
}
