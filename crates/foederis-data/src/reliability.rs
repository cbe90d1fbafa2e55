//! Whether allies kept their word: what people who read the histories of wars coded, war by war and alliance by alliance.
//!
//! These are answers to hold an engine against, not facts to put into a record.

use crate::catalogue::{Dataset, Table};
use crate::editions::{self, Edition};
use crate::library::Read;
use crate::sheet::{Ccode, row};
use crate::summary::Remarks;

/// Replication data of two studies of whether alliances are reliable.
pub static DATASET: Dataset = Dataset {
    key: "reliability",
    name: "Reliability of alliances: replication data of Berkemeier and Fuhrmann 2018, and of Leeds and Anac 2005",
    versions: "as published with the articles",
    files: &[CODINGS, HONORED],
    cite: &[
        "Berkemeier, Molly, and Matthew Fuhrmann. 2018. \"Reassessing the Fulfillment of Alliance Commitments in War.\" \
         Research & Politics 5(2)",
        "Leeds, Brett Ashley, and Sezi Anac. 2005. \"Alliance Institutionalization and Alliance Performance.\" \
         International Interactions 31(3): 183–202",
    ],
    terms: "No licence text was found.",
    url: "https://dataverse.harvard.edu",
};

/// A war and an alliance in force a row.
pub const CODINGS: Table =
    Table::of::<Coding>("reliability", "reliability", "a war and an alliance in force a row", &["berkemeier_fuhrmann_2018.csv"]);

/// A war, an alliance and a member that was called a row.
pub const HONORED: Table =
    Table::of::<Honored>("reliability", "honored", "a war, an alliance and a member a row", &["leeds_anac_2005.csv"]);

row! {
    /// A war and an alliance in force when it began. A coding that was not made is missing.
    Coding {
        /// Whether the alliance is one of 1816–1944.
        early: bool = "sample",
        /// The war's number in the Interstate War Data.
        warid: u16 = "warid",
        /// The alliance's number in ATOP 3.0.
        atopid: u16 = "atopid",
        /// The war's number in the Correlates of War.
        cowwarid: Option<u16> = "cowwarid",
        /// The war's name.
        war: String = "warname",
        /// The alliance's number in the Correlates of War.
        cowid: Option<u16> = "cowid",
        /// Whether more than two states belong to the alliance.
        multilateral: bool = "multilateral",
        /// Sabrosky: honoured.
        sabrosky_honored: Option<bool> = "sabhon",
        /// Sabrosky: violated.
        sabrosky_violated: Option<bool> = "sabvio",
        /// The authors: only non-aggression was promised.
        nonagg_bf: Option<bool> = "nonaggBF",
        /// The authors: only consultation was promised.
        consul_bf: Option<bool> = "consulBF",
        /// The authors: the promise was not called upon.
        not_called_bf: Option<bool> = "cfnaBF",
        /// The authors: the alliance does not apply to the war.
        not_applicable_bf: Option<bool> = "dnaBF",
        /// The authors: honoured.
        honored_bf: Option<bool> = "honorBF",
        /// The authors: violated.
        violated_bf: Option<bool> = "violateBF",
        /// After Leeds, Long and Mitchell: only non-aggression was promised.
        nonagg_llm: Option<bool> = "nonaggLLM",
        /// After Leeds, Long and Mitchell: only consultation was promised.
        consul_llm: Option<bool> = "consulLLM",
        /// After Leeds, Long and Mitchell: the promise was not called upon.
        not_called_llm: Option<bool> = "cfnaLLM",
        /// After Leeds, Long and Mitchell: the alliance does not apply to the war.
        not_applicable_llm: Option<bool> = "dnaLLM",
        /// After Leeds, Long and Mitchell: honoured.
        honored_llm: Option<bool> = "honorLLM",
        /// After Leeds, Long and Mitchell: violated.
        violated_llm: Option<bool> = "violateLLM",
        /// After Sabrosky's rule: honoured, by the authors' coding.
        sabrosky_honored_bf: Option<bool> = "sabroskyhonorbf",
        /// After Sabrosky's rule: honoured, by the coding after Leeds, Long and Mitchell.
        sabrosky_honored_llm: Option<bool> = "sabroskyhonorllm",
        /// Defence was promised.
        defense: bool = "defense",
        /// Offence was.
        offense: bool = "offense",
        /// Neutrality was.
        neutral: bool = "neutral",
        /// Non-aggression was.
        nonagg: bool = "nonagg",
        /// Consultation was.
        consul: bool = "consul",
    }
    key(|r: &Coding| r.warid.into(), |r: &Coding| r.atopid.into())
    examine(|read, _| Ok(complete(read, Edition::of("2018", 576))))
}

row! {
    /// A member of an alliance that a war called upon, with what may explain what it did.
    Honored {
        /// The war's number in the Correlates of War.
        war: u16 = "war",
        /// The alliance's number in ATOP.
        atopid: u16 = "atopid",
        /// The member.
        ccode: Ccode = "ccode1",
        /// Whether it honoured its promise: the dependent variable.
        honor3: bool = "honor3",
        /// How far the alliance's armies were tied, 0–2.
        milinst: u8 = "milinst",
        /// How formal the alliance was, 0–2.
        formal: u8 = "formal",
        /// Whether capabilities had changed by a tenth or more.
        chcap2d: bool = "chcap2d",
        /// Whether domestic institutions had changed.
        dinstch2: bool = "dinstch2",
        /// Whether the state was the war's original target.
        origtar1: bool = "origtar1",
        /// Another coding of whether it honoured its promise.
        honor2: bool = "honor2",
        /// Another coding of a change in capabilities.
        chalcapd: bool = "chalcapd",
        /// The same at a fifth or more.
        chcp2d20: bool = "chcp2d20",
        /// Whether the regime had changed.
        regch2: bool = "regch2",
        /// Whether the alliance was signed in wartime.
        wartime: bool = "wartime",
        /// Whether active help was promised.
        active: bool = "active",
        /// Whether the alliance had two members.
        bilat: bool = "bilat",
    }
    key(|r: &Honored| r.war.into(), |r: &Honored| r.atopid.into(), |r: &Honored| r.ccode.0.into())
    examine(|read, _| Ok(complete(read, Edition::of("2005", 137))))
}

fn complete<R>(read: &Read<R>, edition: Edition) -> Remarks {
    Remarks { warnings: editions::short(read, &edition).into_iter().collect(), losses: Vec::new() }
}

impl Coding {
    /// Whether the war called the promise due, after Leeds, Long and Mitchell.
    pub fn called(&self) -> bool {
        self.not_applicable_llm != Some(true)
    }
}
