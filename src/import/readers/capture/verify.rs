//! Whether a capture is what it says: each of its files against its hash, their list against its own, the list's signature, and the
//! pages that are shown against the hashes of their records.
//!
//! All of it stands in the capture itself. What holds shows that nothing was changed by accident, or by somebody who could not
//! make the hashes or the signature anew; not who made it, and not that the page was ever answered like this.

use std::collections::BTreeSet;

use ring::digest as hashed;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::{
    super::package::{Package, is_archive},
    listed::{self, Page, Pages, words},
    pages::Records,
    records, signature,
};
use crate::{
    import::{Capture, ImportError, attachment::hexadecimal, limits},
    text::{brief, counted},
};

/// So many files that are not listed are named.
const NAMED: usize = 5;
/// The most that is told.
const TOLD: usize = 100;

/// Holds a capture against what it says of itself.
pub fn verify(content: &[u8]) -> Capture {
    let mut capture = Capture::default();
    let done = if is_archive(content) {
        package(content, &mut capture)
    } else {
        alone(content, &mut capture)
    };
    if let Err(error) = done {
        capture.wrong.push(format!("it {error}"));
    }
    capture.wrong.truncate(TOLD);
    capture
}

/// A capture with everything around it.
fn package(content: &[u8], capture: &mut Capture) -> Result<(), ImportError> {
    let mut package = Package::open(content)?.allowing(limits::CAPTURE);
    let pages = Pages::of(&mut package)?;
    let list = package.part(listed::FILES)?.unwrap_or_default();
    match serde_json::from_slice::<Value>(&list) {
        Ok(said) => files(&mut package, &said, capture),
        Err(_) => capture
            .wrong
            .push("its list of files cannot be read: nothing is held against a hash".to_owned()),
    }
    if package.has_twins(content) {
        capture.wrong.push(
            "two of its files have one name: programs may differ in which they read".to_owned(),
        );
    }
    signed(&mut package, &list, capture)?;
    // Its records once more, for what is shown of them.
    let mut package = Package::open(content)?.allowing(limits::CAPTURE);
    let records = records(&mut package, &pages)?;
    shown(&pages.read, &records, capture);
    Ok(())
}

/// An archive of records alone.
fn alone(content: &[u8], capture: &mut Capture) -> Result<(), ImportError> {
    let mut records = Records::default();
    records.add(content)?;
    let pages = records.unlisted();
    capture
        .told
        .push("It is an archive of records alone: no list of hashes, and no signature.".to_owned());
    shown(&pages, &records, capture);
    Ok(())
}

/// Its files, as they are listed.
fn files(package: &mut Package<'_>, said: &Value, capture: &mut Capture) {
    let none = Vec::new();
    let resources = said.get("resources").and_then(Value::as_array);
    let mut known: BTreeSet<String> = BTreeSet::new();
    for one in resources.unwrap_or(&none).iter().take(limits::ENTRIES) {
        let path = words(one, "path");
        let hash = match words(one, "hash") {
            // As it stood in drafts of the format.
            hash if hash.is_empty() => one.get("stats").map_or(hash, |stats| words(stats, "hash")),
            hash => hash,
        };
        let name = brief(&path, 80).into_owned();
        capture.listed += 1;
        let Some(wanted) = hash.strip_prefix("sha256:") else {
            capture.wrong.push(if hash.is_empty() {
                format!("{name}: no hash of it is given")
            } else {
                let kind = hash.split(':').next().unwrap_or_default();
                let kind = if hash.contains(':') { kind } else { "md5" };
                format!(
                    "{name}: its hash is of a kind that is not held to be proof ({})",
                    brief(kind, 20)
                )
            });
            known.insert(path);
            continue;
        };
        let mut hasher = Sha256::new();
        match package.pour(&path, &mut hasher) {
            Ok(true) if hexadecimal(&hasher.finalize()).eq_ignore_ascii_case(wanted) => {
                capture.fitting += 1;
            }
            Ok(true) => capture
                .wrong
                .push(format!("{name}: it is not what its hash says")),
            Ok(false) => capture
                .wrong
                .push(format!("{name}: it is listed and not there")),
            Err(error) => capture.wrong.push(format!("{name}: it {error}")),
        }
        known.insert(path);
    }
    let mut others = package.names();
    others.retain(|name| {
        ![listed::FILES, listed::DIGEST].contains(&name.as_str()) && !known.contains(name)
    });
    let more = others.len().saturating_sub(NAMED);
    for name in others.iter().take(NAMED) {
        capture.wrong.push(format!(
            "{}: it is there and not listed: no hash speaks for it",
            brief(name, 80)
        ));
    }
    if more > 0 {
        capture.wrong.push(format!(
            "{} there and not listed",
            counted(more, "more file")
        ));
    }
}

/// The list itself: its hash, and its signature.
fn signed(
    package: &mut Package<'_>,
    list: &[u8],
    capture: &mut Capture,
) -> Result<(), ImportError> {
    let Some(digest) = package.part(listed::DIGEST)? else {
        capture.told.push(
            "It is not signed: whoever changed a file could have changed its hash too.".to_owned(),
        );
        return Ok(());
    };
    let Ok(said) = serde_json::from_slice::<Value>(&digest) else {
        capture
            .wrong
            .push(format!("{}: it cannot be read", listed::DIGEST));
        return Ok(());
    };
    let hash = format!("sha256:{}", hexadecimal(&Sha256::digest(list)));
    if !words(&said, "hash").eq_ignore_ascii_case(&hash) {
        capture.wrong.push(format!(
            "{}: the list of files is not the one whose hash this is",
            listed::DIGEST
        ));
    }
    match said.get("signedData") {
        None | Some(Value::Null) => capture.told.push(
            "It is not signed: whoever changed a file could have changed its hash too.".to_owned(),
        ),
        Some(signed) => signature::verify(signed, &hash, capture),
    }
    Ok(())
}

/// The pages that are shown, against the hashes of their records; where the capture stands.
fn shown(pages: &[Page], records: &Records, capture: &mut Capture) {
    let listed: &mut dyn Iterator<Item = Page> = &mut pages.iter().cloned();
    let own = records.unlisted();
    let all: Vec<Page> = if pages.is_empty() {
        own
    } else {
        listed.collect()
    };
    let (mut fit, mut of) = (0, 0);
    for (at, page) in all.iter().enumerate() {
        let source = records.source(page).ok();
        if at == 0 {
            let address = source.map_or(&page.address, |source| &source.address);
            capture.address.clone_from(address);
            let moment = page.at.or(source.and_then(|source| source.at));
            capture.moment = moment.map_or_else(String::new, |at| at.to_string());
        }
        let Some(source) = source.filter(|source| !source.digest.is_empty()) else {
            continue;
        };
        let Some((kind, wanted)) = source.digest.split_once(':') else {
            continue;
        };
        let known = match kind.to_ascii_lowercase().as_str() {
            "sha256" | "sha-256" => &hashed::SHA256,
            "sha1" | "sha-1" => &hashed::SHA1_FOR_LEGACY_USE_ONLY,
            _ => continue,
        };
        of += 1;
        let same = source.answers().iter().any(|answer| {
            let found = hashed::digest(known, answer);
            let found = found.as_ref();
            hexadecimal(found).eq_ignore_ascii_case(wanted)
                || base32(found).eq_ignore_ascii_case(wanted.trim_end_matches('='))
        });
        if same {
            fit += 1;
        } else {
            capture.wrong.push(format!(
                "{}: what was answered is not what the hash of its record says",
                brief(&page.address, 80)
            ));
        }
    }
    if of > 0 && fit == of {
        capture.told.push(if of == 1 {
            "The page that is shown is what the hash of its record says.".to_owned()
        } else {
            format!("The {of} pages that are shown are what the hashes of their records say.")
        });
    }
}

/// As archives of records write their hashes (RFC 4648, 6), without what fills it up.
pub(super) fn base32(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let bit = |at: usize| {
        let byte = bytes.get(at / 8).copied().unwrap_or(0);
        usize::from(byte >> (7 - at % 8) & 1)
    };
    let signs = (0..bytes.len() * 8).step_by(5).map(|at| {
        let value = (at..at + 5).fold(0, |value, at| value << 1 | bit(at));
        SIGNS.get(value).map_or('A', |sign| char::from(*sign))
    });
    signs.collect()
}
