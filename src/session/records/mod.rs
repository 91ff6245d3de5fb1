//! The records of a session: what each kind holds, and what all have in common.

pub mod article;
pub mod claim;
pub mod claimed;
pub mod comment;
pub mod draft;
pub mod evidence;
pub mod join;
pub mod kind;
mod leaves;
mod mixed;
pub mod people;
pub mod record;
pub mod rules;
pub mod same;
pub mod scale;
pub mod second;
pub mod settle;
pub mod suggestion;
pub mod table;
pub mod tables;
pub mod weighed;
