//! What part of speech a form can have, before its neighbours decide.

/// The parts of speech a form can have, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Class(pub u32);

impl Class {
    pub const DET: Self = Self(1);
    pub const POSS: Self = Self(1 << 1);
    /// Nominative pronouns: what follows is a verb.
    pub const SUBJ: Self = Self(1 << 2);
    pub const OBJ: Self = Self(1 << 3);
    /// Pronouns that can be either ("it", "you", "some", "many").
    pub const PRON: Self = Self(1 << 4);
    pub const PREP: Self = Self(1 << 5);
    pub const COORD: Self = Self(1 << 6);
    pub const SUB: Self = Self(1 << 7);
    pub const WH: Self = Self(1 << 8);
    pub const THAT: Self = Self(1 << 9);
    pub const BE: Self = Self(1 << 10);
    pub const HAVE: Self = Self(1 << 11);
    pub const DO: Self = Self(1 << 12);
    pub const MODAL: Self = Self(1 << 13);
    pub const TO: Self = Self(1 << 14);
    pub const NOT: Self = Self(1 << 15);
    pub const ADV: Self = Self(1 << 16);
    pub const ADJ: Self = Self(1 << 17);
    pub const BASE: Self = Self(1 << 18);
    pub const SFORM: Self = Self(1 << 19);
    pub const PAST: Self = Self(1 << 20);
    pub const PP: Self = Self(1 << 21);
    pub const ING: Self = Self(1 << 22);
    pub const NOUN: Self = Self(1 << 23);
    pub const DAY: Self = Self(1 << 24);
    pub const TITLE: Self = Self(1 << 25);
    pub const NUM: Self = Self(1 << 26);
    /// Particles of phrasal verbs.
    pub const PART: Self = Self(1 << 27);
    /// "by", which names who did it.
    pub const BY: Self = Self(1 << 28);
    /// Plural nouns without "-s".
    pub const PLURAL: Self = Self(1 << 29);
    /// "according".
    pub const ACCORDING: Self = Self(1 << 30);
    /// "including".
    pub const INCLUDING: Self = Self(1 << 31);
    /// Any form of a verb.
    pub const VERB: Self =
        Self(Self::BASE.0 | Self::SFORM.0 | Self::PAST.0 | Self::PP.0 | Self::ING.0);

    /// Whether it can be any of `other`.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}
