//! One clause a file: the law it follows, then the function.

mod adversary;
mod protects;
mod provoked;
mod trigger;

pub(super) use adversary::adversary;
pub(super) use protects::protects;
pub(super) use provoked::provoked;
pub(super) use trigger::trigger;
