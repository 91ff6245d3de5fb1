//! An answer's body: taken in up to its limit, and unpacked up to the same.

use std::io::{self, Read};

use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

use super::{FetchError, hops, limits};

/// Takes a body in. `told` hears how many bytes there are.
pub(super) fn take(
    from: impl Read,
    announced: Option<u64>,
    mut told: impl FnMut(u64),
) -> Result<Vec<u8>, FetchError> {
    if announced.is_some_and(|bytes| bytes > limits::BODY as u64) {
        let bytes = announced.unwrap_or_default();
        return Err(FetchError::Size(format!(
            " ({} MB)",
            bytes.div_ceil(1 << 20)
        )));
    }
    let mut from = from.take(limits::BODY as u64 + 1);
    let mut body = Vec::new();
    loop {
        let before = body.len();
        let piece = from
            .by_ref()
            .take(limits::TELL as u64)
            .read_to_end(&mut body);
        piece.map_err(hops::failed_reading)?;
        if body.len() > limits::BODY {
            return Err(FetchError::Size(String::new()));
        }
        if body.len() == before {
            return Ok(body);
        }
        told(body.len() as u64);
    }
}

/// Undoes what a server has packed a body in, unasked: the last first.
pub(super) fn unpacked(body: Vec<u8>, encodings: &str) -> Result<Vec<u8>, FetchError> {
    let mut body = body;
    let names = encodings
        .split(',')
        .map(|name| name.trim().to_ascii_lowercase());
    let names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
    for name in names.iter().rev() {
        body = match name.as_str() {
            "identity" => body,
            "gzip" | "x-gzip" => unpack(MultiGzDecoder::new(body.as_slice()))?,
            // What it is called by, it should be with a head; some servers send it without.
            "deflate" if body.first().is_some_and(|first| first & 0x0f == 8) => {
                unpack(ZlibDecoder::new(body.as_slice()))?
            }
            "deflate" => unpack(DeflateDecoder::new(body.as_slice()))?,
            other => return Err(FetchError::Packed(other.chars().take(40).collect())),
        };
    }
    Ok(body)
}

fn unpack(from: impl Read) -> Result<Vec<u8>, FetchError> {
    let mut body = Vec::new();
    let broken = |error: io::Error| FetchError::Broken(error.to_string());
    from.take(limits::BODY as u64 + 1)
        .read_to_end(&mut body)
        .map_err(broken)?;
    if body.len() > limits::BODY {
        return Err(FetchError::Size(" once it is unpacked".to_owned()));
    }
    Ok(body)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        packer.write_all(bytes).unwrap();
        packer.finish().unwrap()
    }

    #[test]
    fn a_body_is_taken_up_to_its_limit_and_no_further() {
        let most = vec![b'a'; limits::BODY];
        assert_eq!(take(&most[..], None, |_| {}).unwrap().len(), limits::BODY);
        let error = take(io::repeat(b'a'), None, |_| {}).unwrap_err();
        assert_eq!(error, FetchError::Size(String::new()));
        // What says beforehand that it is too much is not taken at all.
        let mut read = 0;
        let error = take(io::repeat(b'a'), Some(1 << 40), |bytes| read = bytes).unwrap_err();
        assert!(matches!(error, FetchError::Size(_)) && read == 0);
    }

    #[test]
    fn what_unpacks_to_too_much_is_refused() {
        assert_eq!(unpacked(packed(b"Pell"), "gzip").unwrap(), b"Pell");
        assert_eq!(
            unpacked(packed(&packed(b"Pell")), "gzip, gzip").unwrap(),
            b"Pell"
        );
        let most = packed(&vec![b'a'; limits::BODY]);
        assert_eq!(unpacked(most, "gzip").unwrap().len(), limits::BODY);
        let bomb = packed(&vec![b'a'; limits::BODY + 1]);
        assert!(bomb.len() < 100_000);
        let error = unpacked(bomb.clone(), "gzip").unwrap_err();
        assert!(matches!(error, FetchError::Size(_)));
        assert!(matches!(unpacked(bomb, "br"), Err(FetchError::Packed(_))));
        assert!(matches!(
            unpacked(b"a".to_vec(), "gzip"),
            Err(FetchError::Broken(_))
        ));
    }
}
