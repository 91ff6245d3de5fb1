//! Small objects inside records: plain fields, and room for what a newer version wrote.

/// Defines such an object, read from and written to JSON field by field: `required` fields are always written, `optional`
/// ones where they are not at their default, and what this version does not know is kept in `extra`, to the digit.
/// A name that stands twice is an error.
macro_rules! part {
    ($(#[$meta:meta])* pub struct $name:ident {
        required { $($(#[$rmeta:meta])* $required:ident: $rtype:ty,)* }
        optional { $($(#[$ometa:meta])* $optional:ident: $otype:ty,)* }
    }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, schemars::JsonSchema)]
        pub struct $name {
            $($(#[$rmeta])* pub $required: $rtype,)*
            $($(#[$ometa])* #[schemars(default)] pub $optional: $otype,)*
            /// What a newer version wrote and this one does not know.
            #[schemars(skip)]
            pub extra: $crate::text::Extra,
        }

        impl $name {
            /// Its fields, in file order.
            pub const FIELDS: &'static [&'static str] = &[$(stringify!($required),)* $(stringify!($optional),)*];
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap as _;
                let mut map = to.serialize_map(None)?;
                $(map.serialize_entry(stringify!($required), &self.$required)?;)*
                $(if self.$optional != <$otype>::default() {
                    map.serialize_entry(stringify!($optional), &self.$optional)?;
                })*
                for (key, value) in self.extra.iter() {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                #[allow(non_camel_case_types, reason = "variants are field names")]
                #[derive(serde::Deserialize)]
                #[serde(field_identifier)]
                enum Key {
                    $($required,)*
                    $($optional,)*
                    Other__(String),
                }
                struct Visitor;
                impl<'de> serde::de::Visitor<'de> for Visitor {
                    type Value = $name;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str(concat!("an object: ", stringify!($name)))
                    }

                    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<$name, A::Error> {
                        use serde::de::Error as _;
                        $(let mut $required: Option<$rtype> = None;)*
                        $(let mut $optional: Option<$otype> = None;)*
                        let mut extra = $crate::text::Extra::new();
                        while let Some(key) = map.next_key()? {
                            match key {
                                $(Key::$required if $required.is_none() => $required = Some(map.next_value()?),)*
                                $(Key::$optional if $optional.is_none() => $optional = Some(map.next_value()?),)*
                                $(Key::$required => return Err(A::Error::duplicate_field(stringify!($required))),)*
                                $(Key::$optional => return Err(A::Error::duplicate_field(stringify!($optional))),)*
                                Key::Other__(key) => {
                                    if extra.contains_key(&key) {
                                        return Err(A::Error::custom(format!("duplicate field `{key}`")));
                                    }
                                    extra.insert(key, map.next_value::<$crate::text::Json>()?);
                                }
                            }
                        }
                        Ok($name {
                            $($required: $required.ok_or_else(|| A::Error::missing_field(stringify!($required)))?,)*
                            $($optional: $optional.unwrap_or_default(),)*
                            extra,
                        })
                    }
                }
                from.deserialize_map(Visitor)
            }
        }
    };
}

pub(crate) use part;
