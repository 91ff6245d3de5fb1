//! Names of records.

use std::{borrow::Borrow, fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use sha2::{Digest, Sha256};

/// Longest name a record may have, in bytes.
pub const MAX: usize = 23;

/// The name of a record: 1 to [`MAX`] characters of `A–Z a–z 0–9 - _`.
///
/// Tickmark's own are 80 bits in base32, 16 lower-case characters. They are random (or, for a suggestion, derived from
/// the draft and the words), so a name of one kind of record never happens to name a record of another, and one
/// type serves them all. Names sort as their text does. `Copy`: 24 bytes, no allocation.
/// The default is the empty name, which names nothing.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash, schemars::JsonSchema)]
#[schemars(with = "String")]
pub struct Id {
    len: u8,
    bytes: [u8; MAX],
}

/// A text that cannot name a record.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} cannot name a record: use 1 to {MAX} letters, digits, '-' or '_'")]
pub struct BadId(pub String);

impl Id {
    /// The name of the only record of its kind, the session's own details.
    pub const SESSION: Self = Self::literal("session");

    /// A name known when the program is compiled; cut at [`MAX`] bytes.
    pub const fn literal(text: &str) -> Self {
        let source = text.as_bytes();
        let mut bytes = [0; MAX];
        let mut at = 0;
        let mut from: &[u8] = source;
        while let [first, rest @ ..] = from {
            if at >= MAX {
                break;
            }
            let (_, tail) = bytes.split_at_mut(at);
            if let [slot, ..] = tail {
                *slot = *first;
            }
            at += 1;
            from = rest;
        }
        #[expect(clippy::cast_possible_truncation, reason = "at most MAX")]
        let len = at as u8;
        Self { len, bytes }
    }

    /// The name that 80 bits spell in lower-case base32 (RFC 4648).
    pub fn from_bits(bits: [u8; 10]) -> Self {
        const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
        let mut bytes = [0; MAX];
        let number = bits
            .iter()
            .fold(0_u128, |sum, &byte| sum << 8 | u128::from(byte));
        for (place, slot) in bytes.iter_mut().take(16).enumerate() {
            let digit = (number >> (75 - 5 * place)) & 31;
            *slot = usize::try_from(digit)
                .ok()
                .and_then(|digit| ALPHABET.get(digit))
                .copied()
                .unwrap_or(b'a');
        }
        Self { len: 16, bytes }
    }

    /// A name derived from some parts: the same parts give the same name, in every copy of a session.
    pub fn derived(parts: &[&[u8]]) -> Self {
        let mut hash = Sha256::new();
        for part in parts {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
        let digest = hash.finalize();
        let mut bits = [0; 10];
        for (slot, byte) in bits.iter_mut().zip(digest) {
            *slot = byte;
        }
        Self::from_bits(bits)
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        self.bytes
            .get(..usize::from(self.len))
            .and_then(|bytes| std::str::from_utf8(bytes).ok())
            .unwrap_or("")
    }
}

impl Ord for Id {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        // The order of the texts: what fills the rest is zero, and no name holds that.
        self.bytes.cmp(&other.bytes)
    }
}

impl PartialOrd for Id {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

impl FromStr for Id {
    type Err = BadId;

    fn from_str(text: &str) -> Result<Self, BadId> {
        let fits = (1..=MAX).contains(&text.len());
        if fits
            && text
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
        {
            Ok(Self::literal(text))
        } else {
            Err(BadId(text.chars().take(64).collect()))
        }
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Id({})", self.as_str())
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl de::Visitor<'_> for Visitor {
            type Value = Id;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the name of a record")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Id, E> {
                text.parse().map_err(E::custom)
            }
        }
        from.deserialize_str(Visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eighty_bits_are_sixteen_characters_of_base32() {
        assert_eq!(Id::from_bits([0; 10]).as_str(), "aaaaaaaaaaaaaaaa");
        assert_eq!(Id::from_bits([255; 10]).as_str(), "7777777777777777");
        // RFC 4648, section 10: BASE32("foobar") begins MZXW6YTB.
        assert!(
            Id::from_bits(*b"foobar\0\0\0\0")
                .as_str()
                .starts_with("mzxw6ytb")
        );
    }

    #[test]
    fn only_short_plain_text_names_a_record() {
        assert_eq!("c-1_A".parse::<Id>().unwrap().as_str(), "c-1_A");
        for bad in ["", "~", "a b", "ü", "aaaaaaaaaaaaaaaaaaaaaaaa"] {
            assert!(bad.parse::<Id>().is_err(), "{bad:?}");
        }
    }

    #[test]
    fn derived_names_depend_on_every_part_and_its_borders() {
        let name = Id::derived(&[b"ab", b"c"]);
        assert_eq!(name, Id::derived(&[b"ab", b"c"]));
        assert_ne!(name, Id::derived(&[b"a", b"bc"]));
    }
}
