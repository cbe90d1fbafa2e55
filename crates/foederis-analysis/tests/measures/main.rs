//! The measures against published tables, other people's files, and their definitions.
//!
//! Most tests here need research data, which are not part of this repository; see `common`. Cite, beside the sources at each test:
//! Leeds, Ritter, Mitchell & Long 2002, *International Interactions* 28: 237–260 (ATOP); Singer, Bremer & Stuckey 1972 (capabilities);
//! Correlates of War Project 2025, State System Membership v2024.

mod capabilities;
#[path = "../common/mod.rs"]
mod common;
mod definitions;
mod fpsim;
mod reliability;
mod similarity;
mod typology;
mod year;

/// Equal to the digits given: those of `expected`.
#[track_caller]
fn digits(value: impl Into<Option<f64>>, expected: &str) {
    let places = expected.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let found = value.into().map_or("undefined".into(), |value| format!("{value:.places$}"));
    let written = |text: &str| text.replacen("0.", ".", 1);
    assert_eq!(written(&found), written(expected));
}
