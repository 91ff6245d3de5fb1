//! Closed lists of words that stay open: a word that a newer version wrote is kept and shown, not dropped.

/// Defines an enum of words: each variant has the text that files hold and the text that people read. A word that is
/// not on the list becomes `Other` and is written back as it was.
macro_rules! words {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$vmeta:meta])* $variant:ident = $file:literal, $label:literal;)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, schemars::JsonSchema)]
        #[schemars(with = "String")]
        pub enum $name {
            $($(#[$vmeta])* $variant,)+
            /// A word this version does not know, kept as it was written.
            Other(Box<str>),
        }

        impl $name {
            /// Every word this version knows, in the order people are shown them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word as files hold it.
            pub fn word(&self) -> &str {
                match self {
                    $(Self::$variant => $file,)+
                    Self::Other(word) => word,
                }
            }

            /// The word as people read it.
            pub fn label(&self) -> &str {
                match self {
                    $(Self::$variant => $label,)+
                    Self::Other(word) => word,
                }
            }
        }

        impl From<&str> for $name {
            fn from(word: &str) -> Self {
                match word {
                    $($file => Self::$variant,)+
                    _ => Self::Other(word.into()),
                }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.word())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                struct Visitor;
                impl serde::de::Visitor<'_> for Visitor {
                    type Value = $name;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str(concat!("one of ", $("\"", $file, "\" "),+))
                    }

                    fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<$name, E> {
                        Ok(word.into())
                    }
                }
                from.deserialize_str(Visitor)
            }
        }
    };
}

pub(crate) use words;
