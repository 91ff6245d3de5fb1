//! Floor 5: the window. Views read the session and return commands.

pub mod list;
pub mod page;
pub mod theme;
pub mod widgets;
