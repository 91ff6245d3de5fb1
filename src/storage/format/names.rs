//! Values whose names or parts are not as they should be, made ones that can be read.

use super::{
    build::Build,
    unify::{entries, is_object, items},
};
use crate::session::{Area, Id, Json, Link};

/// The name that a text stands for: itself, if it can name a record, else one derived from it, the same everywhere.
pub(super) fn id_of(text: &str) -> Id {
    text.parse()
        .unwrap_or_else(|_| Id::derived(&[b"renamed", text.as_bytes()]))
}

/// A text that should be a name, as one.
pub(super) fn named(value: &Json) -> Json {
    match value.as_str() {
        Some(text) => Json::of(&id_of(&text)),
        None => value.clone(),
    }
}

/// Like [`named`], of a text of JSON.
fn named_text(value: &str) -> String {
    let json = value.starts_with('"').then(|| Json::parse(value).ok());
    match json.flatten() {
        Some(json) => named(&json).text().to_owned(),
        None => value.to_owned(),
    }
}

/// A value in which every text that should be a name is one: the value itself, the entries of a list, the keys of a map.
pub(super) fn with_names(value: &Json) -> Json {
    let text = value.text();
    let build = match text.as_bytes() {
        [b'[', ..] => {
            let mut list = Build::list();
            for item in items(text) {
                list.item(&named_text(item.get()));
            }
            list
        }
        [b'{', ..] => {
            let mut map = Build::object();
            for (name, value) in entries(text) {
                map.entry(id_of(&name).as_str(), value.get());
            }
            map
        }
        _ => return named(value),
    };
    Json::parse(build.text()).unwrap_or_else(|_| value.clone())
}

/// An event whose names can name something.
pub(super) fn with_event_names(event: &Json) -> Json {
    let mut map = Build::object();
    for (name, value) in entries(event.text()) {
        if matches!(&*name, "by" | "replaces" | "restores")
            && let Ok(value) = Json::parse(value.get())
        {
            map.entry(&name, with_names(&value).text());
        } else {
            map.entry(&name, value.get());
        }
    }
    Json::parse(map.text()).unwrap_or_else(|_| event.clone())
}

/// An anchor that has a quote but no usable position begins at 0: the quote is looked for afterwards.
pub(super) fn anchored(entry: &str) -> Json {
    let as_it_is = || Json::parse(entry).unwrap_or_else(|_| Json::null());
    let found = entries(entry);
    let is_text = |value: &str| value.starts_with('"');
    let quote = found.iter().find(|(name, _)| name == "exact");
    if !is_object(entry) || !quote.is_some_and(|(_, value)| is_text(value.get())) {
        return as_it_is();
    }
    let mut map = Build::object();
    for (name, value) in found {
        let value = value.get();
        let (usable, instead) = match &*name {
            "start" | "end" => (value.parse::<u64>().is_ok(), "0"),
            "prefix" | "suffix" => (is_text(value), "\"\""),
            _ => (true, ""),
        };
        if usable {
            map.entry(&name, value);
        } else {
            map.entry(&name, instead);
            map.entry(&format!("unreadable_{name}"), value);
        }
    }
    Json::parse(map.text()).unwrap_or_else(|_| as_it_is())
}

/// Paragraphs that can be read: a bare text is one; of an object, what is odd becomes an unknown field. And how many things
/// were odd.
pub(super) fn lines(list: Json) -> (Json, usize) {
    let mut strange = 0;
    if !list.text().starts_with('[') {
        return (list, strange);
    }
    let mut all = Build::list();
    for line in items(list.text()) {
        let line = line.get();
        let mut map = Build::object();
        match line.as_bytes() {
            [b'{', ..] => {
                let mut has_text = false;
                for (name, value) in entries(line) {
                    let value = value.get();
                    let odd = match &*name {
                        "text" | "role" | "locator" | "speaker" => !value.starts_with('"'),
                        "links" => serde_json::from_str::<Vec<Link>>(value).is_err(),
                        "areas" => serde_json::from_str::<Vec<Area>>(value)
                            .map_or(true, |areas| !areas.iter().all(Area::makes_sense)),
                        _ => false,
                    };
                    strange += usize::from(odd);
                    if odd {
                        map.entry(&format!("unreadable_{name}"), value);
                    } else {
                        has_text |= name == "text";
                        map.entry(&name, value);
                    }
                }
                if !has_text {
                    map.entry("text", "\"\"");
                }
            }
            [b'"', ..] => map.entry("text", line),
            _ => {
                strange += 1;
                map.entry("text", "\"\"");
                map.entry("unreadable_text", line);
            }
        }
        all.item(&map.text());
    }
    (Json::parse(all.text()).unwrap_or(list), strange)
}
