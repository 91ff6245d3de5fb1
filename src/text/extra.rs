//! Fields this version does not know.

use std::sync::Arc;

use super::{Few, Json};

/// Fields this version does not know, kept to the digit and written back in key order. None takes no memory, and a clone
/// costs a pointer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extra(Option<Arc<Few<Box<str>, Json>>>);

impl Extra {
    /// None.
    pub const fn new() -> Self {
        Self(None)
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.0.as_ref().map_or(0, |fields| fields.len())
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// One of them.
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.0.as_ref()?.get(name)
    }

    /// Whether there is one of that name.
    pub fn contains_key(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Puts one in; returns what stood there.
    pub fn insert(&mut self, name: impl Into<Box<str>>, value: impl Into<Json>) -> Option<Json> {
        let fields = self.0.get_or_insert_default();
        Arc::make_mut(fields).insert(name.into(), value.into())
    }

    /// Puts one in, unless there is one of that name.
    pub fn insert_new(&mut self, name: impl Into<Box<str>>, value: impl Into<Json>) {
        let name = name.into();
        if !self.contains_key(&name) {
            self.insert(name, value);
        }
    }

    /// Takes one out.
    pub fn remove(&mut self, name: &str) -> Option<Json> {
        let taken = Arc::make_mut(self.0.as_mut()?).remove(name);
        if self.is_empty() {
            self.0 = None;
        }
        taken
    }

    /// Takes all out.
    pub fn clear(&mut self) {
        self.0 = None;
    }

    /// All of them, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Json)> {
        let fields = self.0.iter().flat_map(|fields| fields.iter());
        fields.map(|(name, value)| (&**name, value))
    }

    /// Their names, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.iter().map(|(name, _)| name)
    }
}

impl<N: Into<Box<str>>, J: Into<Json>> FromIterator<(N, J)> for Extra {
    fn from_iter<I: IntoIterator<Item = (N, J)>>(fields: I) -> Self {
        let fields = fields.into_iter();
        let fields: Few<Box<str>, Json> = fields
            .map(|(name, value)| (name.into(), value.into()))
            .collect();
        Self((!fields.is_empty()).then(|| Arc::new(fields)))
    }
}

#[cfg(test)]
impl std::ops::Index<&str> for Extra {
    type Output = Json;

    /// One of them that is known to be there.
    fn index(&self, name: &str) -> &Json {
        match self.get(name) {
            Some(value) => value,
            None => panic!("there is no field {name:?}"),
        }
    }
}
