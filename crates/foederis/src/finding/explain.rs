//! Reasons in words: for each clause what it asks, how it was met or failed, and where that can be checked.

use super::{Because, DutyFound, NearMiss, Question};
use crate::casus::{Row, Side};
use crate::date::{Date, Span};
use crate::id::{PlaceId, StateId};
use crate::incident::Incident;
use crate::instrument::{Instrument, Interpretation, Limb, Party, Provision, Reading, Selector};
use crate::listed;
use crate::place::Area;
use crate::verdict::Verdict;
use crate::vocab::{Clause, Modality, Object, Provoked};

/// The chain of a duty: clauses in dispute first, then the others in their order.
pub(super) fn chain(question: &Question<'_>, incident: &Incident, found: &DutyFound) -> Vec<Because> {
    let line = (found.instrument, found.provision);
    let Some(row) = question.row(line, found.state, found.owed_to, None) else { return Vec::new() };
    let context = Context::new(question, incident, row, found.state, found.owed_to, found.side);
    let judgement = &found.judgement;
    let mut chain: Vec<Because> = Clause::ALL
        .iter()
        .copied()
        .filter(|clause| !matches!(clause, Clause::Suspension | Clause::Modality) || judgement.of(*clause) != Verdict::Yes)
        .filter(|clause| {
            *clause != Clause::Provoked || context.provision.if_provoked != Verdict::Yes || judgement.of(*clause) != Verdict::Yes
        })
        .map(|clause| context.because(clause, judgement.of(clause)))
        .collect();
    chain.sort_by_key(|because| because.verdict == Verdict::Yes);
    chain
}

/// Why a promise stays silent.
pub(super) fn failure(question: &Question<'_>, incident: &Incident, miss: &NearMiss) -> Because {
    let line = (miss.instrument, miss.provision);
    let side = if miss.owed_to.is_none_or(|to| incident.targets.has(to)) { Side::Target } else { Side::Attacker };
    match question.row(line, miss.state, miss.owed_to, Some(miss.fails)) {
        Some(row) => Context::new(question, incident, row, miss.state, miss.owed_to, side).because(miss.fails, Verdict::No),
        None => Because { clause: miss.fails, verdict: Verdict::No, text: miss.fails.failure().into(), source: String::new() },
    }
}

struct Context<'q> {
    question: &'q Question<'q>,
    incident: &'q Incident,
    row: &'q Row,
    state: StateId,
    owed_to: Option<StateId>,
    side: Side,
    instrument: &'q Instrument,
    provision: &'q Provision,
}

impl<'q> Context<'q> {
    fn new(
        question: &'q Question<'q>,
        incident: &'q Incident,
        row: &'q Row,
        state: StateId,
        owed_to: Option<StateId>,
        side: Side,
    ) -> Self {
        let (instrument, provision) = question.provision(row.instrument, row.provision);
        Context { question, incident, row, state, owed_to, side, instrument, provision }
    }

    fn because(&self, clause: Clause, verdict: Verdict) -> Because {
        let (text, source) = match clause {
            Clause::InForce => (self.in_force(), self.first_source()),
            Clause::Party => (self.party(), self.first_source()),
            Clause::Direction => (self.direction(verdict), self.sources()),
            Clause::Modality => (self.modality(), self.sources()),
            Clause::Suspension => self.suspension(verdict),
            Clause::Object => (self.object(verdict), self.sources()),
            Clause::Area => self.area(verdict),
            Clause::Adversary => (self.adversary(verdict), self.sources()),
            Clause::Trigger => (self.trigger(verdict), self.sources()),
            Clause::Provoked => (self.provoked(verdict), self.sources()),
        };
        let (text, source) = self.with_readings(clause, text, source);
        Because { clause, verdict, text, source }
    }

    /// The day as of which the instrument's words are read.
    fn wording(&self) -> Date {
        let day = self.question.day;
        if self.question.architecture.with.contains(&self.row.instrument) { self.instrument.nearest(day) } else { day }
    }

    fn name(&self, state: StateId) -> &'q str {
        self.question.record.name_of(state)
    }

    fn place(&self) -> &'q str {
        &self.question.record.places[self.incident.place].name
    }

    fn names(&self, states: impl Iterator<Item = StateId>) -> String {
        let names: Vec<&str> = states.map(|s| self.name(s)).collect();
        listed(&names)
    }

    fn sources(&self) -> String {
        let cited: Vec<String> =
            self.provision.sources.iter().filter_map(|n| self.instrument.sources.get(*n as usize)).map(|s| s.cite()).collect();
        cited.join("; ")
    }

    fn first_source(&self) -> String {
        self.instrument.sources.first().map(|s| s.cite()).unwrap_or_default()
    }

    fn in_force(&self) -> String {
        let short = &self.instrument.short;
        let Some(Span { from, to }) = self.instrument.span() else {
            let added = self.question.architecture.with.contains(&self.row.instrument);
            let taken = if added { ": here taken as in force" } else { ", not in force" };
            return format!("{short} is {}{taken}", self.instrument.status);
        };
        let from_text = match from {
            Some(date) if self.instrument.in_force.is_some() => format!("in force since {date}"),
            Some(date) => format!("in effect since its signature, {date}"),
            None => "of unrecorded date".into(),
        };
        if self.instrument.in_force_on(self.question.day) != Verdict::No
            && self.provision.span.covers(self.wording()) != Verdict::Yes
        {
            return format!("{short} has {} {}", self.provision.heading(), self.provision.span);
        }
        let how = self.instrument.ended_how.as_deref().map(|how| format!(" ({how})")).unwrap_or_default();
        let known = self.instrument.known_until.filter(|last| self.question.day > *last);
        if let Some(last) = known
            && to.is_none()
        {
            return format!("{short}, {from_text}; whether it still is after {last} its source does not say");
        }
        match to {
            Some(to) if to.reached(self.question.day) != Verdict::No => format!("{short} ended {to}{how}"),
            Some(to) if from.is_some_and(|f| f.reached(self.question.day) != Verdict::No) => {
                format!("{short}, {from_text}, until {to}")
            }
            _ if from.is_some_and(|f| f.reached(self.question.day) == Verdict::No) => {
                format!("{short} was not yet in force: {from_text}")
            }
            _ => format!("{short}, {from_text}"),
        }
    }

    fn party(&self) -> String {
        let day = self.wording();
        let outside = |state: StateId| {
            let spells: Vec<&Party> = self.instrument.parties.iter().filter(|p| p.state == state).collect();
            let name = self.name(state);
            if spells.is_empty() {
                return Some(format!("{name} is not a party"));
            }
            if spells.iter().any(|p| p.span.covers(day) == Verdict::Yes) {
                return None;
            }
            let spell = |p: &Party| match (p.span.from, p.span.to) {
                (Some(from), Some(to)) => format!("from {from} to {to}"),
                (Some(from), None) => format!("from {from}"),
                (None, Some(to)) => format!("until {to}"),
                (None, None) => "throughout".into(),
            };
            let spells: Vec<String> = spells.into_iter().map(spell).collect();
            Some(format!("{name} was a party only {}", listed(&spells)))
        };
        // A beneficiary that the clause names need not be a party.
        let named = self.row.fails.is_none();
        let gaps: Vec<String> =
            [Some(self.state), self.owed_to.filter(|_| !named)].into_iter().flatten().filter_map(outside).collect();
        if !gaps.is_empty() {
            return gaps.join("; ");
        }
        match self.owed_to {
            Some(to) if self.instrument.parties.iter().any(|p| p.state == to) => {
                format!("{} and {} are parties", self.name(self.state), self.name(to))
            }
            Some(to) => format!("{} is a party; {} is named as beneficiary", self.name(self.state), self.name(to)),
            None => format!("{} is a party", self.name(self.state)),
        }
    }

    fn direction(&self, verdict: Verdict) -> String {
        if verdict == Verdict::No {
            let to = self.owed_to.map(|s| self.name(s)).unwrap_or("the others");
            return format!(
                "{} owes {} no duty to {} here: it runs from {} to {}",
                self.name(self.state),
                to,
                self.provision.duty,
                self.selected(&self.provision.owed_by),
                self.selected(&self.provision.owed_to)
            );
        }
        let article = &self.provision.article;
        let strength = self.provision.strength.map(|s| format!(" ({s})")).unwrap_or_default();
        let quote = self.provision.quote.as_deref().map(|q| format!(": “{q}”")).unwrap_or_default();
        format!("Art. {article}, duty to {}{strength}{quote}", self.provision.duty)
    }

    fn modality(&self) -> String {
        let quote = self.provision.quote.as_deref().map(|q| format!(": “{q}”")).unwrap_or_default();
        match self.provision.modality {
            Modality::May => format!("the words permit and do not oblige{quote}"),
            Modality::Shall => format!("the words oblige{quote}"),
        }
    }

    fn suspension(&self, verdict: Verdict) -> (String, String) {
        let suspension = self.instrument.suspensions.iter().find(|s| {
            let named = s.articles.is_empty() || s.articles.contains(&self.provision.article);
            named
                && s.by == self.state
                && s.towards.is_none_or(|t| Some(t) == self.owed_to)
                && s.span.covers(self.wording()) != Verdict::No
        });
        match suspension {
            Some(s) => {
                let since = s.span.from.map(|from| format!(" since {from}")).unwrap_or_default();
                (format!("suspended{since}: {}", s.what), s.source.clone().unwrap_or_else(|| self.first_source()))
            }
            None if verdict == Verdict::Contested => ("whether the duty is suspended is disputed".into(), self.first_source()),
            None => ("not suspended".into(), self.first_source()),
        }
    }

    fn object(&self, verdict: Verdict) -> String {
        let object = self.incident.object;
        let words = self.limb_words();
        match verdict {
            Verdict::Yes if self.provision.protects.is_empty() => "protects the party as such, whatever is attacked".into(),
            Verdict::Yes => format!("protects {words}"),
            Verdict::Contested => format!("whether {} is protected is disputed: {words}", an(object)),
            Verdict::No => format!("{} is not protected: only {words}", an(object)),
        }
    }

    fn limb_words(&self) -> String {
        let limbs: Vec<String> = self
            .provision
            .protects
            .iter()
            .map(|limb| match &limb.words {
                Some(words) => format!("“{words}”"),
                None => object_words(limb),
            })
            .collect();
        if limbs.is_empty() { "the party as such".into() } else { limbs.join(" or ") }
    }

    /// The areas of the provision that apply on the day.
    fn areas(&self) -> impl Iterator<Item = &'q Area> {
        let record = self.question.record;
        let day = self.wording();
        self.provision
            .protects
            .iter()
            .flat_map(|l| &l.areas)
            .map(|id| &record.areas[*id])
            .filter(move |a| a.span.covers(day) != Verdict::No)
    }

    fn area(&self, verdict: Verdict) -> (String, String) {
        let place = self.place();
        let mut areas: Vec<&Area> = self.areas().collect();
        areas.dedup_by(|a, b| a.id == b.id);
        let limited = self.provision.protects.iter().any(|limb| !limb.areas.is_empty());
        if areas.is_empty() && limited {
            return (format!("no wording of the area applies on {}", self.wording()), self.sources());
        }
        if areas.is_empty() {
            return (format!("no geographic limit: {place} is as good as anywhere"), self.sources());
        }
        let words: Vec<String> = areas.iter().filter_map(|a| a.words.as_deref()).map(|w| format!("“{w}”")).collect();
        let clause = if words.is_empty() { "the area of the clause".to_owned() } else { words.join(" or ") };
        let sources: Vec<&str> = areas.iter().map(|a| a.source.as_str()).collect();
        let source = sources.join("; ");
        match verdict {
            Verdict::Yes => (format!("{place} lies within {clause}{}", self.holding()), source),
            Verdict::No => (format!("{place} lies outside {clause}{}", self.holding()), source),
            Verdict::Contested => {
                let chain = self.question.record.atlas.containers(self.incident.place);
                let argued = |p: PlaceId| chain.iter().any(|(c, _)| *c == p);
                let mut readings: Vec<String> = Vec::new();
                let mut cited = vec![source];
                for reading in areas
                    .iter()
                    .flat_map(|a| &a.contested)
                    .filter(|c| argued(c.place) && c.span.covers(self.wording()) != Verdict::No)
                    .flat_map(|c| &c.readings)
                {
                    let text = reading_text(reading);
                    if !readings.contains(&text) {
                        readings.push(text);
                        cited.extend(reading.source.clone().filter(|s| !cited.contains(s)));
                    }
                }
                let readings = if readings.is_empty() { self.holding() } else { format!(". {}", readings.join(". ")) };
                (format!("whether {place} lies within {clause} is disputed{readings}"), cited.join("; "))
            }
        }
    }

    /// Who holds the place on the day, where that is what the clause asks.
    fn holding(&self) -> String {
        let asks = self.areas().any(|a| a.held || a.rules.iter().any(|r| r.holder != crate::place::Holder::Anyone));
        if !asks {
            return String::new();
        }
        let place = &self.question.record.places[self.incident.place];
        let holders: Vec<&str> = place
            .administration
            .iter()
            .filter(|h| h.span.covers(self.question.day) != Verdict::No)
            .map(|h| self.name(h.by))
            .collect();
        if holders.is_empty() {
            " (held by no state on the day)".into()
        } else {
            format!(" (held by {} on the day)", listed(&holders))
        }
    }

    fn adversary(&self, verdict: Verdict) -> String {
        let attackers = match self.side {
            Side::Target => self.incident.attackers,
            Side::Attacker => self.incident.targets,
        };
        let who = self.names(attackers.iter());
        let adversary = &self.provision.adversary;
        let meant = match &adversary.only {
            Some(only) if adversary.at_least > 1 => format!("at least {} of {}", adversary.at_least, self.selected(only)),
            Some(only) => self.selected(only),
            None if !adversary.not.is_empty() => format!("any but {}", self.selected(&adversary.not)),
            None => "any attacker".into(),
        };
        match verdict {
            Verdict::Yes => format!("made against {meant}; here {who}"),
            Verdict::No => format!("made against {meant}; not against {who}"),
            Verdict::Contested => {
                let party = attackers.iter().any(|a| self.instrument.parties.iter().any(|p| p.state == a));
                let why = if party { ", itself a party," } else { "" };
                format!("made against {meant}; whether {who}{why} is meant is disputed")
            }
        }
    }

    fn trigger(&self, verdict: Verdict) -> String {
        let (trigger, form) = (self.provision.trigger, self.incident.form);
        let presumed: Vec<String> = self
            .provision
            .requires
            .iter()
            .map(|r| {
                format!(
                    "{} {}",
                    r.what,
                    match r.presumed {
                        Verdict::Yes => "(presumed)",
                        Verdict::Contested => "(disputed)",
                        Verdict::No => "(not given)",
                    }
                )
            })
            .collect();
        let presumed = if presumed.is_empty() { String::new() } else { format!("; requires {}", presumed.join(", ")) };
        let ally = self.owed_to.map(|s| self.name(s)).unwrap_or("the ally");
        if verdict == Verdict::No && !self.row.hears(self.side) {
            return format!("called by {trigger} on {ally}; here {ally} is the attacker");
        }
        let when = &self.provision.when;
        let mut circumstances = Vec::new();
        if !when.fighting.is_empty() {
            circumstances.push(format!("only if {} fights first", self.names(when.fighting.iter().copied())));
        }
        if let Some(n) = when.enemies_at_least {
            circumstances.push(format!("only if at least {n} states are at war with {ally}"));
        }
        if let Some(n) = when.enemies_at_most {
            circumstances.push(format!("only while at most {n} state is at war with {ally}"));
        }
        if !when.duty_under.is_empty() {
            let shorts: Vec<&str> = when.duty_under.iter().map(|i| self.question.record.instruments[*i].short.as_str()).collect();
            circumstances.push(format!("arises with a duty under {}", listed(&shorts)));
        }
        let circumstances = if circumstances.is_empty() { String::new() } else { format!("; {}", circumstances.join("; ")) };
        let missing = self.provision.requires.iter().find(|r| r.presumed == Verdict::No);
        if let (Verdict::No, Some(missing)) = (verdict, missing) {
            return format!("called by {trigger}, but only given {}{circumstances}", missing.what);
        }
        let met = match verdict {
            Verdict::Yes => "met by",
            Verdict::Contested => "disputed for",
            Verdict::No => "not met by",
        };
        format!("called by {trigger}: {met} {form}{circumstances}{presumed}")
    }

    fn provoked(&self, verdict: Verdict) -> String {
        let fact = match self.incident.provoked {
            Provoked::No => "the attack was not provoked",
            Provoked::Yes => "the attack was provoked",
            Provoked::Disputed => "who began is disputed",
        };
        match verdict {
            Verdict::Yes => format!("{fact}; the exception for provocation does not apply"),
            Verdict::Contested => format!("{fact}; whether the exception for provocation applies is disputed"),
            Verdict::No => format!("{fact}: the exception for provocation applies"),
        }
    }

    /// Adds the interpretations that decide the clause in this incident.
    fn with_readings(&self, clause: Clause, text: String, source: String) -> (String, String) {
        let interpretations: Vec<&Interpretation> = self
            .question
            .rules
            .interpretations(self.row, clause, self.incident)
            .into_iter()
            .map(|n| &self.instrument.interpretations[n])
            .collect();
        let mut text = text;
        let mut cited = vec![source];
        for interpretation in interpretations {
            text.push_str(&format!(". {}", reading_text(&interpretation.reading)));
            cited.extend(interpretation.reading.source.clone());
        }
        cited.retain(|s| !s.is_empty());
        (text, cited.join("; "))
    }

    fn selected(&self, selectors: &[Selector]) -> String {
        let record = self.question.record;
        let names: Vec<&str> = selectors
            .iter()
            .map(|s| match s {
                Selector::State(state) => self.name(*state),
                Selector::Group(group) => &record.groups[*group].name,
                Selector::Parties => "the parties",
                Selector::NonParties => "states not party",
                Selector::AllStates => "all states",
                Selector::NonState => "non-state attackers",
            })
            .collect();
        listed(&names)
    }
}

impl crate::instrument::Source {
    /// The citation with its address.
    pub fn cite(&self) -> String {
        match &self.url {
            Some(url) => format!("{}, {url}", self.citation),
            None => self.citation.clone(),
        }
    }
}

fn reading_text(reading: &Reading) -> String {
    let date = reading.date.map(|d| format!(", {d}")).unwrap_or_default();
    let by = match reading.by.as_str() {
        "" => "Reading",
        "text" => "By the words",
        by => by,
    };
    format!("{by}{date}: {}", reading.what.trim_end_matches('.'))
}

fn object_words(limb: &Limb) -> String {
    let every = Object::ALL.iter().fold(0, |set, o| set | o.bit());
    if limb.objects == every {
        return "whatever is attacked".into();
    }
    let words: Vec<&str> = Object::ALL.iter().filter(|o| limb.objects & o.bit() != 0).map(|o| o.word()).collect();
    listed(&words)
}

fn an(object: Object) -> String {
    match object {
        Object::Territory | Object::Forces | Object::Infrastructure => object.to_string(),
        Object::Government => "the government".into(),
        Object::Aircraft => "an aircraft".into(),
        Object::Vessel | Object::Base => format!("a {object}"),
        Object::CivilianVessel => "a civilian vessel".into(),
    }
}
