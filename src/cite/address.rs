//! Addresses and DOIs: what one that was pasted gives, and when two are the same.

use url::Url;

use super::{Form, Read, one_line};
use crate::session::{NewSource, SourceKind};

/// Longest title that is made of an address, in characters.
const TITLE: usize = 90;

/// What an address adds to what it is about: where a reader came from.
const CAMPAIGN: [&str; 9] = [
    "fbclid", "gclid", "mc_cid", "mc_eid", "igshid", "ref", "ref_src", "cmpid", "smid",
];

/// Reads lines that are addresses or DOIs; a few others among them are told of. Else one line is a title.
pub(super) fn read(text: &str) -> Read {
    let lines: Vec<(usize, &str)> = text
        .lines()
        .map(str::trim)
        .enumerate()
        .filter(|(_, line)| !line.is_empty())
        .collect();
    let (mut dois, mut others) = (0, 0);
    for (_, line) in &lines {
        match bare_doi(line) {
            Some(_) => dois += 1,
            None if web(line).is_none() => others += 1,
            None => {}
        }
    }
    let count = lines.len();
    // Words in which one address stands are no list of them.
    if others * 2 < count {
        let mut read = Read::of(if dois == count {
            Form::Doi
        } else {
            Form::Address
        });
        for (at, line) in lines {
            let source = match (bare_doi(line), web(line)) {
                (Some(doi), _) => NewSource {
                    title: format!("doi:{doi}"),
                    kind: SourceKind::Document,
                    address: doi_address(&doi),
                    ..NewSource::default()
                },
                (None, Some(address)) => of_address(&address),
                (None, None) => {
                    read.problems.push(no_address(at, line));
                    continue;
                }
            };
            if !read.take(source, line) {
                break;
            }
        }
        return read;
    }
    if count == 1 {
        let mut read = Read::of(Form::Title);
        let title = one_line(text);
        read.take(
            NewSource {
                title,
                ..NewSource::default()
            },
            "It",
        );
        return read;
    }
    let first = lines
        .iter()
        .find(|(_, line)| bare_doi(line).is_none() && web(line).is_none());
    let first = first.map_or_else(String::new, |(at, line)| no_address(*at, line));
    Read::refused(format!(
        "These lines are neither addresses nor DOIs, nor RIS, BibTeX or CSL-JSON. {first} A title stands in one line."
    ))
}

/// Says which line is no address.
fn no_address(at: usize, line: &str) -> String {
    let begin: String = line.chars().take(60).collect();
    format!(
        "Line {} is neither an address nor a DOI: “{begin}”.",
        at + 1
    )
}

/// A source of which only the address is known; that of an archived copy is one, beside the address it is a copy of.
fn of_address(address: &str) -> NewSource {
    let original = archived(address);
    let kind = SourceKind::Web;
    match original {
        Some(original) => NewSource {
            title: title(&original),
            kind,
            archive: address.to_owned(),
            address: original,
            ..NewSource::default()
        },
        None => NewSource {
            title: title(address),
            kind,
            address: address.to_owned(),
            ..NewSource::default()
        },
    }
}

/// The address that is archived under another, where that says so: `https://web.archive.org/web/2024…/https://…`.
pub(super) fn archived(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    let host = url.host_str()?;
    if !matches!(
        host,
        "web.archive.org" | "archive.org" | "archive.ph" | "archive.today" | "archive.is"
    ) {
        return None;
    }
    let places = ["/https://", "/http://", "/https:/", "/http:/"];
    let at = places.iter().find_map(|begin| {
        let at = address.get(8..)?.find(begin)?;
        Some(at + 8 + 1)
    })?;
    web(address.get(at..)?)
}

/// Whether it is the address of an archive.
pub(super) fn is_archive(address: &str) -> bool {
    let host = Url::parse(address).ok();
    let host = host.as_ref().and_then(Url::host_str);
    host.is_some_and(|host| {
        [
            "archive.org",
            "archive.ph",
            "archive.today",
            "archive.is",
            "perma.cc",
        ]
        .iter()
        .any(|archive| host == *archive || host.ends_with(&format!(".{archive}")))
    })
}

/// An address of the web, if a text is one and nothing else.
pub(super) fn web(text: &str) -> Option<String> {
    let text = text.trim().trim_start_matches('<').trim_end_matches('>');
    if text.chars().any(char::is_whitespace) {
        return None;
    }
    let begins = text
        .get(..4)
        .is_some_and(|begin| begin.eq_ignore_ascii_case("www."));
    let whole = if begins {
        format!("https://{text}")
    } else {
        text.to_owned()
    };
    let url = Url::parse(&whole).ok()?;
    let known = matches!(url.scheme(), "http" | "https");
    (known && url.host_str().is_some()).then_some(whole)
}

/// What a source is called of which only the address is known: its host and its path.
pub(super) fn title(address: &str) -> String {
    let Ok(url) = Url::parse(address) else {
        return address.chars().take(TITLE).collect();
    };
    let host = url.host_str().unwrap_or_default();
    let host = host.strip_prefix("www.").unwrap_or(host);
    let path = url.path().trim_end_matches('/');
    let path = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
    let words: String = format!("{host}{path}").chars().take(TITLE).collect();
    one_line(&words)
}

/// What a note begins with that holds the other address of a source.
const ALSO: &str = "Also at ";

/// Of a source that has both an address and a DOI the address it gets, and its note: the DOI outlasts the address, and tells
/// that two are the same; the address is noted.
pub(super) fn both(web: Option<String>, doi: Option<String>, note: String) -> (String, String) {
    match (web, doi) {
        (Some(web), Some(doi)) if doi_of(&web).is_none() => {
            let note = noted(&note, &web);
            (doi, note)
        }
        (web, doi) => (doi.or(web).unwrap_or_default(), note),
    }
}

/// A note with the other address of its source.
pub(super) fn noted(note: &str, other: &str) -> String {
    match note.trim() {
        "" => format!("{ALSO}{other}"),
        note => format!("{note}; {ALSO}{other}"),
    }
}

/// The other addresses of a source that its note holds.
pub(super) fn also(note: &str) -> impl Iterator<Item = &str> {
    let rests = note.split(ALSO).skip(1);
    let all = rests.filter_map(|rest| rest.split([' ', ';']).next());
    all.filter(|other| web(other).is_some())
}

/// The address at which a DOI is found.
pub(super) fn doi_address(doi: &str) -> String {
    format!("https://doi.org/{doi}")
}

/// A DOI that is written down alone: `10.1000/182`, `doi:10.1000/182`, `DOI 10.1000/182`.
pub(super) fn bare_doi(text: &str) -> Option<String> {
    let text = text.trim();
    let begins = text
        .get(..3)
        .is_some_and(|begin| begin.eq_ignore_ascii_case("doi"));
    let rest = if begins {
        text.get(3..)?.trim_start_matches([':', ' '])
    } else {
        text
    };
    if rest.chars().any(char::is_whitespace) {
        return None;
    }
    whole_doi(rest)
}

/// A DOI has a directory, a registrant and a name (<https://www.doi.org/doi-handbook/HTML/doi-name-syntax.html>); it means the
/// same in capitals.
fn whole_doi(text: &str) -> Option<String> {
    let (registrant, name) = text.strip_prefix("10.")?.split_once('/')?;
    let digits = registrant
        .split('.')
        .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    let name = name.trim_end_matches(['.', ',', ';']);
    (digits && registrant.len() >= 4 && !name.is_empty())
        .then(|| format!("10.{registrant}/{}", name.to_lowercase()))
}

/// The DOI that an address stands for, or that is written down alone.
pub fn doi_of(address: &str) -> Option<String> {
    if let Some(doi) = bare_doi(address) {
        return Some(doi);
    }
    let url = Url::parse(address.trim()).ok()?;
    let host = url.host_str()?;
    if !matches!(host, "doi.org" | "dx.doi.org" | "www.doi.org") {
        return None;
    }
    let path = percent_encoding::percent_decode_str(url.path()).decode_utf8_lossy();
    whole_doi(path.trim_start_matches('/'))
}

/// An address without what makes no difference: scheme, `www.`, the last slash, the place in the page, where a reader came from.
/// Two sources with the same are the same. `None` for what is no address of the web.
pub fn address_key(address: &str) -> Option<String> {
    let mut url = Url::parse(&web(address)?).ok()?;
    url.set_fragment(None);
    let kept: Vec<(String, String)> = url
        .query_pairs()
        .filter(|(name, _)| !name.starts_with("utm_") && !CAMPAIGN.contains(&name.as_ref()))
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect();
    let host = url.host_str()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    let port = url.port().map(|port| format!(":{port}"));
    let path = url.path().trim_end_matches('/');
    let asked = kept.iter().map(|(name, value)| format!("&{name}={value}"));
    let pieces = [host.to_owned(), port.unwrap_or_default(), path.to_owned()];
    Some(pieces.into_iter().chain(asked).collect())
}
