//! What the review summary says, in the order in which it is read.

mod article;
mod claim;
mod closing;
mod head;

use std::collections::BTreeMap;

use super::story::{Place, Story, Target};
use super::style::ACCENT;
use super::text::{Look, Text};
use crate::export::Order;
use crate::export::report::{Report, Row, Shown};
use crate::session::Id;

/// What is to be told of a session: the articles and claims that were asked for.
pub(super) struct Told<'a> {
    /// Everything.
    pub report: &'a Report<'a>,
    /// What was asked for.
    pub order: &'a Order<'a>,
    /// What people call each claim that is told.
    pub labels: BTreeMap<Id, &'a str>,
    /// The claims that each source was cited for.
    pub cited: BTreeMap<Id, Vec<Id>>,
}

impl<'a> Told<'a> {
    /// What is to be told.
    pub(super) fn new(report: &'a Report<'a>, order: &'a Order<'a>) -> Self {
        let mut told = Self {
            report,
            order,
            labels: BTreeMap::new(),
            cited: BTreeMap::new(),
        };
        for one in told.rows() {
            told.labels.insert(one.id, &one.label);
            for proof in &one.evidence {
                let cited = told.cited.entry(proof.evidence.source).or_default();
                if cited.last() != Some(&one.id) {
                    cited.push(one.id);
                }
            }
        }
        told
    }

    /// Every claim with its parts, as they are read.
    pub(super) fn rows(&self) -> impl Iterator<Item = &'a Row<'a>> + use<'a> {
        let claims = self.report.parts.iter().flat_map(|part| &part.claims);
        claims.flat_map(|row| std::iter::once(row).chain(&row.parts))
    }

    /// Whether a part of the session alone is told.
    pub(super) fn in_part(&self) -> bool {
        self.order.article.is_some() || !self.order.claims.is_empty()
    }
}

/// Says everything.
pub(super) fn say(story: &mut Story<'_>, told: &Told<'_>) {
    head::head(story, told);
    for part in &told.report.parts {
        article::article(story, told, part);
    }
    closing::changes(story, told);
    closing::open(story, told);
    closing::corrections(story, told);
    closing::sources(story, told);
    closing::method(story, told);
}

/// A value in words, and that it is disputed.
fn shown(story: &Story<'_>, value: &Shown) -> String {
    // The words of a disputed value begin with that; a value nobody disputes has no mark.
    if value.words.is_empty() {
        story.say("pdf-none")
    } else {
        value.words.clone()
    }
}

/// The number of a claim, which leads to it.
fn number(story: &mut Story<'_>, text: &mut Text, label: &str, claim: Id) {
    let look = Look {
        strong: true,
        small: true,
        colour: Some(ACCENT),
        link: story.link(Target::Within(Place::Claim(claim))),
        ..Look::default()
    };
    text.put(label, look);
}

/// Adds an address, which leads where it says if that is the web or a letter.
fn address(story: &mut Story<'_>, text: &mut Text, address: &str) {
    let link = leads_to(address).and_then(|address| story.link(Target::Web(address)));
    let colour = link.map(|_| ACCENT);
    let look = Look {
        colour,
        link,
        ..Look::default()
    };
    text.put(address.trim(), look);
}

/// Where an address leads, as browsers write it: to the web or to a letter box, nowhere else.
fn leads_to(address: &str) -> Option<String> {
    /// Longer than any browser takes.
    const LONGEST: usize = 2_000;
    let address = address.trim();
    if address.len() > LONGEST {
        return None;
    }
    let read = url::Url::parse(address).ok()?;
    let known = match read.scheme() {
        "http" | "https" => read.has_host(),
        "mailto" => true,
        _ => false,
    };
    known.then(|| read.as_str().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_the_web_and_to_letters_alone() {
        let leads = |address| leads_to(address);
        assert_eq!(
            leads(" https://example.org/a b ").as_deref(),
            Some("https://example.org/a%20b")
        );
        assert!(leads("mailto:desk@example.org").is_some());
        for bad in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "data:text/html,x",
            "ftp://example.org/",
            "not an address",
            "http://",
            "",
        ] {
            assert_eq!(leads(bad), None, "{bad}");
        }
        assert_eq!(
            leads(&format!("https://example.org/{}", "x".repeat(3_000))),
            None
        );
    }
}
