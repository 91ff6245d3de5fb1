//! The fonts: those that come with the program, and, where the order allows it, those of the system for what they lack.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use parley::fontique::{Blob, Collection, CollectionOptions, FontInfo, GenericFamily, Script};
use parley::{FontContext, FontFamilyName};

/// The fonts that come with the program, in the order in which one helps out for another.
const OWN: [&[u8]; 9] = [
    include_bytes!("../../../assets/fonts/SourceSerif4-Regular.ttf"),
    include_bytes!("../../../assets/fonts/SourceSerif4-It.ttf"),
    include_bytes!("../../../assets/fonts/SourceSerif4-Semibold.ttf"),
    include_bytes!("../../../assets/fonts/Inter-Regular.ttf"),
    include_bytes!("../../../assets/fonts/Inter-SemiBold.ttf"),
    include_bytes!("../../../assets/fonts/NotoNaskhArabic-Regular.ttf"),
    include_bytes!("../../../assets/fonts/NotoNaskhArabic-Bold.ttf"),
    include_bytes!("../../../assets/fonts/NotoSansHebrew-Regular.ttf"),
    include_bytes!("../../../assets/fonts/NotoSansHebrew-Bold.ttf"),
];

/// What is drawn in place of a character that no font has.
pub(super) const STAND_IN: char = '□';

/// All fonts, and what they lack.
pub(super) struct Fonts {
    /// What the lines are set with: these fonts and no others.
    pub context: FontContext,
    /// The families, in the order in which one helps out for another.
    families: Vec<String>,
    /// Every font with the name of its family.
    faces: Vec<(String, FontInfo)>,
    /// The system's fonts, once they are needed; none where they may not be used.
    system: Option<System>,
    /// Whether a character can be drawn.
    known: HashMap<char, bool>,
    /// Families of the system that were used.
    borrowed: BTreeSet<String>,
    /// What could not be drawn.
    lacking: BTreeSet<char>,
}

/// The fonts of the system, unread until they are needed.
struct System(Option<FontContext>);

impl Fonts {
    /// The fonts of the program; with those of the system, where `system` says so.
    pub(super) fn new(system: bool) -> Self {
        let mut fonts = Self {
            context: FontContext {
                collection: Collection::new(CollectionOptions {
                    shared: false,
                    system_fonts: false,
                }),
                source_cache: parley::fontique::SourceCache::default(),
            },
            families: Vec::new(),
            faces: Vec::new(),
            system: system.then_some(System(None)),
            known: HashMap::new(),
            borrowed: BTreeSet::new(),
            lacking: BTreeSet::new(),
        };
        for bytes in OWN {
            fonts.register(Blob::new(std::sync::Arc::new(bytes)), 0);
        }
        fonts
    }

    /// Adds a font; its family's name, if it is one.
    fn register(&mut self, bytes: Blob<u8>, index: u32) -> Option<String> {
        let found = self.context.collection.register_fonts(bytes, None);
        let (family, face) = found.into_iter().find_map(|(family, faces)| {
            let face = faces.into_iter().find(|face| face.index() == index)?;
            Some((family, face))
        })?;
        let name = self.context.collection.family_name(family)?.to_owned();
        self.faces.push((name.clone(), face));
        if !self.families.contains(&name) {
            self.families.push(name.clone());
        }
        Some(name)
    }

    /// The order of the families for a text, with serifs or without.
    pub(super) fn families(&self, sans: bool) -> Vec<FontFamilyName<'static>> {
        let name = |name: &String| FontFamilyName::Named(Cow::Owned(name.clone()));
        let mut all: Vec<_> = self.families.iter().collect();
        if sans {
            // The same, but for which of the two comes first.
            all.sort_by_key(|name| !name.starts_with("Inter"));
        }
        all.into_iter().map(name).collect()
    }

    /// How many families there are: it grows with what is taken from the system.
    pub(super) fn known_families(&self) -> usize {
        self.families.len()
    }

    /// Whether a character can be drawn, if need be with a font of the system. What cannot is remembered.
    pub(super) fn draws(&mut self, c: char) -> bool {
        if c.is_ascii() {
            return true;
        }
        if let Some(known) = self.known.get(&c) {
            return *known;
        }
        let found = is_unseen(c) || self.has(c) || self.borrow(c);
        self.known.insert(c, found);
        if !found {
            self.lacking.insert(c);
        }
        found
    }

    /// Whether a family has it in each of its fonts, in whichever it may be asked for.
    fn has(&self, c: char) -> bool {
        self.families.iter().any(|family| {
            let mut faces = self.faces.iter().filter(|(name, _)| name == family);
            faces.all(|(_, face)| maps(face, c))
        })
    }

    /// Takes a font of the system that has a character.
    fn borrow(&mut self, c: char) -> bool {
        let Some(System(context)) = &mut self.system else {
            return false;
        };
        let context = context.get_or_insert_with(FontContext::new);
        let mut families = Vec::new();
        for script in scripts(c) {
            let script = Script::from_bytes(**script);
            families.extend(context.collection.fallback_families(script));
        }
        for generic in [GenericFamily::Emoji, GenericFamily::SansSerif] {
            families.extend(context.collection.generic_families(generic));
        }
        let mut found = None;
        for id in families {
            let Some(family) = context.collection.family(id) else {
                continue;
            };
            let Some(face) = family.default_font() else {
                continue;
            };
            let Some(bytes) = face.load(Some(&mut context.source_cache)) else {
                continue;
            };
            if has_outlines(bytes.as_ref(), face.index()) && maps_in(face, bytes.as_ref(), c) {
                found = Some((bytes, face.index()));
                break;
            }
        }
        let Some((bytes, index)) = found else {
            return false;
        };
        match self.register(bytes, index) {
            Some(name) => {
                self.borrowed.insert(name);
                true
            }
            None => false,
        }
    }

    /// What a person should know: which fonts of the system were used, and what could not be drawn.
    pub(super) fn warnings(&self) -> Vec<String> {
        let mut said = Vec::new();
        if !self.borrowed.is_empty() {
            let names: Vec<&str> = self.borrowed.iter().map(String::as_str).collect();
            said.push(format!(
                "some characters are drawn with fonts of this system ({}): another machine makes another file",
                names.join(", ")
            ));
        }
        if !self.lacking.is_empty() {
            let shown = self.lacking.iter().take(20);
            let shown: Vec<String> = shown
                .map(|c| format!("{c} (U+{:04X})", u32::from(*c)))
                .collect();
            let rest = self.lacking.len() - shown.len();
            let more = if rest > 0 {
                format!(" and {rest} more")
            } else {
                String::new()
            };
            said.push(format!(
                "no font here has these characters, and {STAND_IN} stands in their place (who copies or searches the text finds them): {}{more}",
                shown.join(", ")
            ));
        }
        said
    }
}

/// Whether a font of ours has a character.
fn maps(face: &FontInfo, c: char) -> bool {
    let bytes = face.load(None);
    bytes.is_some_and(|bytes| maps_in(face, bytes.as_ref(), c))
}

fn maps_in(face: &FontInfo, bytes: &[u8], c: char) -> bool {
    let map = face.charmap_index().charmap(bytes);
    map.and_then(|map| map.map(c))
        .is_some_and(|glyph| glyph != 0)
}

/// Whether a font draws by outlines; one of pictures alone would leave its place empty.
fn has_outlines(bytes: &[u8], index: u32) -> bool {
    let number = |at: usize, long: usize| -> Option<usize> {
        let bytes = bytes.get(at..at.checked_add(long)?)?;
        Some(
            bytes
                .iter()
                .fold(0, |all, byte| all << 8 | usize::from(*byte)),
        )
    };
    let start = if bytes.starts_with(b"ttcf") {
        let nth = usize::try_from(index).unwrap_or(usize::MAX);
        nth.checked_mul(4)
            .and_then(|at| number(12_usize.checked_add(at)?, 4))
    } else {
        Some(0)
    };
    let Some(start) = start else { return false };
    let tables = number(start + 4, 2).unwrap_or(0);
    let tags = (0..tables).filter_map(|n| bytes.get(start + 12 + n * 16..start + 16 + n * 16));
    let mut tags = tags;
    tags.any(|tag| matches!(tag, b"glyf" | b"CFF " | b"CFF2"))
}

/// Whether a character shows nothing of its own: it joins, orders or chooses.
pub(super) fn is_unseen(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{034F}' | '\u{061C}'
                | '\u{180B}'..='\u{180F}' | '\u{E0100}'..='\u{E01EF}'
        )
}

/// The scripts whose fonts are asked for a character (ISO 15924).
fn scripts(c: char) -> &'static [&'static [u8; 4]] {
    match u32::from(c) {
        0x0530..=0x058F => &[b"Armn"],
        0x0700..=0x074F => &[b"Syrc"],
        0x0780..=0x07BF => &[b"Thaa"],
        0x0900..=0x097F | 0xA8E0..=0xA8FF => &[b"Deva"],
        0x0980..=0x09FF => &[b"Beng"],
        0x0A00..=0x0A7F => &[b"Guru"],
        0x0A80..=0x0AFF => &[b"Gujr"],
        0x0B00..=0x0B7F => &[b"Orya"],
        0x0B80..=0x0BFF => &[b"Taml"],
        0x0C00..=0x0C7F => &[b"Telu"],
        0x0C80..=0x0CFF => &[b"Knda"],
        0x0D00..=0x0D7F => &[b"Mlym"],
        0x0D80..=0x0DFF => &[b"Sinh"],
        0x0E00..=0x0E7F => &[b"Thai"],
        0x0E80..=0x0EFF => &[b"Laoo"],
        0x0F00..=0x0FFF => &[b"Tibt"],
        0x1000..=0x109F => &[b"Mymr"],
        0x10A0..=0x10FF | 0x1C90..=0x1CBF => &[b"Geor"],
        0x1100..=0x11FF | 0x3130..=0x318F | 0xAC00..=0xD7FF => &[b"Kore", b"Hang"],
        0x1200..=0x139F => &[b"Ethi"],
        0x13A0..=0x13FF => &[b"Cher"],
        0x1780..=0x17FF => &[b"Khmr"],
        0x1800..=0x18AF => &[b"Mong"],
        0x3040..=0x30FF => &[b"Hira", b"Kana", b"Jpan"],
        0x3100..=0x312F => &[b"Bopo"],
        0x2E80..=0x303F
        | 0x3190..=0x9FFF
        | 0xF900..=0xFAFF
        | 0xFE30..=0xFE4F
        | 0xFF00..=0xFFEF
        | 0x20000..=0x3FFFF => &[b"Hani", b"Hans", b"Hant", b"Jpan", b"Kore"],
        _ => &[b"Zyyy", b"Latn"],
    }
}
