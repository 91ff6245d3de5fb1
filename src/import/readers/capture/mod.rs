//! Captures of the web: WACZ (1.1.1, Webrecorder) and the archives of records in it (WARC 1.1), which may also come alone. The
//! pages that it lists are read as any page is; what else it holds is not looked at, but for its hash.
//!
//! A capture comes from anybody: what it says of itself is held against its bytes by [`verify`], when somebody asks.

mod http;
mod listed;
mod pages;
mod signature;
mod verify;
mod warc;

#[cfg(test)]
mod tests;

use super::{
    Reader,
    package::{Package, holds, is_archive},
};
use crate::import::{ImportError, Imported, View, limits};
use listed::Pages;
use pages::Records;
pub use verify::verify;

/// Reads captures.
pub struct Wacz;

impl Reader for Wacz {
    fn knows(&self, content: &[u8]) -> bool {
        is_archive(content)
            && holds(content, listed::FILES.as_bytes())
            && holds(content, ARCHIVE.as_bytes())
    }

    fn read(&self, content: &[u8], _: View) -> Result<Imported, ImportError> {
        let mut package = Package::open(content)?.allowing(limits::CAPTURE);
        let pages = Pages::of(&mut package)?;
        let records = records(&mut package, &pages)?;
        pages::read(pages, records)
    }
}

/// Reads archives of records.
pub struct Warc;

impl Reader for Warc {
    fn knows(&self, content: &[u8]) -> bool {
        content.starts_with(warc::BEGIN)
    }

    fn read(&self, content: &[u8], _: View) -> Result<Imported, ImportError> {
        let mut records = Records::default();
        records.add(content)?;
        pages::read(Pages::default(), records)
    }
}

/// Where the records of a capture lie.
const ARCHIVE: &str = "archive/";

/// The records of the pages of a capture.
fn records(package: &mut Package<'_>, pages: &Pages) -> Result<Records, ImportError> {
    let mut records = Records::of(&pages.read);
    let mut names = package.names();
    names.retain(|name| {
        let ends = [".warc", ".warc.gz"];
        name.starts_with(ARCHIVE) && ends.iter().any(|end| name.ends_with(end))
    });
    for name in names {
        if let Some(archive) = package.part(&name)? {
            records.add(&archive)?;
        }
    }
    Ok(records)
}
