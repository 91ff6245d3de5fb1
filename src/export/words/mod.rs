//! The fixed words of what is handed out, its dates and numbers, in a chosen language (Project Fluent,
//! <https://projectfluent.org>). What people wrote stays in their own words.
//!
//! Each format has a file of words in the folder of each language; a language without a word says it in English.

use std::fmt::Write as _;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement};
use unic_langid::LanguageIdentifier;

/// The files of words, by the name of their language's folder.
macro_rules! files {
    ($language:literal) => {
        &[
            include_str!(concat!($language, "/common.ftl")),
            include_str!(concat!($language, "/sheet.ftl")),
            include_str!(concat!($language, "/word.ftl")),
            include_str!(concat!($language, "/pdf.ftl")),
            include_str!(concat!($language, "/labels.ftl")),
            include_str!(concat!($language, "/summary.ftl")),
            include_str!(concat!($language, "/changes.ftl")),
            include_str!(concat!($language, "/questions.ftl")),
        ]
    };
}

/// A language that exports are written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Spanish.
    Spanish,
    /// French.
    French,
    /// German.
    German,
    /// Portuguese.
    Portuguese,
    /// Arabic (the standard language, with the digits of this line: 0–9).
    Arabic,
}

impl Language {
    /// All of them.
    pub const ALL: &'static [Self] = &[
        Self::English,
        Self::Spanish,
        Self::French,
        Self::German,
        Self::Portuguese,
        Self::Arabic,
    ];

    /// Its code (ISO 639-1).
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
            Self::French => "fr",
            Self::German => "de",
            Self::Portuguese => "pt",
            Self::Arabic => "ar",
        }
    }

    /// The one with a code.
    pub fn with_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|one| one.code() == code)
    }

    /// Its name in itself.
    pub const fn label(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Spanish => "Español",
            Self::French => "Français",
            Self::German => "Deutsch",
            Self::Portuguese => "Português",
            Self::Arabic => "العربية",
        }
    }

    /// Its name in English.
    pub const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Spanish => "Spanish",
            Self::French => "French",
            Self::German => "German",
            Self::Portuguese => "Portuguese",
            Self::Arabic => "Arabic",
        }
    }

    /// Whether it is written from right to left.
    pub const fn is_right_to_left(self) -> bool {
        matches!(self, Self::Arabic)
    }

    /// The same as HTML names it: `ltr` or `rtl`.
    pub const fn direction(self) -> &'static str {
        if self.is_right_to_left() {
            "rtl"
        } else {
            "ltr"
        }
    }

    /// Its files of words.
    const fn files(self) -> &'static [&'static str] {
        match self {
            Self::English => files!("en"),
            Self::Spanish => files!("es"),
            Self::French => files!("fr"),
            Self::German => files!("de"),
            Self::Portuguese => files!("pt"),
            Self::Arabic => files!("ar"),
        }
    }

    /// Its words alone: read once, for what is handed out asks for them several times.
    fn bundle(self) -> &'static FluentBundle<FluentResource> {
        static READ: [OnceLock<FluentBundle<FluentResource>>; Language::ALL.len()] =
            [const { OnceLock::new() }; Language::ALL.len()];
        let read = || {
            let id: LanguageIdentifier = self.code().parse().unwrap_or_default();
            let mut bundle = FluentBundle::new_concurrent(vec![id]);
            // Marks of direction around each value would be found by nobody who searches the text.
            bundle.set_use_isolating(false);
            for file in self.files() {
                // A test reads every file without complaint; what is wrong in one is left out.
                let file = FluentResource::try_new((*file).to_owned());
                let (Ok(file) | Err((file, _))) = file;
                bundle.add_resource_overriding(file);
            }
            bundle
        };
        match READ.get(self as usize) {
            Some(once) => once.get_or_init(read),
            // There is a place for each.
            None => Self::English.bundle(),
        }
    }
}

/// The words of a language.
pub struct Words {
    /// The language.
    pub language: Language,
    /// Its words, and English for those that it lacks.
    bundles: Vec<&'static FluentBundle<FluentResource>>,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Words").field(&self.language).finish()
    }
}

impl Words {
    /// The words of a language.
    pub fn of(language: Language) -> Self {
        let mut languages = vec![language, Language::English];
        languages.dedup();
        Self {
            language,
            bundles: languages.into_iter().map(Language::bundle).collect(),
        }
    }

    /// A word or sentence without values.
    pub fn say(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// A sentence with values in it: numbers choose its plural. A key that nobody knows stands there itself.
    pub fn with(&self, key: &str, values: &[(&str, Value<'_>)]) -> String {
        self.find(key, values).unwrap_or_else(|| key.to_owned())
    }

    /// A word of a closed list as people read it: `word` is what files hold (`to_check` of the list `check-status`); one that
    /// the list does not have stays as it is.
    pub fn label(&self, list: &str, word: &str) -> String {
        let key = format!("{list}-{}", word.replace('_', "-"));
        self.find(&key, &[]).unwrap_or_else(|| word.to_owned())
    }

    /// Like [`Words::with`]; nothing for a key that nobody knows.
    pub fn find(&self, key: &str, values: &[(&str, Value<'_>)]) -> Option<String> {
        self.bundles.iter().find_map(|bundle| {
            let pattern = bundle.get_message(key)?.value()?;
            if let Some(said) = plainly(pattern, values) {
                return Some(said);
            }
            let mut args = FluentArgs::with_capacity(values.len());
            for (name, value) in values {
                match value {
                    Value::Text(text) => args.set(*name, FluentValue::from(*text)),
                    Value::Number(number) => args.set(*name, FluentValue::from(*number)),
                }
            }
            // A value that a sentence does not have stands there by its name.
            let mut errors = Vec::new();
            let said = bundle.format_pattern(pattern, Some(&args), &mut errors);
            Some(said.into_owned())
        })
    }

    /// A day (`2026-01-31`, or a moment that begins so) as the language writes it; what is none stays as it is.
    pub fn day(&self, iso: &str) -> String {
        let date = iso.split_once('T').map_or(iso, |(date, _)| date);
        let Ok(day) = date.parse::<jiff::civil::Date>() else {
            return iso.to_owned();
        };
        let month = format!("month-{}", day.month());
        self.with(
            "day",
            &[
                ("day", Value::Text(&day.day().to_string())),
                ("month", Value::Text(&self.say(&month))),
                ("year", Value::Text(&day.year().to_string())),
            ],
        )
    }

    /// A number with its thousands set apart as the language does.
    pub fn number(&self, number: i64) -> String {
        let apart = self.say("thousands");
        let digits = number.unsigned_abs().to_string();
        let mut said = String::new();
        if number < 0 {
            said.push('−');
        }
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                said.push_str(&apart);
            }
            said.push(digit);
        }
        said
    }
}

/// A sentence that is nothing but words with values between them, as most are, put together without all that Fluent sets up for
/// the others. None for one of those, which is left to it.
fn plainly(pattern: &Pattern<&str>, values: &[(&str, Value<'_>)]) -> Option<String> {
    let mut said = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => said.push_str(value),
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::VariableReference { id }),
            } => {
                let (_, value) = values.iter().rfind(|(name, _)| *name == id.name)?;
                match value {
                    Value::Text(text) => said.push_str(text),
                    // Fluent counts in 64-bit floats.
                    Value::Number(number) if number.unsigned_abs() < 1 << 53 => {
                        // Writing to a String cannot fail.
                        write!(said, "{number}").ok();
                    }
                    Value::Number(_) => return None,
                }
            }
            PatternElement::Placeable { .. } => return None,
        }
    }
    Some(said)
}

/// A value in a sentence.
#[derive(Clone, Copy, Debug)]
pub enum Value<'v> {
    /// Words.
    Text(&'v str),
    /// A number, which chooses the plural.
    Number(i64),
}

#[cfg(test)]
mod tests;
