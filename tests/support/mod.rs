//! What several tests share.

pub mod cpu;
