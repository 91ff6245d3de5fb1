//! Sources that are one, whoever entered them twice: what counts independent sources counts them once.

use std::collections::{BTreeMap, HashMap};

use crate::{
    cite::address_key,
    session::{Id, Session, Source},
};

/// Which sources are one: those of one address, and those that share author, publisher and title.
#[derive(Default)]
pub(super) struct Twins(HashMap<Id, Id>);

impl Twins {
    pub fn of(session: &Session) -> Self {
        let mut twins = Self::default();
        let mut addresses: HashMap<String, Id> = HashMap::new();
        let mut names: BTreeMap<[String; 3], Id> = BTreeMap::new();
        for (id, source) in session.standing_sources() {
            if let Some(key) = page_key(&source.address) {
                let first = *addresses.entry(key).or_insert(id);
                twins.join(first, id);
            }
            if let Some(key) = name_key(source) {
                let first = *names.entry(key).or_insert(id);
                twins.join(first, id);
            }
        }
        twins
    }

    /// The source that is counted for one that stands.
    pub fn first(&self, mut id: Id) -> Id {
        while let Some(before) = self.0.get(&id) {
            id = *before;
        }
        id
    }

    fn join(&mut self, one: Id, other: Id) {
        let (one, other) = (self.first(one), self.first(other));
        if one != other {
            self.0.insert(one.max(other), one.min(other));
        }
    }
}

/// Whether a text is an address on the web.
pub(super) fn is_web(address: &str) -> bool {
    bare(address).is_some_and(|rest| rest.contains('.') && !rest.contains(char::is_whitespace))
}

/// An address without its scheme, where that is the web's.
fn bare(address: &str) -> Option<&str> {
    let address = address.trim();
    ["https://", "http://"].iter().find_map(|scheme| {
        let (begin, rest) = address.split_at_checked(scheme.len())?;
        begin.eq_ignore_ascii_case(scheme).then_some(rest)
    })
}

/// The page of an address, as `cite` tells pages apart; also of one that is written without its scheme.
fn page_key(address: &str) -> Option<String> {
    let address = address.trim();
    address_key(address).or_else(|| {
        let host = address.split('/').next()?;
        let whole = host.contains('.').then(|| format!("https://{address}"))?;
        address_key(&whole)
    })
}

/// Author, publisher and title without case, signs and spaces; none where nobody says who answers for it, for there is more
/// than one "Interview".
fn name_key(source: &Source) -> Option<[String; 3]> {
    let key = [&source.author, &source.publisher, &source.title].map(|text| folded(text));
    let [author, publisher, title] = &key;
    let known = !title.is_empty() && (!author.is_empty() || !publisher.is_empty());
    known.then_some(key)
}

fn folded(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::{is_web, page_key};

    #[test]
    fn one_page_has_one_key() {
        let key = |address| page_key(address).unwrap();
        let page = key("https://harbour.example/water");
        for same in [
            "http://www.Harbour.example/water/",
            "harbour.example/water#losses",
            " HTTPS://harbour.example/water?utm_source=x&fbclid=1 ",
        ] {
            assert_eq!(key(same), page, "{same}");
        }
        for other in [
            "https://harbour.example/Water",
            "https://harbour.example/water?page=2",
            "https://pier.example/water",
        ] {
            assert_ne!(key(other), page, "{other}");
        }
        assert_eq!(page_key("shelf 4"), None);
        assert!(is_web("https://archive.example/1"));
        assert!(
            !is_web("kept in the archive") && !is_web("https://") && !is_web("ftp://a.example")
        );
    }
}
