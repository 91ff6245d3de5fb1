//! What every rule is made of.

pub(super) use super::{
    finding::{Place, Said},
    house::Setting,
    level::Level,
    rule::{Check, Param, Rule, Usual},
    scene::{Fact, Scene},
};
