//! What several tests share.

pub mod article;
pub mod cpu;
