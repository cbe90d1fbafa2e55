//! Replication data on whether promises were kept: what scholars coded, war by war and alliance by alliance.

use crate::catalogue::{Dataset, Table};
use crate::sheet::{Ccode, row};

/// Replication files on reliability.
pub static DATASET: Dataset = Dataset {
    key: "reliability",
    name: "Alliance reliability: replication files of Berkemeier & Fuhrmann (2018) and Leeds & Anac (2005)",
    versions: "as published",
    files: &[PAIRS, LEEDS_ANAC],
    cite: &[
        "Berkemeier, Molly, and Matthew Fuhrmann. 2018. \"Reassessing the Fulfillment of Alliance Commitments in War.\" Research & \
         Politics 5(2)",
        "Leeds, Brett Ashley, and Sezi Anac. 2005. \"Alliance Institutionalization and Alliance Performance.\" International \
         Interactions 31(3): 183–202",
    ],
    terms: "Published as replication files; cite the articles. No licence text was found.",
    url: "https://journals.sagepub.com/doi/10.1177/2053168018779697",
};

/// War by alliance.
pub const PAIRS: Table =
    Table::of::<Pair>("reliability", "reliability", "a war and an alliance a row", &["berkemeier_fuhrmann_2018.csv"]);

/// Performance and institutions.
pub const LEEDS_ANAC: Table =
    Table::of::<Performance>("reliability", "leeds-anac", "a war, an alliance and a state a row", &["leeds_anac_2005.csv"]);

row! {
    /// A war and an alliance in force with a member at war, as coded after Leeds, Long and Mitchell.
    Pair {
        /// 1: an alliance of 1816–1944.
        early: bool = "sample",
        /// The war in the Interstate War Data.
        warid: u16 = "warid",
        /// The alliance in ATOP 3.0.
        atopid: u16 = "atopid",
        /// The war's number in the Correlates of War.
        cowwarid: Option<u16> = "cowwarid",
        /// The war's name.
        war: String = "warname",
        /// More than two members.
        multilateral: bool = "multilateral",
        /// Set aside: a non-aggression pact whose members did not fight each other.
        nonagg_set_aside: Option<bool> = "nonaggLLM",
        /// Set aside: consultation only.
        consul_set_aside: Option<bool> = "consulLLM",
        /// Set aside: the casus foederis is not met.
        unmet: Option<bool> = "cfnaLLM",
        /// Does not apply, for whichever reason.
        set_aside: Option<bool> = "dnaLLM",
        /// Honoured.
        honoured: Option<bool> = "honorLLM",
        /// Violated.
        violated: Option<bool> = "violateLLM",
        /// The authors' own criterion: does not apply.
        set_aside_bf: Option<bool> = "dnaBF",
        /// The lenient reading: at least one helps, and none fights an ally.
        lenient: Option<bool> = "sabroskyhonorllm",
        /// Promises defence.
        defense: bool = "defense",
        /// Promises offence.
        offense: bool = "offense",
        /// Promises neutrality.
        neutral: bool = "neutral",
        /// Promises non-aggression.
        nonagg: bool = "nonagg",
        /// Promises consultation.
        consul: bool = "consul",
    }
    key(|r: &Pair| r.warid.into(), |r: &Pair| r.atopid.into())
}

impl Pair {
    /// Whether the war called the promise due.
    pub fn called(&self) -> bool {
        self.set_aside != Some(true)
    }
}

row! {
    /// How an alliance performed, and what it was made of: Leeds and Anac's variables.
    Performance {
        /// The war.
        war: u16 = "war",
        /// The alliance.
        atopid: u16 = "atopid",
        /// The state.
        ccode: Ccode = "ccode1",
        /// Honoured.
        honoured: Option<bool> = "honor3",
        /// Military institutionalisation, 0–2.
        military: Option<f64> = "milinst",
        /// Formality, 0–2.
        formality: Option<f64> = "formal",
        /// Change in capabilities.
        capability_change: Option<f64> = "chcap2d",
        /// Change in institutions.
        institution_change: Option<f64> = "dinstch2",
        /// The ally was an original target.
        original_target: Option<f64> = "origtar1",
    }
}
