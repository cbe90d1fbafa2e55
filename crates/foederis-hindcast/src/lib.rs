//! Wars of the past through the same engine: which promises they called due, as the engine sees it and as scholars coded it, and
//! how many were kept.
//!
//! Alliances come in as a record ([`foederis_data::atop`]); a war becomes incidents ([`war`]); the engine judges every clause of every
//! promise on the day of each incident; what ATOP codes only as "there is such a condition" is read by the rules of [`uncoded`], the
//! same for every alliance. No rule names a war, an alliance or a state.

pub mod called;
pub mod evidence;
pub mod kept;
pub mod naive;
pub mod report;
pub mod score;
pub mod uncoded;
pub mod war;
