//! JSON put together from parts that are JSON already.

use crate::session::Json;

/// An object or a list in the making.
pub(super) struct Build {
    text: String,
    close: char,
}

impl Build {
    pub fn object() -> Self {
        Self {
            text: "{".to_owned(),
            close: '}',
        }
    }

    pub fn list() -> Self {
        Self {
            text: "[".to_owned(),
            close: ']',
        }
    }

    /// Adds an entry of an object.
    pub fn entry(&mut self, name: &str, value: &str) {
        let name = Json::of(&name);
        self.item(name.text());
        self.text.push(':');
        self.text.push_str(value);
    }

    /// Adds an item of a list.
    pub fn item(&mut self, value: &str) {
        if self.text.len() > 1 {
            self.text.push(',');
        }
        self.text.push_str(value);
    }

    /// Whether nothing was added.
    pub fn is_empty(&self) -> bool {
        self.text.len() == 1
    }

    /// The text.
    pub fn text(mut self) -> String {
        self.text.push(self.close);
        self.text
    }
}
