//! Values that stand on one line of the session file.

use std::ops::Deref;

use serde::{Deserialize, Deserializer, Serialize, Serializer, ser};

/// Writes a value as compact JSON on one line, whatever the layout around it, so that a diff shows one changed line.
pub struct Inline<'a, T: ?Sized>(pub &'a T);

impl<T: Serialize + ?Sized> Serialize for Inline<'_, T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        serde_json::value::to_raw_value(self.0)
            .map_err(ser::Error::custom)?
            .serialize(to)
    }
}

/// A list whose entries stand on one line each.
#[derive(Clone, Debug, PartialEq, Eq, schemars::JsonSchema)]
#[schemars(transparent)]
pub struct Lines<T>(pub Vec<T>);

impl<T> Default for Lines<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Deref for Lines<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T> From<Vec<T>> for Lines<T> {
    fn from(list: Vec<T>) -> Self {
        Self(list)
    }
}

impl<'a, T> IntoIterator for &'a Lines<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<T: Serialize> Serialize for Lines<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.0.iter().map(Inline))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Lines<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Vec::deserialize(from).map(Self)
    }
}
