//! What several tests share.

#![allow(dead_code, reason = "each test uses a part of it")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

pub mod article;
pub mod cpu;
pub mod http;
pub mod letter;
pub mod numbers;
pub mod programs;
pub mod wacz;
pub mod window;
pub mod word;
