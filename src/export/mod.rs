//! stub
use crate::session::Session;
pub fn markdown(_: &Session) -> String {
    String::new()
}
pub fn csv(_: &Session) -> String {
    String::new()
}
