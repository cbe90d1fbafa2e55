//! Architectures: the standing instruments, plus and minus some, with pacts composed out of them.
//!
//! A pact is composed from a [`Template`]: the template gives the duties, the plan the members and the area. Once composed it is an
//! instrument like any other, and the engine knows nothing of where it came from.

use serde::{Deserialize, Serialize};

use crate::date::{Date, Dated, Span};
use crate::id::{ArchitectureId, AreaId, InstrumentId, PlaceId, StateId, TemplateId, TopicId};
use crate::instrument::{Instrument, Party, Provision, Source};
use crate::place::{Area, AreaRule, Holder};
use crate::record::Record;
use crate::set::StateSet;
use crate::verdict::Verdict;
use crate::vocab::{Constituents, Extent, InstrumentForm, Layer, Seen, Status};

/// A named set of instruments: the standing record, plus and minus some.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Architecture {
    /// The id; `standing` for the record as it stands.
    pub id: String,
    /// Its name.
    pub name: String,
    /// When it was proposed.
    pub proposed: Option<Dated>,
    /// The day on which it stands, unless another is asked for; none: today.
    pub on: Option<Date>,
    /// Instruments or proposals added, as if in force.
    pub with: Vec<InstrumentId>,
    /// Instruments taken away.
    pub without: Vec<InstrumentId>,
    /// Pacts to be composed and added.
    pub plans: Vec<Plan>,
    /// What statements about it are about, besides the topics that stand for its instruments.
    pub topics: Vec<TopicId>,
    /// Where it was proposed.
    pub source: Option<String>,
    /// How that was checked.
    pub seen: Option<Seen>,
    /// What the fields cannot say.
    pub note: Option<String>,
}

impl Architecture {
    /// The record as it stands.
    pub fn standing() -> Self {
        Architecture { id: "standing".into(), name: "the standing record".into(), ..Default::default() }
    }
}

impl Architecture {
    /// The date whose parties are the members of its pacts; none: those who never left.
    fn date(&self) -> Option<Dated> {
        self.proposed.or(self.on.map(Dated::day))
    }
}

/// The duties of a pact that has no members and no area yet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Template {
    /// The id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What a pact made of it is about.
    pub layers: Vec<Layer>,
    /// Standing bodies and commands.
    pub institution: Option<String>,
    /// The duties; their area clauses are open where they have an [`Extent`].
    pub provisions: Vec<Provision>,
    /// The articles it is modelled on.
    pub sources: Vec<Source>,
    /// How these were checked.
    pub seen: Seen,
    /// What the fields cannot say.
    pub note: Option<String>,
}

/// How to compose pacts from a template.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// One common pact, or one for each tie.
    pub road: Road,
    /// Whose duties.
    pub template: TemplateId,
    /// Where they apply; empty: everywhere.
    pub area: Vec<PlaceId>,
}

/// The two roads to a stronger architecture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Road {
    /// One common pact.
    Unify {
        /// What it is called; none: as the architecture.
        name: Option<String>,
        /// The instruments it unifies.
        instruments: Vec<InstrumentId>,
        /// Its members; empty: the parties of these instruments, together.
        members: Vec<StateId>,
        /// What becomes of these instruments.
        constituents: Constituents,
    },
    /// Named ties deepened, each among its own parties, without a common pact.
    Strengthen {
        /// The instruments whose parties take on the duties among themselves.
        instruments: Vec<InstrumentId>,
        /// Ties without an instrument of their own.
        ties: Vec<Vec<StateId>>,
    },
}

/// A plan of which no pact can be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{why}")]
pub struct Unworkable {
    /// Which of the architecture's plans.
    pub plan: usize,
    /// Why.
    pub why: Why,
}

/// Why a plan makes no pact.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    /// Nobody is named.
    #[error("a pact without members: name them, or name instruments whose parties they are")]
    NoMembers,
    /// One state cannot have a pact with itself.
    #[error("a pact with one member, {0}: name at least two")]
    OneMember(String),
    /// An instrument whose parties are unknown.
    #[error("{0} has no parties to strengthen the tie between")]
    NoParties(String),
    /// An organisation or territory among the members.
    #[error("only states can be members of a pact, not {0}")]
    NotAState(String),
    /// No place lies in the area.
    #[error("the area covers nothing: no place of the record lies in {0}")]
    EmptyArea(String),
}

/// A pact about to be composed: who, and how it is called.
struct Draft {
    id: String,
    title: String,
    members: Vec<StateId>,
}

impl Record {
    /// Composes the pacts that an architecture plans and adds them to the record as proposals.
    ///
    /// # Errors
    /// If a plan has no members or its area covers nothing; the record is then unchanged.
    pub fn compose(&mut self, architecture: &mut Architecture) -> Result<(), Unworkable> {
        let drafts: Vec<(usize, Draft)> = architecture
            .plans
            .iter()
            .enumerate()
            .map(|(n, plan)| {
                let drafts = self.drafts(architecture, plan).map_err(|why| Unworkable { plan: n, why })?;
                Ok(drafts.into_iter().map(move |draft| (n, draft)))
            })
            .collect::<Result<Vec<_>, Unworkable>>()?
            .into_iter()
            .flatten()
            .collect();
        for (number, mut draft) in drafts {
            let plan = architecture.plans[number].clone();
            let stem = draft.id.clone();
            let mut copy = 1;
            while self.instruments.find(&draft.id).is_some() {
                copy += 1;
                draft.id = format!("{stem}-{copy}");
            }
            let pact = self.pact(architecture, &plan, draft);
            architecture.with.push(pact);
            if let Road::Unify { instruments, constituents: Constituents::Superseded, .. } = plan.road {
                architecture.without.extend(instruments);
            }
        }
        Ok(())
    }

    /// Composes the pacts of every architecture of the record.
    ///
    /// # Errors
    /// The first architecture that plans what cannot be composed.
    pub fn compose_all(&mut self) -> Result<(), (ArchitectureId, Unworkable)> {
        for id in (0..self.architectures.len()).map(ArchitectureId::new) {
            let mut architecture = self.architectures[id].clone();
            self.compose(&mut architecture).map_err(|why| (id, why))?;
            self.architectures.replace(id, architecture);
        }
        Ok(())
    }

    fn drafts(&self, architecture: &Architecture, plan: &Plan) -> Result<Vec<Draft>, Why> {
        if !plan.area.is_empty() && !self.atlas.inside(&plan.area).iter().any(|p| self.places[p].point.is_some()) {
            let names: Vec<&str> = plan.area.iter().map(|p| self.places[*p].name.as_str()).collect();
            return Err(Why::EmptyArea(crate::listed(&names)));
        }
        let drafts = match &plan.road {
            Road::Unify { name, instruments, members, .. } => {
                let members = match members.is_empty() {
                    true => instruments.iter().flat_map(|i| self.parties_of(*i, architecture.date()).iter()).collect(),
                    false => members.iter().copied().collect(),
                };
                let title = name.clone().unwrap_or_else(|| architecture.name.clone());
                vec![Draft { id: format!("{}-pact", architecture.id), title, members: self.members(members)? }]
            }
            Road::Strengthen { instruments, ties } => {
                let mut drafts = Vec::new();
                for id in instruments {
                    let instrument = &self.instruments[*id];
                    let members = self.parties_of(*id, architecture.date());
                    if members.is_empty() {
                        return Err(Why::NoParties(instrument.id.clone()));
                    }
                    drafts.push(Draft {
                        id: format!("{}-{}", architecture.id, instrument.id),
                        title: format!("{}, strengthened", instrument.short),
                        members: self.members(members)?,
                    });
                }
                for tie in ties {
                    let codes: Vec<&str> = tie.iter().map(|s| self.code(*s)).collect();
                    let names: Vec<&str> = tie.iter().map(|s| self.name_of(*s)).collect();
                    drafts.push(Draft {
                        id: format!("{}-{}", architecture.id, codes.join("-").to_lowercase()),
                        title: format!("{} tie, strengthened", names.join("–")),
                        members: self.members(tie.iter().copied().collect())?,
                    });
                }
                drafts
            }
        };
        Ok(drafts)
    }

    /// Members, in the order of the record; at least two, and all of them states.
    fn members(&self, members: StateSet) -> Result<Vec<StateId>, Why> {
        let stranger = members.iter().find(|s| *s == StateId::NON_STATE || !self.states[*s].is_state());
        if let Some(stranger) = stranger {
            return Err(Why::NotAState(self.name_of(stranger).to_owned()));
        }
        let members: Vec<StateId> = members.iter().collect();
        match members.as_slice() {
            [] => Err(Why::NoMembers),
            [one] => Err(Why::OneMember(self.name_of(*one).to_owned())),
            _ => Ok(members),
        }
    }

    /// The states that are, or may be, parties of an instrument on a date; of one no longer in force, those of its last day.
    pub fn parties_of(&self, instrument: InstrumentId, date: Option<Dated>) -> StateSet {
        let instrument = &self.instruments[instrument];
        let stays = |p: &&Party| match date {
            Some(date) => instrument.party_on(p, date.latest) != Verdict::No,
            None => p.span.to.is_none(),
        };
        instrument.parties.iter().filter(stays).map(|p| p.state).filter(|s| self.states[*s].is_state()).collect()
    }

    fn pact(&mut self, architecture: &Architecture, plan: &Plan, draft: Draft) -> InstrumentId {
        let template = self.templates[plan.template].clone();
        let id = InstrumentId::new(self.instruments.len());
        let mut areas = [None; Extent::ALL.len()];
        let mut provisions = template.provisions;
        for limb in provisions.iter_mut().flat_map(|p| &mut p.protects) {
            let Some(extent) = limb.extent.take() else { continue };
            if extent == Extent::Within && plan.area.is_empty() {
                continue;
            }
            let area = *areas[extent as usize].get_or_insert_with(|| self.area(id, &draft.id, extent, plan, architecture));
            limb.areas.push(area);
        }
        let instrument = Instrument {
            id: draft.id.clone(),
            aliases: Vec::new(),
            atop: Vec::new(),
            atop_with: Vec::new(),
            title: draft.title.clone(),
            short: draft.title,
            form: InstrumentForm::Treaty,
            binding: Some(true),
            layers: template.layers,
            signed: None,
            in_force: None,
            ended: None,
            ended_how: None,
            status: Status::Proposed,
            term: None,
            institution: template.institution,
            known_until: None,
            seen: architecture.seen.unwrap_or(Seen::Recalled),
            note: Some(format!("Composed from the template `{}`: {}", template.id, template.name)),
            parties: draft.members.into_iter().map(Party::of).collect(),
            sources: template.sources,
            provisions,
            interpretations: Vec::new(),
            suspensions: Vec::new(),
            reservations: Vec::new(),
            composed_from: Some(plan.template),
        };
        self.instruments.push(draft.id, instrument)
    }

    fn area(&mut self, pact: InstrumentId, id: &str, extent: Extent, plan: &Plan, architecture: &Architecture) -> AreaId {
        let holder = match extent {
            Extent::Held => Holder::Beneficiary,
            Extent::Within => Holder::Anyone,
        };
        let key = format!("{id}-{extent}");
        let area = Area {
            id: key.clone(),
            instrument: pact,
            article: None,
            words: None,
            span: Span::ALWAYS,
            held: false,
            includes: Vec::new(),
            excludes: Vec::new(),
            rules: vec![AreaRule { holder, within: plan.area.clone(), ..AreaRule::default() }],
            contested: Vec::new(),
            settled: Vec::new(),
            source: architecture.source.clone().unwrap_or_else(|| "as asked".into()),
            seen: architecture.seen.unwrap_or(Seen::Recalled),
            note: None,
        };
        self.areas.push(key, area)
    }
}
