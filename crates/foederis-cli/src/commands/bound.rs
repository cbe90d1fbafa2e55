//! `foederis bound`: who is bound to do what, and why.

use foederis::casus::Side;
use foederis::finding::{Because, DutyFound, Explain, Finding, NearMiss, Question};
use foederis::id::{InstrumentId, StateId};
use foederis::json;
use foederis::listed;
use foederis::verdict::Verdict;
use foederis::vocab::{Clause, Duty};
use foederis::{Incident, Record};

use crate::args::{Bound, Format, Global};
use crate::text::duty::{must, need_not};
use crate::text::table::table;
use crate::text::{CONTESTED, DIM, HEADING, listed_some, wrap};
use crate::{Done, ask, open, out};

pub(crate) fn run(global: &Global, args: &Bound) -> Done {
    let mut record = open::record(global)?;
    let architecture = ask::architecture(&mut record, &args.architecture)?;
    let (incident, day) = ask::incident(&record, &args.incident, &architecture)?;
    let question = Question::new(&record, &architecture, day);
    // Only the rows of a spreadsheet have no room for reasons.
    let explain = if global.format == Format::Csv { Explain::No } else { Explain::Yes };
    let finding = question.find(&incident, explain);
    match global.format {
        Format::Json => out::json(&json::bound(&question, &incident, &finding)),
        Format::Csv => csv(&question, &finding),
        Format::Table | Format::Md | Format::Parquet => {
            out::print(&Memo::new(&question, &incident, &finding, args.explain).write())
        }
    }
}

fn csv(question: &Question<'_>, finding: &Finding) -> Done {
    let header = ["line", "state", "owed_to", "duty", "strength", "answer", "instrument", "article", "decision", "fails"];
    let record = question.record;
    let to = |to: Option<StateId>| to.map_or(json::EACH_OTHER, |s| record.code(s)).to_owned();
    let duties = finding.duties.iter().map(|d| {
        let (instrument, provision) = question.provision(d.instrument, d.provision);
        let strength = d.strength.map(|s| s.to_string()).unwrap_or_default();
        [
            "duty".to_owned(),
            record.code(d.state).to_owned(),
            to(d.owed_to),
            d.duty.to_string(),
            strength,
            json::answer(d.answer).to_owned(),
            instrument.id.clone(),
            provision.article.clone(),
            provision.decision.clone(),
            String::new(),
        ]
    });
    let misses = finding.near_misses.iter().map(|m| {
        let (instrument, provision) = question.provision(m.instrument, m.provision);
        [
            "near-miss".to_owned(),
            record.code(m.state).to_owned(),
            to(m.owed_to),
            m.duty.to_string(),
            String::new(),
            json::answer(Verdict::No).to_owned(),
            instrument.id.clone(),
            provision.article.clone(),
            provision.decision.clone(),
            m.fails.failure().to_owned(),
        ]
    });
    out::csv(&record.hash, &header, duties.chain(misses))
}

/// The answer as an analyst would paste it into a memo: what states must do, strongest first; then what stays silent.
struct Memo<'m> {
    question: &'m Question<'m>,
    incident: &'m Incident,
    finding: &'m Finding,
    explain: bool,
    text: String,
    sources: Vec<String>,
}

/// What a heading says, which duties stand under it, and how fully.
const HEADINGS: [(&str, Duty, Side, Detail); 13] = [
    ("Must defend the state attacked", Duty::Defend, Side::Target, Detail::Line),
    ("Must fight beside the state attacked", Duty::Attack, Side::Target, Detail::Line),
    ("Must defend the attacker", Duty::Defend, Side::Attacker, Detail::Line),
    ("Must join the attacker's war", Duty::Attack, Side::Attacker, Detail::Line),
    ("Must consult", Duty::Consult, Side::Target, Detail::Line),
    ("Must stay neutral towards the state attacked", Duty::Neutral, Side::Target, Detail::Line),
    ("Must stay neutral towards the attacker", Duty::Neutral, Side::Attacker, Detail::Line),
    ("Must not use force against the attacker", Duty::Refrain, Side::Attacker, Detail::Line),
    ("Must not use force against the state attacked", Duty::Refrain, Side::Target, Detail::Summary),
    ("Must join nothing directed against the state attacked", Duty::Abstain, Side::Target, Detail::Summary),
    ("Must join nothing directed against the attacker", Duty::Abstain, Side::Attacker, Detail::Summary),
    ("Owe bases or access", Duty::Permit, Side::Target, Detail::Summary),
    ("Owe support", Duty::Support, Side::Target, Detail::Summary),
];

/// How fully duties are shown unless reasons are asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Detail {
    /// A line each, with its source.
    Line,
    /// Instruments and states in a paragraph.
    Summary,
}

impl<'m> Memo<'m> {
    fn new(question: &'m Question<'m>, incident: &'m Incident, finding: &'m Finding, explain: bool) -> Self {
        Memo { question, incident, finding, explain, text: String::new(), sources: Vec::new() }
    }

    fn record(&self) -> &'m Record {
        self.question.record
    }

    fn write(mut self) -> String {
        let sentence = ask::sentence(self.record(), self.incident, self.question.day);
        self.text.push_str(&format!("{HEADING}{sentence}{HEADING:#}\n"));
        let architecture = self.question.architecture;
        let mut base = architecture.name.clone();
        for (sign, ids) in [(" with ", &architecture.with), (" without ", &architecture.without)] {
            // A composed pact goes by the name of its architecture.
            let filed = ids.iter().map(|i| &self.record().instruments[*i]).filter(|i| i.composed_from.is_none());
            let names: Vec<&str> = filed.map(|i| i.short.as_str()).collect();
            if !names.is_empty() {
                base.push_str(&format!("{sign}{}", listed(&names)));
            }
        }
        self.text.push_str(&format!("{DIM}record {} {}; {base}{DIM:#}\n", self.record().name, self.record().hash));
        for (heading, duty, side, detail) in HEADINGS {
            let blanket = |d: &DutyFound| !self.explain && self.blanket(d);
            let here: Vec<&DutyFound> =
                self.finding.duties.iter().filter(|d| d.duty == duty && d.side == side && !blanket(d)).collect();
            match detail {
                Detail::Summary if !self.explain => self.summary(heading, &here),
                _ => self.duties(heading, &here),
            }
        }
        if self.finding.duties.iter().all(|d| !matches!(d.duty, Duty::Defend | Duty::Attack)) {
            self.text.push_str(&format!("\n{HEADING}Nobody is bound to fight.{HEADING:#}\n"));
        }
        self.conflicts();
        self.near_misses();
        self.sources();
        self.text
    }

    fn heading(&mut self, heading: &str) {
        self.text.push_str(&format!("\n{HEADING}{heading}{HEADING:#}\n"));
    }

    fn cite(&mut self, source: &str) -> String {
        if source.is_empty() {
            return String::new();
        }
        let number = self.sources.iter().position(|s| s == source).unwrap_or_else(|| {
            self.sources.push(source.to_owned());
            self.sources.len() - 1
        });
        format!(" [{}]", number + 1)
    }

    fn duties(&mut self, heading: &str, duties: &[&DutyFound]) {
        if duties.is_empty() {
            return;
        }
        self.heading(heading);
        let mut groups: Vec<(&DutyFound, Vec<&str>)> = Vec::new();
        for duty in duties {
            let name = self.record().name_of(duty.state);
            let disputed: Vec<Clause> = disputed(duty);
            let same = |d: &DutyFound| {
                (d.instrument, d.provision, d.owed_to, d.answer) == (duty.instrument, duty.provision, duty.owed_to, duty.answer)
                    && self::disputed(d) == disputed
            };
            match groups.iter_mut().find(|(d, _)| same(d)) {
                Some((_, names)) => names.push(name),
                None => groups.push((duty, vec![name])),
            }
        }
        let mut rows = Vec::new();
        for (duty, mut names) in groups {
            names.sort_unstable();
            let (instrument, provision) = self.question.provision(duty.instrument, duty.provision);
            let who = match duty.owed_to {
                Some(to) => format!("{} → {}", listed_some(&names, 8), self.record().name_of(to)),
                None => format!("{} (to each other)", listed_some(&names, 8)),
            };
            let mut how = duty.strength.map(|s| s.to_string()).unwrap_or_default();
            if duty.answer == Verdict::Contested {
                let clauses: Vec<&str> = disputed(duty).into_iter().map(Clause::failure).collect();
                let gap = if how.is_empty() { "" } else { ", " };
                how = format!("{how}{gap}CONTESTED ({})", clauses.join(", "));
            }
            if provision.decision != "individual" {
                how = format!("{how}; decided by {}", provision.decision.trim_start_matches("body: "));
            }
            let how = how.trim_start_matches("; ").to_owned();
            let source =
                duty.because.iter().find(|b| b.clause == Clause::Direction).map(|b| b.source.clone()).unwrap_or_default();
            let under = format!("{}{}", instrument.cite(provision), self.cite(&source));
            if self.explain {
                self.text.push_str(&format!(
                    "{}\n",
                    wrap(
                        &format!("{who}: {}{under}", if how.is_empty() { String::new() } else { format!("{how}; ") }),
                        "  ",
                        "    "
                    )
                ));
                let chain = duty.because.clone();
                self.chain(&chain);
            } else {
                rows.push(vec![who, how, under]);
            }
        }
        if !self.explain {
            // Two provisions of one article may read alike.
            rows.dedup();
            self.text.push_str(&table(&[], rows));
        }
    }

    /// A neutrality owed to both sides alike says nothing of this incident.
    fn blanket(&self, duty: &DutyFound) -> bool {
        let both =
            |d: &DutyFound| (d.state, d.instrument, d.duty) == (duty.state, duty.instrument, duty.duty) && d.side != duty.side;
        matches!(duty.duty, Duty::Neutral | Duty::Abstain) && self.finding.duties.iter().any(both)
    }

    /// Instruments with the states that owe the duty under them, in a paragraph.
    fn summary(&mut self, heading: &str, duties: &[&DutyFound]) {
        if duties.is_empty() {
            return;
        }
        self.heading(heading);
        let mut groups: Vec<((InstrumentId, Verdict), Vec<&str>)> = Vec::new();
        for duty in duties {
            let name = self.record().name_of(duty.state);
            let key = (duty.instrument, duty.answer);
            match groups.iter_mut().find(|(k, _)| *k == key) {
                Some((_, names)) if names.contains(&name) => {}
                Some((_, names)) => names.push(name),
                None => groups.push((key, vec![name])),
            }
        }
        let parts: Vec<String> = groups
            .into_iter()
            .map(|((instrument, answer), mut names)| {
                names.sort_unstable();
                let contested = if answer == Verdict::Contested { ", CONTESTED" } else { "" };
                format!("{} ({}{contested})", listed_some(&names, 3), self.record().instruments[instrument].short)
            })
            .collect();
        self.text.push_str(&format!("{}\n", wrap(&parts.join("; "), "  ", "  ")));
    }

    fn chain(&mut self, chain: &[Because]) {
        for because in chain {
            let (mark, style) = match because.verdict {
                Verdict::Yes => ("+", anstyle::Style::new()),
                Verdict::Contested => ("?", CONTESTED),
                Verdict::No => ("-", anstyle::Style::new()),
            };
            let cited = self.cite(&because.source);
            let line = wrap(&format!("{mark} {}: {}{cited}", because.clause, because.text), "      ", "        ");
            self.text.push_str(&format!("{style}{line}{style:#}\n"));
        }
    }

    fn conflicts(&mut self) {
        if self.finding.conflicts.is_empty() {
            return;
        }
        self.heading("Duties that pull apart");
        let mut groups: Vec<(String, Vec<&str>)> = Vec::new();
        for conflict in &self.finding.conflicts {
            let mut lines: Vec<String> = conflict.between.iter().map(|n| self.between(&self.finding.duties[*n])).collect();
            lines.dedup();
            let (text, name) = (lines.join("; but "), self.record().name_of(conflict.state));
            match groups.iter_mut().find(|(known, _)| *known == text) {
                Some((_, names)) => names.push(name),
                None => groups.push((text, vec![name])),
            }
        }
        for (text, mut names) in groups {
            names.sort_unstable();
            self.text.push_str(&format!("{}\n", wrap(&format!("{}: {text}", listed_some(&names, 8)), "  ", "    ")));
        }
    }

    fn between(&self, duty: &DutyFound) -> String {
        let (instrument, provision) = self.question.provision(duty.instrument, duty.provision);
        let to = duty.owed_to.map_or("each other", |s| self.record().name_of(s));
        let contested = if duty.answer == Verdict::Contested { " (contested)" } else { "" };
        format!("{} {to}{contested} under {}", must(duty.duty), instrument.cite(provision))
    }

    fn near_misses(&mut self) {
        let misses: Vec<&NearMiss> = self.finding.near_misses.iter().filter(|m| self.explain || telling(m)).collect();
        let (strangers, tied): (Vec<&NearMiss>, Vec<&NearMiss>) = misses.into_iter().partition(|m| self.stranger(m));
        if !tied.is_empty() {
            self.heading("Near misses");
            let mut groups: Vec<(&NearMiss, Vec<&str>)> = Vec::new();
            for miss in tied {
                let name = self.record().name_of(miss.state);
                let line = |m: &NearMiss| (m.fails, m.instrument, m.duty, m.owed_to, m.provision);
                match groups.iter_mut().find(|(m, _)| line(m) == line(miss)) {
                    Some((_, names)) => names.push(name),
                    None => groups.push((miss, vec![name])),
                }
            }
            groups.sort_by_key(|(m, _)| (m.duty, std::cmp::Reverse(m.fails)));
            for (miss, mut names) in groups {
                names.sort_unstable();
                let (instrument, provision) = self.question.provision(miss.instrument, miss.provision);
                let because = miss.because.clone();
                let cited = because.as_ref().map(|b| self.cite(&b.source)).unwrap_or_default();
                let reason = because.map(|b| b.text).unwrap_or_default();
                let to = miss.owed_to.map_or("each other".to_owned(), |s| self.record().name_of(s).to_owned());
                let line = format!(
                    "{}: {} {} {to} under {}: {reason}{cited}",
                    miss.fails.failure(),
                    listed_some(&names, 6),
                    need_not(miss.duty),
                    instrument.cite(provision),
                );
                self.text.push_str(&format!("{}\n", wrap(&line, "  ", "    ")));
            }
        }
        // Of the promises between others, those of states that are bound here are worth a line.
        let bound: Vec<StateId> = self
            .finding
            .duties
            .iter()
            .filter(|d| matches!(d.duty, Duty::Defend | Duty::Attack | Duty::Consult))
            .map(|d| d.state)
            .collect();
        let fights = |m: &&&NearMiss| matches!(m.duty, Duty::Defend | Duty::Attack);
        let telling = strangers.iter().filter(fights).filter(|m| bound.contains(&m.state));
        let mut silent: Vec<&str> = telling.map(|m| self.record().instruments[m.instrument].short.as_str()).collect();
        silent.sort_unstable();
        silent.dedup();
        if !silent.is_empty() {
            let targets: Vec<&str> = self.incident.targets.iter().map(|s| self.record().name_of(s)).collect();
            let line = format!(
                "not-party: promises between others to which {} never belonged: {}",
                listed(&targets),
                listed_some(&silent, 12)
            );
            self.text.push_str(&format!("{}\n", wrap(&line, "  ", "    ")));
        }
    }

    /// A promise between others, to which the state attacked never belonged.
    fn stranger(&self, miss: &NearMiss) -> bool {
        let instrument = &self.record().instruments[miss.instrument];
        miss.fails == Clause::Party && miss.owed_to.is_some_and(|to| instrument.parties.iter().all(|p| p.state != to))
    }

    fn sources(&mut self) {
        if self.sources.is_empty() {
            return;
        }
        self.heading("Sources");
        for (number, source) in self.sources.iter().enumerate() {
            self.text.push_str(&format!("{}\n", wrap(&format!("[{}] {source}", number + 1), "  ", "      ")));
        }
    }
}

/// Whether a near miss tells a reader something without being asked: a promise to fight, or a line drawn by the incident itself.
fn telling(miss: &NearMiss) -> bool {
    let drawn = [Clause::Suspension, Clause::Direction, Clause::Object, Clause::Area, Clause::Adversary, Clause::Provoked];
    match miss.duty {
        Duty::Defend | Duty::Attack => true,
        Duty::Consult | Duty::Neutral => drawn.contains(&miss.fails),
        Duty::Refrain | Duty::Abstain | Duty::Permit => false,
        Duty::Support => miss.fails == Clause::Area,
    }
}

fn disputed(duty: &DutyFound) -> Vec<Clause> {
    duty.because.iter().filter(|b| b.verdict == Verdict::Contested).map(|b| b.clause).collect()
}
