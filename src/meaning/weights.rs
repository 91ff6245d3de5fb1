//! The file of the encoder: what it is made of, and whether it is whole.
//!
//! A mark of eight bytes and four whole numbers of 32 bits (little-endian): which weights they are, the CRC-32 of all that follows, and
//! the lengths of vocabulary and network; the vocabulary, a piece of a word a line; the network as ONNX; zeros up to a multiple of 64;
//! what the network calls the file `weights.data`, which is used where it lies. `training/export.py` writes it.
//!
//! The sum finds what was cut or has rotted. Nobody reads such a file that somebody else made: it is a part of the program.

use super::EncoderError;

/// First bytes of the file.
const MAGIC: &[u8; 8] = b"TMENCOD2";

/// The file that ships.
pub const BUILT_IN: &[u8] = include_bytes!("../../assets/encoder.bin");

/// The parts of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weights<'f> {
    /// Which weights they are: later ones have a larger number.
    pub number: u32,
    /// The pieces of words, one a line; the first is 0.
    pub vocabulary: &'f str,
    /// The network.
    pub network: &'f [u8],
    /// Its weights.
    pub weights: &'f [u8],
}

/// What the network calls the file of its weights.
pub const NAME: &str = "weights.data";

/// The weights begin at a multiple of this.
const ALIGNED: usize = 64;

impl<'f> Weights<'f> {
    /// Takes a file apart. One that is cut or was changed is refused before anything in it is believed.
    pub fn read(file: &'f [u8]) -> Result<Self, EncoderError> {
        let rest = file.strip_prefix(MAGIC).ok_or(EncoderError::Other)?;
        let (number, rest) = number(rest)?;
        let (sum, rest) = self::number(rest)?;
        if crc32fast::hash(rest) != sum {
            return Err(EncoderError::Damaged);
        }
        let (words, rest) = self::number(rest)?;
        let (graph, rest) = self::number(rest)?;
        let (vocabulary, rest) = part(rest, words)?;
        let (network, rest) = part(rest, graph)?;
        let gap = (file.len() - rest.len()).next_multiple_of(ALIGNED) - (file.len() - rest.len());
        let weights = rest.get(gap..).ok_or(EncoderError::Damaged)?;
        let vocabulary =
            std::str::from_utf8(vocabulary).map_err(|_ignored| EncoderError::Damaged)?;
        Ok(Self {
            number,
            vocabulary,
            network,
            weights,
        })
    }
}

/// The whole number at the beginning, and what follows it.
fn number(bytes: &[u8]) -> Result<(u32, &[u8]), EncoderError> {
    let (number, rest) = bytes
        .split_first_chunk::<4>()
        .ok_or(EncoderError::Damaged)?;
    Ok((u32::from_le_bytes(*number), rest))
}

/// The first bytes, and what follows them.
fn part(bytes: &[u8], length: u32) -> Result<(&[u8], &[u8]), EncoderError> {
    let length = usize::try_from(length).unwrap_or(usize::MAX);
    bytes.split_at_checked(length).ok_or(EncoderError::Damaged)
}
