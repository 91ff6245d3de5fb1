//! The fields of the file itself that this version does not know: a newer version's tables.

use std::{borrow::Cow, collections::BTreeSet, iter::Peekable};

use crate::session::{
    history::log::{History, standing},
    records::{kind::Kind, settle::settle},
    values::{
        extra::{Extra, Json},
        id::Id,
    },
};
use crate::text::{DEEPEST, each_entry};

/// Joins what both files hold. Objects are united, at any depth. Where the two differ, both values are events of `details`,
/// whose field is the place: a JSON pointer (RFC 6901) from the file's root. Linear in what differs, up to logarithms; what
/// is the same on both sides is not looked into.
pub fn join(
    ours: &Extra,
    theirs: &Extra,
    histories: (&History, &History),
    details: &mut History,
) -> Extra {
    let events = details.iter().map(|(_, event)| &*event.field);
    let places: BTreeSet<String> = events
        .filter(|field| field.starts_with('/') && field.matches('/').count() <= DEEPEST)
        .map(str::to_owned)
        .collect();
    if places.is_empty() && ours == theirs {
        return ours.clone();
    }
    let mut joining = Joining {
        histories,
        details,
        places: &places,
    };
    let mut names: BTreeSet<Cow<'_, str>> = ours.keys().map(Cow::Borrowed).collect();
    names.extend(theirs.keys().map(Cow::Borrowed));
    names.extend(joining.inside("").into_iter().map(Cow::Owned));
    let joined = names.iter().filter_map(|name| {
        let sides = [ours, theirs].map(|side| side.get(name).map(Json::text));
        let value = joining.value(&inside("", name), sides)?;
        Some((&**name, Json::parse(value).ok()?))
    });
    joined.collect()
}

/// A join under way.
struct Joining<'j> {
    histories: (&'j History, &'j History),
    details: &'j mut History,
    /// The places that have events.
    places: &'j BTreeSet<String>,
}

impl Joining<'_> {
    /// The value at a place, of what each side has there; none if nothing is left there.
    fn value(&mut self, place: &str, sides: [Option<&str>; 2]) -> Option<String> {
        let below = self.inside(place);
        let [ours, theirs] = sides;
        if below.is_empty() && !self.places.contains(place) && ours == theirs {
            return ours.map(str::to_owned);
        }
        let is_leaf = |text: &str| !text.starts_with('{') || text == "{}";
        let more = !below.is_empty() || sides.iter().flatten().any(|text| !is_leaf(text));
        let mut values: Vec<Json> = Vec::new();
        for (side, history) in sides.iter().zip([self.histories.0, self.histories.1]) {
            // An empty object says nothing where the other side has entries.
            let leaf = side.filter(|text| is_leaf(text) && !(more && *text == "{}"));
            if let Some(value) = leaf.and_then(|text| Json::parse(text).ok())
                && history.of_field(place).next().is_none()
                && !values.contains(&value)
            {
                values.push(value);
            }
        }
        let at = (&Kind::Details, Id::SESSION, place);
        let alone = settle(self.details, at, values, !more);
        if more {
            return self.object(place, sides, below);
        }
        let value = alone.or_else(|| {
            let head = *standing(self.details, place).first()?;
            self.details.get(&head).map(|event| event.value.clone())
        });
        value.map(|value| value.text().to_owned())
    }

    fn object(
        &mut self,
        place: &str,
        sides: [Option<&str>; 2],
        below: BTreeSet<String>,
    ) -> Option<String> {
        let [mut ours, mut theirs] = sides.map(|side| entries(side).into_iter().peekable());
        let mut below = below.into_iter().peekable();
        let mut joined = String::from("{");
        loop {
            let firsts = [
                ours.peek().map(|(name, _)| &**name),
                theirs.peek().map(|(name, _)| &**name),
                below.peek().map(String::as_str),
            ];
            let Some(name) = firsts.into_iter().flatten().min().map(str::to_owned) else {
                break;
            };
            let sides = [take(&mut ours, &name), take(&mut theirs, &name)];
            below.next_if(|next| *next == name);
            if let Some(value) = self.value(&inside(place, &name), sides) {
                if joined.len() > 1 {
                    joined.push(',');
                }
                joined.push_str(Json::of(&name).text());
                joined.push(':');
                joined.push_str(&value);
            }
        }
        joined.push('}');
        (joined.len() > 2).then_some(joined)
    }

    /// The names in a place under which, at any depth, there are events.
    fn inside(&self, place: &str) -> BTreeSet<String> {
        let begin = format!("{place}/");
        let places = self.places.range(begin.clone()..);
        places
            .map_while(|place| place.strip_prefix(&begin))
            .filter_map(|rest| rest.split('/').next())
            .map(unescaped)
            .collect()
    }
}

type Entries<'t> = Peekable<std::vec::IntoIter<(Cow<'t, str>, &'t str)>>;

/// The entries of an object in order; none of anything else.
fn entries(object: Option<&str>) -> Vec<(Cow<'_, str>, &str)> {
    let mut found = Vec::new();
    if let Some(object) = object.filter(|text| text.starts_with('{')) {
        each_entry(object, |name, value| {
            found.push((name, value.get()));
            true
        })
        .ok();
    }
    found
}

fn take<'t>(entries: &mut Entries<'t>, name: &str) -> Option<&'t str> {
    entries
        .next_if(|(next, _)| *next == name)
        .map(|(_, value)| value)
}

fn inside(place: &str, name: &str) -> String {
    let name = name.replace('~', "~0").replace('/', "~1");
    format!("{place}/{name}")
}

fn unescaped(name: &str) -> String {
    name.replace("~1", "/").replace("~0", "~")
}
