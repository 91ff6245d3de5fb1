//! Records of web archives (WARC 1.1, ISO 28500:2017), one behind the other, each packed on its own or none.

use std::io::{self, BufRead, BufReader, Read as _};

use flate2::bufread::MultiGzDecoder;
use jiff::Timestamp;

use crate::import::{ImportError, limits};

/// What a record begins with.
pub const BEGIN: &[u8] = b"WARC/";
/// What packed ones begin with.
pub const PACKED: &[u8] = b"\x1F\x8B";
/// The longest line of a head, in bytes, and the most lines.
const LINE: u64 = 64 * 1024;
const LINES: usize = 200;

/// The head of a record.
#[derive(Debug, Default)]
pub struct Head {
    /// `response`, `resource`, `revisit`, `request` …
    pub kind: String,
    /// The address that was asked for.
    pub address: String,
    /// When.
    pub at: Option<Timestamp>,
    /// What its block is.
    pub media: String,
    /// The hash of what was answered, with its kind: `sha1:…`.
    pub digest: String,
    /// The size of its block, in bytes.
    length: u64,
}

/// Goes through the records of an archive, and hands over those blocks that `wanted` asks for and that are no larger than any page.
/// The answer says why it could not go on to the end, if it could not.
///
/// # Errors
/// It unpacks to more than is read.
pub fn each(
    archive: &[u8],
    wanted: impl Fn(&Head) -> bool,
    mut take: impl FnMut(Head, Vec<u8>),
) -> Result<Option<String>, ImportError> {
    let plain: &mut dyn BufRead = &mut { archive };
    let mut unpacking = BufReader::new(MultiGzDecoder::new(archive));
    let from: &mut dyn BufRead = if archive.starts_with(PACKED) {
        &mut unpacking
    } else {
        plain
    };
    let ratio = (archive.len() as u64)
        .saturating_mul(limits::RATIO)
        .max(limits::RATIO_FROM);
    let mut from = from.take(limits::RECORDS.min(ratio));
    let mut number = 0;
    loop {
        number += 1;
        match next(&mut from, &wanted, &mut take) {
            Ok(true) => {}
            _ if from.limit() == 0 => {
                return Err(ImportError::Limit(
                    "its records unpack to more than is read".to_owned(),
                ));
            }
            Ok(false) => return Ok(None),
            Err(error) => return Ok(Some(format!("record {number}: {error}"))),
        }
    }
}

/// Reads one record; whether there was one.
fn next(
    from: &mut io::Take<&mut dyn BufRead>,
    wanted: &impl Fn(&Head) -> bool,
    take: &mut impl FnMut(Head, Vec<u8>),
) -> io::Result<bool> {
    let Some(head) = head(from)? else {
        return Ok(false);
    };
    let length = head.length;
    let mut block = from.by_ref().take(length);
    let read = if length <= limits::BLOCK && wanted(&head) {
        let mut content = Vec::new();
        let read = block.read_to_end(&mut content)? as u64;
        take(head, content);
        read
    } else {
        io::copy(&mut block, &mut io::sink())?
    };
    if read < length {
        return Err(broken("it ends in the middle"));
    }
    Ok(true)
}

/// Reads the head of a record; nothing at the end.
fn head(from: &mut impl BufRead) -> io::Result<Option<Head>> {
    let mut begun = false;
    let mut head = Head::default();
    for _ in 0..LINES {
        let mut line = Vec::new();
        let read = from.by_ref().take(LINE).read_until(b'\n', &mut line)?;
        if read == 0 {
            return if begun {
                Err(broken("its head ends in the middle"))
            } else {
                Ok(None)
            };
        }
        let line = line.trim_ascii();
        match (begun, line.is_empty()) {
            (true, true) => return Ok(Some(head)),
            // Empty lines stand between records.
            (false, true) => continue,
            (false, false) if !line.starts_with(BEGIN) => {
                return Err(broken("no record begins here"));
            }
            (false, false) => {
                begun = true;
                continue;
            }
            (true, false) => {}
        }
        let line = String::from_utf8_lossy(line);
        let Some((name, value)) = line.split_once(':') else {
            continue;
        };
        let value = value.trim();
        match name.trim().to_ascii_lowercase().as_str() {
            "warc-type" => head.kind = value.to_ascii_lowercase(),
            "warc-target-uri" => {
                value.trim_matches(['<', '>']).clone_into(&mut head.address);
            }
            "warc-date" => head.at = value.parse().ok(),
            "warc-payload-digest" => value.clone_into(&mut head.digest),
            "content-type" => head.media = value.to_ascii_lowercase(),
            "content-length" => {
                let length = value.parse().ok();
                head.length = length.ok_or_else(|| broken("it does not say how long it is"))?;
            }
            _ => {}
        }
    }
    Err(broken("its head has too many lines"))
}

fn broken(why: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, why.to_owned())
}
