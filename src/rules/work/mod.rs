//! K: where the check stands.

pub(super) mod attention;
pub(super) mod central_open;
pub(super) mod deadline;
pub(super) mod disputed;
pub(super) mod dropped;
pub(super) mod due;
pub(super) mod name_twice;
pub(super) mod nothing_marked;
pub(super) mod signed;
pub(super) mod unassigned;
pub(super) mod untouched;
pub(super) mod unused;
