//! An article: what it is, its text in pieces, its claims.

use minijinja::Value as Ready;
use minijinja::value::Serde;
use serde::Serialize;

use super::pieces::{Marked, Piece, pieces};
use super::{Anchors, ClaimSaid, article_anchor, claim, rows};
use crate::export::report::{Part, Report, Row};
use crate::export::words::Value;
use crate::session::Role;

#[derive(Serialize)]
pub(super) struct ArticleSaid<'a> {
    /// The name of its place.
    id: String,
    title: &'a str,
    byline: &'a str,
    publisher: &'a str,
    agency: &'a str,
    published: String,
    address: &'a str,
    article_id: &'a str,
    /// Code of the language of its text.
    language: &'a str,
    /// The number of the draft that was checked; 0 without one.
    draft: i64,
    /// SHA-256 of that draft's text.
    sha256: &'a str,
    /// Its beginning.
    hash: String,
    risks: Vec<String>,
    note: &'a str,
    /// Made ready for templates one by one, as the claims are: what was gathered of each goes at once.
    paragraphs: Vec<Ready>,
    claims: Vec<Ready>,
    /// Who signed it off, a line each.
    signed: Vec<String>,
}

#[derive(Serialize)]
struct ParagraphSaid<'a> {
    /// Its number, from 1.
    number: usize,
    /// `body`, `headline`, `subheading`, `caption`, `quotation`, `list_item`, `furniture`.
    role: &'a str,
    /// Page or time.
    locator: &'a str,
    speaker: &'a str,
    pieces: Vec<Piece<'a>>,
}

impl<'a> ArticleSaid<'a> {
    pub fn of(
        report: &'a Report<'a>,
        part: &'a Part<'a>,
        at: usize,
        anchors: &Anchors,
        marked: &'a [Marked],
    ) -> Self {
        let article = part.article;
        let words = &report.words;
        let (draft, sha256) = part.draft.unwrap_or((0, ""));
        Self {
            id: article_anchor(at),
            title: &part.title,
            byline: &article.byline,
            publisher: &article.publisher,
            agency: &article.agency,
            published: words.day(&article.published),
            address: &article.address,
            article_id: &article.article_id,
            language: language(&article.language),
            draft,
            sha256,
            hash: sha256.chars().take(12).collect(),
            risks: article
                .risks
                .iter()
                .map(|risk| words.label("risk", risk.word()))
                .collect(),
            note: &article.note,
            paragraphs: paragraphs(report, part, marked),
            claims: part
                .claims
                .iter()
                .map(|row| Ready::from(Serde(&ClaimSaid::of(report, row, anchors))))
                .collect(),
            signed: signed(report, part),
        }
    }
}

/// A code that may stand for a language; else none.
fn language(code: &str) -> &str {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
    if (2..=35).contains(&code.len()) && code.chars().all(plain) {
        code
    } else {
        ""
    }
}

/// What is marked in the text of an article: claims with their parts, and suggestions, in text order.
pub(super) fn marked(report: &Report<'_>, part: &Part<'_>, anchors: &Anchors) -> Vec<Marked> {
    let one = |row: &Row<'_>, meaning: &'static str| {
        Some(Marked {
            span: row.span?,
            label: row.label.clone(),
            card: anchors.card(row.id),
            words: anchors.words(row.id),
            meaning,
        })
    };
    let claims = rows(part).filter_map(|row| one(row, claim::meaning(report, row)));
    let suggestions = part.suggestions.iter();
    let suggestions = suggestions.filter_map(|row| one(row, "suggestion"));
    let mut all: Vec<Marked> = claims.chain(suggestions).collect();
    all.sort_by_key(|one| (one.span.start, std::cmp::Reverse(one.span.end)));
    all
}

fn paragraphs(report: &Report<'_>, part: &Part<'_>, marked: &[Marked]) -> Vec<Ready> {
    let Some((_, draft)) = report.session.draft_of(part.id) else {
        return Vec::new();
    };
    let (text, all) = (draft.paragraphs.text(), draft.paragraphs.paragraphs());
    let mut over: Vec<Vec<&Marked>> = all.iter().map(|_| Vec::new()).collect();
    for one in marked {
        let first = all.partition_point(|paragraph| paragraph.span.end <= one.span.start);
        let reached = all.iter().zip(&mut over).skip(first);
        for (_, list) in reached.take_while(|(at, _)| at.span.start < one.span.end) {
            list.push(one);
        }
    }
    let numbered = (1..).zip(all.iter().zip(&over));
    numbered
        .map(|(number, (paragraph, marked))| {
            Ready::from(Serde(&ParagraphSaid {
                number,
                role: match &paragraph.role {
                    Role::Other(_) => "body",
                    role => role.word(),
                },
                locator: &paragraph.locator,
                speaker: &paragraph.speaker,
                pieces: pieces(text, paragraph.span, marked),
            }))
        })
        .collect()
}

fn signed(report: &Report<'_>, part: &Part<'_>) -> Vec<String> {
    let all = report.session.sign_offs.live();
    all.filter(|(_, one)| one.article == part.id)
        .map(|(_, one)| {
            let name = if report.options.people { &one.name } else { "" };
            let who = [one.role.as_str(), name].into_iter();
            let who: Vec<&str> = who.filter(|part| !part.is_empty()).collect();
            report.words.with(
                "summary-signed",
                &[
                    ("who", Value::Text(&who.join(", "))),
                    ("n", Value::Number(one.open_claims)),
                ],
            )
        })
        .collect()
}
