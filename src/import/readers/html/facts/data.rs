//! What a page says of its article as data (JSON-LD, schema.org).

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Facts, METAS, day, is_name, spaced};
use crate::import::readers::html::address;

impl Facts {
    /// Takes what JSON-LD says of an article, wherever it stands in it.
    pub(super) fn article(&mut self, value: &Value) {
        let named = named(value);
        let mut left = vec![value];
        let mut seen = 0;
        while let Some(value) = left.pop() {
            seen += 1;
            if seen > METAS {
                return;
            }
            match value {
                Value::Array(all) => left.extend(all.iter().rev()),
                Value::Object(record) => {
                    if is_article(record.get("@type")) {
                        self.take(record, &named);
                        return;
                    }
                    let inner = ["@graph", "mainEntity", "mainEntityOfPage", "hasPart"];
                    left.extend(inner.iter().rev().filter_map(|name| record.get(*name)));
                }
                _ => {}
            }
        }
    }

    fn take(&mut self, record: &serde_json::Map<String, Value>, named: &Named<'_>) {
        let names = |value: &Value| names(value, named);
        let words = |name: &str| record.get(name).and_then(said);
        self.title = self.title.take().or_else(|| words("headline"));
        self.byline = self.byline.take().or_else(|| {
            let names = names(record.get("author")?);
            (!names.is_empty()).then(|| names.join(", "))
        });
        self.publisher = self
            .publisher
            .take()
            .or_else(|| names(record.get("publisher")?).into_iter().next());
        let day = |name: &str| words(name).as_deref().and_then(day);
        self.published = self.published.or_else(|| day("datePublished"));
        self.updated = self.updated.or_else(|| day("dateModified"));
        let language = words("inLanguage");
        self.language = self.language.take().or(language);
        self.address = self
            .address
            .take()
            .or_else(|| words("url"))
            .or_else(|| match record.get("mainEntityOfPage")? {
                Value::Object(page) => page.get("@id").and_then(said),
                other => said(other),
            })
            .filter(|address| address::is_web(address));
        let body = record.get("articleBody").and_then(Value::as_str);
        self.body = self.body.take().or_else(|| body.map(str::to_owned));
    }
}

/// The names of people and organisations that are told once and referred to, by their ids.
type Named<'v> = BTreeMap<&'v str, &'v Value>;

/// Finds them.
fn named(value: &Value) -> Named<'_> {
    let mut found = Named::new();
    let mut left = vec![value];
    while let Some(value) = left.pop() {
        if found.len() >= METAS {
            return found;
        }
        match value {
            Value::Array(all) => left.extend(all),
            Value::Object(record) => {
                let id = record.get("@id").and_then(Value::as_str);
                found.extend(id.zip(record.get("name")));
                left.extend(record.values());
            }
            _ => {}
        }
    }
    found
}

/// A value of JSON-LD that pages wrap in all sorts of ways.
pub(super) fn parsed(text: &str) -> Option<Value> {
    let text = text.trim();
    let start = text.find(['{', '['])?;
    let end = text.rfind(['}', ']'])?;
    let inner = text.get(start..=end)?;
    serde_json::from_str(inner).ok().or_else(|| {
        // Line ends inside of strings are common, and no JSON.
        let plain: String = inner
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        serde_json::from_str(&plain).ok()
    })
}

fn is_article(sort: Option<&Value>) -> bool {
    let one = |sort: &Value| {
        sort.as_str().is_some_and(|sort| {
            sort.ends_with("Article") || sort.ends_with("BlogPosting") || sort == "Report"
        })
    };
    match sort {
        Some(Value::Array(all)) => all.iter().any(one),
        Some(sort) => one(sort),
        None => false,
    }
}

/// The words of a value, its references to characters resolved.
fn said(value: &Value) -> Option<String> {
    let words = match value {
        Value::String(words) => words,
        Value::Array(all) => return all.iter().find_map(said),
        _ => return None,
    };
    /// Longer words are no title and no name, and what resolves them is a parser of pages.
    const LONGEST: usize = 2_000;
    let plain = if words.contains('&') && words.len() <= LONGEST {
        dom_query::Document::fragment(words.as_str())
            .text()
            .to_string()
    } else {
        words.clone()
    };
    let plain = spaced(&plain);
    (!plain.is_empty()).then_some(plain)
}

/// The names of people or organisations, however they are written.
fn names(value: &Value, named: &Named<'_>) -> Vec<String> {
    match value {
        Value::Array(all) => all
            .iter()
            .flat_map(|one| names(one, named))
            .take(20)
            .collect(),
        Value::Object(record) => {
            let id = record.get("@id").and_then(Value::as_str);
            // What is referred to is words: a name that were a record could refer to itself.
            let known = id.and_then(|id| named.get(id).copied());
            let name = record.get("name").or(known.filter(|name| name.is_string()));
            name.map(|name| names(name, named)).unwrap_or_default()
        }
        other => said(other)
            .filter(|name| is_name(name))
            .into_iter()
            .collect(),
    }
}
