//! `foederis check --against`: the record held against a data set of alliances, every difference with both sources.

use std::path::Path;

use foederis::Record;
use foederis::date::Date;
use foederis::id::InstrumentId;
use foederis::instrument::{Instrument, Source};
use foederis::set::StateSet;
use foederis::verdict::Verdict;
use foederis_analysis::agreement::{
    Agreement, Bloc, Clause, Difference, Link, OBLIGATIONS, Pair, Tally, Tie, Who, agreement, agreement_json, blocs,
};

use crate::args::{Format, Global};
use crate::fail::Fail;
use crate::text::table::table;
use crate::text::{CONTESTED, DIM, HEADING, count, listed_some, wrap};
use crate::{Done, data, open, out};

pub(crate) fn run(global: &Global, against: &Path, on: Option<Date>) -> Done {
    let ours = open::record(global)?;
    let (theirs, until) = open::against(against)?;
    if ours.instruments.iter().all(|(_, i)| i.atop.is_empty()) {
        let help = "no instrument of this record says which alliance of the data set it is: give them `atop = [number]`";
        return Err(Fail::Usage(help.into()));
    }
    let found = agreement(&ours, &theirs, on.unwrap_or(until));
    data::cite(&[&foederis_data::atop::DATASET]);
    let page = Page { ours: &ours, theirs: &theirs, found: &found };
    match global.format {
        Format::Json => out::json(&agreement_json(&ours, &theirs, &found)),
        Format::Csv => page.csv(),
        Format::Table | Format::Md | Format::Parquet => out::print(&page.text()),
    }
}

/// What is printed.
struct Page<'a> {
    ours: &'a Record,
    theirs: &'a Record,
    found: &'a Agreement,
}

impl Page<'_> {
    /// A line a pair on which they differ.
    fn csv(&self) -> Done {
        let header = ["instruments", "alliances", "obligation", "who", "state", "owed_to", "ours", "theirs", "elsewhere"];
        let rows = self.found.ties.iter().flat_map(|tie| tie.differences.iter().map(move |d| (tie, d))).flat_map(|(tie, d)| {
            let same =
                [ids(self.ours, &tie.link.ours), ids(self.theirs, &tie.link.theirs), name(d).to_owned(), d.who.word().to_owned()];
            let told = [cited(self.ours, &d.ours), cited(self.theirs, &d.theirs), self.elsewhere(d)];
            d.pairs.iter().map(move |(by, to)| {
                let pair = [*by, *to].map(|state| self.ours.code(state).to_owned());
                [&same[..], &pair[..], &told[..]].concat()
            })
        });
        out::csv(&self.ours.hash, &header, rows)
    }

    fn text(&self) -> String {
        let found = self.found;
        let mut text = format!("{HEADING}The record against {} on {}{HEADING:#}\n", self.theirs.name, found.day);
        text.push_str(&format!("{DIM}record {} {}{DIM:#}\n\n", self.ours.name, self.ours.hash));
        let shared = format!(
            "Treaties that both have: {} in force by one of them at least, {}; {} in force by neither.",
            found.ties.len(),
            count(found.linked[0].pairs(), "directed pair"),
            found.dormant.len(),
        );
        text.push_str(&format!("{}\n\n{}\n", wrap(&shared, "", ""), tallies(&found.linked)));
        let members = "Every pair of members of the state system, whatever instrument carries the obligation:";
        text.push_str(&format!("{}\n\n{}\n", wrap(members, "", ""), tallies(&found.any)));
        let missing: Vec<String> =
            found.missing.iter().map(|(id, number)| format!("{number} ({})", self.ours.instruments[*id].id)).collect();
        if !missing.is_empty() {
            text.push_str(&format!(
                "{}\n\n",
                wrap(&format!("Alliances that it does not have: {}", missing.join(", ")), "", "  ")
            ));
        }
        let (differing, agreeing): (Vec<&Tie>, Vec<&Tie>) = found.ties.iter().partition(|tie| !tie.differences.is_empty());
        if !agreeing.is_empty() {
            let agreeing: Vec<&str> = agreeing.iter().flat_map(|tie| &tie.link.ours).map(|id| self.short(*id)).collect();
            text.push_str(&format!("{}\n\n", wrap(&format!("No difference: {}", agreeing.join("; ")), "", "  ")));
        }
        differing.iter().for_each(|tie| self.tie(tie, &mut text));
        text
    }

    fn short(&self, id: InstrumentId) -> &str {
        &self.ours.instruments[id].short
    }

    fn tie(&self, tie: &Tie, text: &mut String) {
        let Link { ours, theirs } = &tie.link;
        let shorts = |record: &Record, ids: &[InstrumentId]| {
            let shorts: Vec<&str> = ids.iter().map(|id| record.instruments[*id].short.as_str()).collect();
            shorts.join(", ")
        };
        let (a, b) = (shorts(self.ours, ours), shorts(self.theirs, theirs));
        let size = count(tie.states.len(), "state");
        text.push_str(&format!("{HEADING}{a} · {b}{HEADING:#}  {DIM}{}, {size}{DIM:#}\n", ids(self.ours, ours)));
        for difference in &tie.differences {
            let line = format!("{}, {}: {}", name(difference), difference.who.word(), self.pairs(&difference.pairs, tie.states));
            let style = if matches!(difference.who, Who::OursContested | Who::TheirsContested) { CONTESTED } else { HEADING };
            let wrapped = wrap(&line, "  ", "      ");
            let (head, rest) = wrapped.split_at(2 + name(difference).len());
            text.push_str(&format!("{style}{head}{style:#}{rest}\n"));
            self.side("ours", self.ours, &difference.ours, ours, text);
            self.side("theirs", self.theirs, &difference.theirs, theirs, text);
            let elsewhere = self.elsewhere(difference);
            if !elsewhere.is_empty() {
                text.push_str(&format!("{}\n", wrap(&format!("elsewhere: {elsewhere}"), "      ", "        ")));
            }
        }
        text.push('\n');
    }

    /// The provisions of one side, with their words and sources; of a side that has none, where one would look for them.
    fn side(&self, whose: &str, record: &Record, clauses: &[Clause], instruments: &[InstrumentId], text: &mut String) {
        let mut line = |said: String| text.push_str(&format!("{}\n", wrap(&format!("{whose}: {said}"), "      ", "        ")));
        for (id, number) in clauses {
            let instrument = &record.instruments[*id];
            let provision = &instrument.provisions[usize::from(*number)];
            let quote = provision.quote.as_ref().map(|quote| format!(" “{quote}”")).unwrap_or_default();
            let sources = provision.sources.iter().filter_map(|n| instrument.sources.get(usize::from(*n)));
            line(format!("{}{quote} ({})", instrument.cite(provision), citations(sources)));
        }
        if clauses.is_empty() {
            // Of a treaty renewed several times, the text that stands; of one that stands no more, all.
            let all = || instruments.iter().map(|id| &record.instruments[*id]);
            let stands = |i: &&Instrument| i.in_force_on(self.found.day) != Verdict::No;
            let shown: Vec<&Instrument> =
                if all().any(|i| stands(&i)) { all().filter(stands).collect() } else { all().collect() };
            for instrument in shown {
                line(format!("not in {} ({})", until(instrument, self.found.day), citations(instrument.sources.iter())));
            }
        }
    }

    /// Pairs in few words: all of a treaty's states are not named one by one.
    fn pairs(&self, pairs: &[Pair], all: StateSet) -> String {
        let named = |states: StateSet| {
            let codes: Vec<&str> = states.iter().map(|state| self.ours.code(state)).collect();
            let others = all.minus(states);
            if states == all && codes.len() > SOME {
                format!("all {}", codes.len())
            } else if others.len() <= 3 && codes.len() > SOME {
                let others: Vec<&str> = others.iter().map(|state| self.ours.code(state)).collect();
                format!("all but {}", foederis::listed(&others))
            } else {
                listed_some(&codes, 3 * SOME)
            }
        };
        let bloc = |bloc: Bloc| match bloc {
            Bloc::Among(states) => format!("among {}", named(states)),
            Bloc::Between(a, b) => format!("{} ↔ {}", named(a), named(b)),
            Bloc::To(by, to) => format!("{} → {}", named(by), named(to)),
        };
        let said: Vec<String> = blocs(pairs).into_iter().map(bloc).collect();
        format!("{} ({})", said.join("; "), count(pairs.len(), "pair"))
    }

    /// Other instruments of the silent side: "ATOP 4010, 2 pairs".
    fn elsewhere(&self, difference: &Difference) -> String {
        let silent = if difference.who == Who::OnlyTheirs { self.ours } else { self.theirs };
        let one = |(id, pairs): &(InstrumentId, usize)| format!("{}, {}", silent.instruments[*id].short, count(*pairs, "pair"));
        difference.elsewhere.iter().map(one).collect::<Vec<_>>().join("; ")
    }
}

/// More states than this are not named one by one where they are all, or all but a few.
const SOME: usize = 6;

fn name(difference: &Difference) -> &'static str {
    OBLIGATIONS.iter().find(|(duty, _)| *duty == difference.duty).map_or("", |(_, name)| name)
}

fn ids(record: &Record, ids: &[InstrumentId]) -> String {
    ids.iter().map(|id| record.instruments[*id].id.as_str()).collect::<Vec<_>>().join(" ")
}

fn cited(record: &Record, clauses: &[Clause]) -> String {
    let one = |(id, number): &Clause| {
        let instrument = &record.instruments[*id];
        let provision = &instrument.provisions[usize::from(*number)];
        let sources = provision.sources.iter().filter_map(|n| instrument.sources.get(usize::from(*n)));
        format!("{} ({})", instrument.cite(provision), citations(sources))
    };
    clauses.iter().map(one).collect::<Vec<_>>().join("; ")
}

fn citations<'s>(sources: impl Iterator<Item = &'s Source>) -> String {
    let one = |source: &Source| {
        let url = source.url.as_ref().map(|url| format!(", {url}")).unwrap_or_default();
        format!("{}{url}", source.citation)
    };
    let mut cited: Vec<String> = sources.map(one).collect();
    let more = cited.len().saturating_sub(SOURCES);
    cited.truncate(SOURCES);
    if more > 0 {
        cited.push(format!("{more} more: foederis show"));
    }
    cited.join("; ")
}

/// A file may cite a dozen; these lead to the text.
const SOURCES: usize = 3;

/// An instrument, and when it ended or was to begin if it does not stand on the day.
fn until(instrument: &Instrument, day: Date) -> String {
    let span = instrument.span();
    match (span.and_then(|s| s.from), span.and_then(|s| s.to)) {
        (_, Some(to)) if to.latest <= day => format!("{}, ended {to}", instrument.short),
        (Some(from), _) if day < from.earliest => format!("{}, in force {from}", instrument.short),
        (None, _) => format!("{}, not in force", instrument.short),
        _ => instrument.short.clone(),
    }
}

fn tallies(tallies: &[Tally; 5]) -> String {
    let header = ["obligation", "both", "neither", "only ours", "only theirs", "contested", "agree", "kappa"];
    let row = |((_, name), tally): (&(_, &str), &Tally)| {
        let contested = tally.ours_contested + tally.theirs_contested;
        let counts = [tally.both, tally.neither, tally.only_ours, tally.only_theirs, contested].map(|n| n.to_string());
        let agree = tally.agree().map_or("–".into(), |share| format!("{:.1}%", 100.0 * share));
        let kappa = tally.kappa().map_or("–".into(), |kappa| format!("{kappa:.3}"));
        [&[(*name).to_owned()], &counts[..], &[agree, kappa]].concat()
    };
    table(&header, OBLIGATIONS.iter().zip(tallies).map(row))
}
