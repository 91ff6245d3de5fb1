//! Values into the fields they belong to, one at a time; what does not fit is put aside, never dropped.

use std::borrow::Cow;

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::{
    build::Build,
    fit::{Aside, Fit, UNREADABLE},
    names::{anchored, id_of, lines, named, with_event_names, with_names},
    unify::{self, Entries, entries, is_object, items, join, short},
};
use crate::session::{
    DraftText, Event, History, Id, Json, LAST, Moment, Other, Record, Sharing, Version,
};

/// The name a record has when it must have one and none could be read.
const UNKNOWN: &str = "unknown";

impl Fit<'_> {
    /// One version of a record: every field that fits, the others among its unknown ones.
    pub fn record<R: Record + Default + PartialEq + DeserializeOwned>(
        &mut self,
        mut found: Entries<'_>,
        fixed: &[&str],
        at: &str,
        sharing: &mut Sharing<R>,
    ) -> Result<Version<R>, Json> {
        found.sort_by(|(one, _), (other, _)| one.cmp(other));
        let mut probe = R::default();
        let mut good = Aside::default();
        let mut bad: Vec<(&str, Json)> = Vec::new();
        let mut others = Vec::new();
        let mut history = History::default();
        for alike in found.chunk_by(|(one, _), (other, _)| one == other) {
            let [(name, first), ..] = alike else { continue };
            let inside = join(at, name);
            if name == "history" {
                if let Some(left) = self.history(alike, &mut history, &inside) {
                    self.unread(&left, name, &inside);
                    bad.push((name, left));
                }
                continue;
            }
            for (n, (_, value)) in alike.iter().enumerate() {
                let again = n > 0;
                if again && value.get() == first.get() {
                    self.say(&inside, || {
                        "stands twice, the same each time: kept once".to_owned()
                    });
                    continue;
                }
                if again {
                    let is_told = probe.told().contains(&&**name);
                    self.say(&inside, || {
                        if is_told {
                            "stands twice: the larger stands".to_owned()
                        } else {
                            "stands twice: both values are kept".to_owned()
                        }
                    });
                }
                let is_plain = Json::parse(value.get()).is_ok();
                let json = unify::value(value.get(), &inside, self.problems);
                let (fit, left) = self.place(&mut probe, fixed, name, json, &inside);
                if let Some(left) = left {
                    self.unread(&left, name, &inside);
                    bad.push((name, left));
                }
                let Some(fit) = fit else { continue };
                // A field that changes may say in its history which of two readings is meant.
                let is_open = !is_plain && probe.fields().contains(&&**name);
                if good.has(name) || is_open {
                    others.push(Other {
                        field: name.clone().into_owned(),
                        readings: if is_open {
                            unify::readings(value.get())
                        } else {
                            Vec::new()
                        },
                        value: fit,
                    });
                } else {
                    good.put(name, fit);
                }
            }
        }
        for field in fixed
            .iter()
            .filter(|field| !good.has(field))
            .collect::<Vec<_>>()
        {
            let value = fallback(field);
            self.say(&join(at, field), || {
                format!("is missing: taken for {}", short(value.text()))
            });
            good.put(field, value);
        }
        for (name, value) in bad {
            good.unreadable(name, value);
        }
        let mut text = Build::object();
        for (name, value) in good.all() {
            text.entry(&name, value.text());
        }
        let text = text.text();
        if let Ok(mut record) = serde_json::from_str::<R>(&text) {
            *record.history_mut() = history;
            return Ok(Version {
                record: sharing.keep(record),
                others,
            });
        }
        let mut whole = Build::object();
        for (name, value) in &found {
            whole.entry(name, value.get());
        }
        Err(unify::value(&whole.text(), at, self.problems))
    }

    fn unread(&mut self, left: &Json, name: &str, at: &str) {
        self.say(at, || {
            let left = short(left.text());
            format!("{left} cannot be read here: kept as \"{UNREADABLE}{name}\"")
        });
    }

    /// What a field can hold of a value, and what is left of it.
    fn place<R: Record>(
        &mut self,
        probe: &mut R,
        fixed: &[&str],
        name: &str,
        value: Json,
        at: &str,
    ) -> (Option<Json>, Option<Json>) {
        let (value, fits) = match name {
            "made_by" => {
                let value = named(&value);
                let fits = value.read::<Id>().is_ok();
                (value, fits)
            }
            "made_at" => {
                let fits = value.read::<Moment>().is_ok();
                (value, fits)
            }
            "paragraphs" if fixed.contains(&name) => {
                let (value, odd) = lines(value);
                if odd > 0 {
                    self.say(at, || {
                        format!(
                            "{odd} of what its paragraphs hold cannot be read: kept there in fields named {UNREADABLE}…"
                        )
                    });
                }
                // As a draft writes them: two spellings of one text are one.
                match value.read::<DraftText>() {
                    Ok(text) => (Json::of(&text), true),
                    Err(_) => (value, false),
                }
            }
            field if fixed.contains(&field) => fixed_field(field, value),
            field if probe.fields().contains(&field) => {
                return self.field(probe, field, value, at);
            }
            // Null says nothing, and is not written.
            field if probe.told().contains(&field) && value.is_null() => return (None, None),
            field if probe.told().contains(&field) => {
                let fits = probe.put_any(field, &value).is_ok();
                (value, fits)
            }
            _ => (value, true),
        };
        if fits {
            (Some(value), None)
        } else {
            (None, Some(value))
        }
    }

    /// A field that changes: the whole of it, or those of its entries that fit. Returns what does and what does not.
    fn field<R: Record>(
        &mut self,
        probe: &mut R,
        field: &str,
        value: Json,
        at: &str,
    ) -> (Option<Json>, Option<Json>) {
        if probe.put(field, &value).is_ok() {
            // Null stands for the default, which is not written.
            return ((!value.is_null()).then(|| held(probe, field, value)), None);
        }
        let renamed = with_names(&value);
        if renamed != value && probe.put(field, &renamed).is_ok() {
            self.say(at, || {
                "holds a text that cannot name a record: renamed as the record was".to_owned()
            });
            return (Some(held(probe, field, renamed)), None);
        }
        // Entry by entry; if none fits, the whole is kept as it was found.
        let text = renamed.text();
        let (mut fit, mut left) = if is_object(text) {
            (Build::object(), Build::object())
        } else {
            (Build::list(), Build::list())
        };
        let mut one_fits = |text: String| {
            let one = Json::parse(text);
            one.is_ok_and(|one| probe.put(field, &one).is_ok())
        };
        for (name, entry) in entries(text) {
            let entry = anchored(entry.get());
            let mut one = Build::object();
            one.entry(&name, entry.text());
            let to = if one_fits(one.text()) {
                &mut fit
            } else {
                &mut left
            };
            to.entry(&name, entry.text());
        }
        for item in items(text) {
            let to = if one_fits(format!("[{}]", item.get())) {
                &mut fit
            } else {
                &mut left
            };
            to.item(item.get());
        }
        let some = |build: Build| {
            let is_some = !build.is_empty();
            is_some.then(|| Json::parse(build.text()).ok()).flatten()
        };
        match some(fit) {
            None => (None, Some(value)),
            Some(fit) => (Some(fit), some(left)),
        }
    }

    /// Histories: the events that fit go to `history`; those that do not are returned.
    fn history(
        &mut self,
        found: &[(Cow<'_, str>, &RawValue)],
        history: &mut History,
        at: &str,
    ) -> Option<Json> {
        let mut left = Build::object();
        let mut unread = None;
        for (_, found) in found {
            if !is_object(found.get()) {
                if found.get() != "null" {
                    unread = Some(unify::value(found.get(), at, self.problems));
                }
                continue;
            }
            for (name, event) in entries(found.get()) {
                if name == LAST && event.get() == "null" {
                    continue;
                }
                let read = serde_json::from_str::<Event>(event.get()).ok();
                let read = read.or_else(|| {
                    let value = unify::value(event.get(), &join(at, &name), self.problems);
                    with_event_names(&value).read().ok()
                });
                let Some(event_read) = read else {
                    left.entry(&name, event.get());
                    continue;
                };
                let id = id_of(&name);
                if id.as_str() != name {
                    self.say(at, || {
                        format!("{name:?} cannot name an event: it is called {id} now")
                    });
                }
                history.admit(id, event_read);
            }
        }
        if left.is_empty() {
            return unread;
        }
        Some(unify::value(&left.text(), at, self.problems))
    }
}

/// What a field has made of a value.
fn held<R: Record>(probe: &R, field: &str, value: Json) -> Json {
    probe.json(field).unwrap_or(value)
}

/// A value of a field that is set when the record is made, and whether it fits.
fn fixed_field(field: &str, value: Json) -> (Json, bool) {
    match field {
        "article" | "claim" | "source" => {
            let value = named(&value);
            let fits = value.read::<Id>().is_ok();
            (value, fits)
        }
        "number" => {
            let fits = value.read::<i64>().is_ok();
            (value, fits)
        }
        _ => {
            let fits = value.as_str().is_some();
            (value, fits)
        }
    }
}

/// What stands for a fixed field that could not be read.
fn fallback(field: &str) -> Json {
    match field {
        "article" | "claim" | "source" | "about" => Json::of(&UNKNOWN),
        "number" => Json::of(&0),
        "paragraphs" => Json::of(&[(); 0]),
        _ => Json::of(&""),
    }
}
