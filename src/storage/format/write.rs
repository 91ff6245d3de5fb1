//! A session to bytes.

use serde::{Serialize, Serializer, ser::SerializeMap as _};

use super::{FORMAT, VERSION};
use crate::session::Tables;

/// The whole file, in its fixed order.
struct File<'a>(&'a Tables);

impl Serialize for File<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("format", FORMAT)?;
        map.serialize_entry("version", &VERSION)?;
        self.0.write(&mut map)?;
        map.end()
    }
}

/// The bytes of a session file: UTF-8, LF, two spaces a level, a final newline. The same session is the same bytes.
///
/// A [`crate::session::Session`] derefs to its tables, so `to_bytes(&session)` does. Linear in the session's size. The
/// error names a value that JSON has no words for; no session that was made by commands or read from a file holds one.
pub fn to_bytes(tables: &Tables) -> Result<Vec<u8>, serde_json::Error> {
    let mut bytes = serde_json::to_vec_pretty(&File(tables))?;
    bytes.push(b'\n');
    Ok(bytes)
}
