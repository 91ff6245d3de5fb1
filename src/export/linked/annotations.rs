//! The claims as annotations of their article (W3C Web Annotation Data Model, <https://www.w3.org/TR/annotation-model/>).
//!
//! Each stands on its words by a quote with what surrounds it and by its position, in code points as the model counts them. What
//! was decided stands in bodies, told apart by the model's own purposes.

use serde_json::{Value, json};

use super::super::report::{Report, Row};
use super::super::{ExportError, Made, Order};
use super::{is_address, name, written};
use crate::session::{Draft, Id, Session};
use crate::text::Anchor;

/// How the name of a text by its SHA-256 begins.
pub const SHA256: &str = "urn:sha256:";

/// The purposes of bodies, and what stands in each.
pub mod motivation {
    /// Where the work stands, as the session names it (`needs_attention`).
    pub const STATUS: &str = "tagging";
    /// What was found: the label as published.
    pub const VERDICT: &str = "classifying";
    /// Why.
    pub const RATIONALE: &str = "commenting";
    /// The claim in words of its own.
    pub const STATEMENT: &str = "describing";
}

/// Makes the annotations.
pub(in crate::export) fn annotations(
    session: &Session,
    order: &Order<'_>,
) -> Result<Made, ExportError> {
    let report = Report::new(session, order.options);
    let mut items = Vec::new();
    let mut warnings = Vec::new();
    for part in &report.parts {
        let rows = part.claims.iter();
        let rows = rows.flat_map(|row| std::iter::once(row).chain(&row.parts));
        for row in rows {
            let article = row.claim.article;
            if !order.takes(row.id) || order.article.is_some_and(|one| one != article) {
                continue;
            }
            let Some((draft_id, draft)) = session.draft_of(article) else {
                continue;
            };
            let anchor = row.claim.anchors.get(&draft_id);
            match anchor.filter(|_| row.quote.is_some()) {
                Some(anchor) => items.push(annotation(row, anchor, &part.article.address, draft)),
                None => warnings.push(format!(
                    "{} is left out: its words are no longer in the text",
                    row.label
                )),
            }
        }
    }
    let mut page = json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": page_name(items.iter()),
        "type": "AnnotationPage",
        "items": items,
    });
    if let (Some(now), Some(page)) = (order.now, page.as_object_mut()) {
        page.insert("modified".into(), now.to_string().into());
    }
    Ok(Made {
        bytes: written(&page)?,
        warnings,
    })
}

/// A name for the page, which the model asks for: it follows from what stands on it.
fn page_name<'v>(items: impl Iterator<Item = &'v Value>) -> String {
    let names: Vec<&[u8]> = items
        .filter_map(|item| Some(item.get("id")?.as_str()?.as_bytes()))
        .collect();
    name(Id::derived(&names))
}

fn annotation(row: &Row, anchor: &Anchor, address: &str, draft: &Draft) -> Value {
    let source = if is_address(address) {
        address.to_owned()
    } else {
        format!("{SHA256}{}", draft.sha256)
    };
    let claim = row.claim;
    let mut bodies = Vec::new();
    let mut body = |purpose: &str, value: &str| {
        if !value.is_empty() {
            bodies.push(json!({
                "type": "TextualBody",
                "purpose": purpose,
                "format": "text/plain",
                "value": value,
            }));
        }
    };
    if !row.in_parts {
        // What is disputed is nobody's finding yet.
        let own = |disputed: bool, value: &str| {
            if disputed {
                String::new()
            } else {
                value.to_owned()
            }
        };
        body(
            motivation::STATUS,
            &own(row.status.disputed, claim.check_status.word()),
        );
        body(
            motivation::VERDICT,
            &own(row.verdict.disputed, &row.verdict.words),
        );
        body(
            motivation::RATIONALE,
            &own(row.rationale.disputed, &claim.rationale),
        );
    }
    body(motivation::STATEMENT, &claim.statement);
    json!({
        "id": name(row.id),
        "type": "Annotation",
        "motivation": "assessing",
        "body": bodies,
        "target": {
            "type": "SpecificResource",
            "source": source,
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": anchor.exact,
                    "prefix": anchor.prefix,
                    "suffix": anchor.suffix,
                },
                {
                    "type": "TextPositionSelector",
                    "start": anchor.start,
                    "end": anchor.end,
                },
            ],
        },
    })
}
