//! From what was typed to a question: states, places and dates by name, with remedies for what does not fit.

use foederis::architecture::{Plan, Road};
use foederis::date::Date;
use foederis::id::{IssueId, MeasureId, PlaceId, StateId};
use foederis::issue::Range;
use foederis::place::Held;
use foederis::set::StateSet;
use foederis::state::State;
use foederis::verdict::Verdict;
use foederis::vocab::{Constituents, Object, PlaceKind, Provoked};
use foederis::{Architecture, Incident, Record};
use foederis_analysis::Standpoint;
use foederis_analysis::compare::{Asked, Comparison, compare};
use foederis_bargaining::Input;
use foederis_record::lookup;

use crate::args;
use crate::fail::Fail;

/// Today, by Coordinated Universal Time.
pub(crate) fn today() -> Date {
    jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date()
}

/// The day asked about: as typed, or the architecture's own, or today.
pub(crate) fn day(on: Option<Date>, architecture: &Architecture) -> Date {
    on.or(architecture.on).unwrap_or_else(today)
}

/// The incident and its day: a contingency of the record, changed by what was typed; or what was typed alone.
pub(crate) fn incident(record: &Record, args: &args::Incident, architecture: &Architecture) -> Result<(Incident, Date), Fail> {
    let day = day(args.on, architecture);
    let mut incident = match &args.contingency {
        Some(id) => record.contingencies[lookup::contingency(record, id)?].incident,
        None => Incident::new(StateSet::EMPTY, StateSet::EMPTY, PlaceId::new(0)),
    };
    if !args.attacker.is_empty() {
        incident.attackers = states(record, &args.attacker)?;
    }
    if !args.target.is_empty() {
        incident.targets = states(record, &args.target)?;
    }
    if let Some(at) = &args.at {
        incident.place = site(record, at)?;
    }
    incident.object = args.object.unwrap_or(incident.object);
    incident.form = args.form.unwrap_or(incident.form);
    incident.provoked = args.provoked.unwrap_or(incident.provoked);

    if incident.targets.has(StateId::NON_STATE) {
        return Err(Fail::Usage("a target must be a state: `non-state` can only attack".into()));
    }
    if let Some(both) = incident.attackers.and(incident.targets).iter().next() {
        return Err(Fail::Usage(format!("{} cannot attack itself: it is both attacker and target", record.name_of(both))));
    }
    remark(record, &incident, day);
    Ok((incident, day))
}

/// A place where something can happen.
fn site(record: &Record, typed: &str) -> Result<PlaceId, Fail> {
    let place = lookup::place(record, typed)?;
    if record.places[place].kind != PlaceKind::Region {
        return Ok(place);
    }
    let inside: Vec<&str> =
        record.sites().filter(|(_, p)| p.within.contains(&place)).map(|(_, p)| p.id.as_str()).take(6).collect();
    let places = if inside.is_empty() { String::new() } else { format!(", such as {}", inside.join(", ")) };
    Err(Fail::Usage(format!("`{}` is a region: name a place inside it{places}", record.places[place].id)))
}

/// Says what is odd about a question, and answers it all the same.
fn remark(record: &Record, incident: &Incident, day: Date) {
    for state in incident.attackers.or(incident.targets).iter().filter(|s| *s != StateId::NON_STATE) {
        let known = &record.states[state];
        if known.exists(day) {
            continue;
        }
        let spell = match (known.begins(), known.member.last().and_then(|m| m.to)) {
            (Some(from), Some(to)) => format!(" (it stands from {from} to {to})"),
            (Some(from), None) => format!(" (it stands from {from})"),
            _ => String::new(),
        };
        // The Correlates of War give a state and its predecessors one number.
        let same = |s: &State| known.cow.is_some() && s.cow == known.cow && s.exists(day);
        let instead = record.states.iter().find(|(_, s)| same(s)).map(|(_, s)| format!("; then it was {} ({})", s.name, s.id));
        note(&format!("{} was not a state on {day}{spell}{}", known.name, instead.unwrap_or_default()));
    }
    let place = &record.places[incident.place];
    let tied = |state: StateId| {
        let by = |held: &Held| held.by == state && held.span.covers(day) != Verdict::No;
        place.administration.iter().chain(&place.claims).any(by)
    };
    let land = !matches!(place.kind, PlaceKind::Sea | PlaceKind::Strait);
    if land && incident.object == Object::Territory && !incident.targets.iter().any(tied) {
        let names: Vec<&str> = incident.targets.iter().map(|s| record.name_of(s)).collect();
        note(&format!("{} is not recorded as holding or claiming {} on {day}", foederis::listed(&names), place.name));
    }
}

/// States by id, name or code, with commas between them.
pub(crate) fn states(record: &Record, typed: &[String]) -> Result<StateSet, Fail> {
    let names = typed.iter().flat_map(|list| split(list));
    Ok(names.map(|name| lookup::state(record, name.trim())).collect::<Result<_, _>>()?)
}

/// The parties of instruments on a day, doubtful ones included.
pub(crate) fn parties(record: &Record, typed: &[String], day: Date) -> Result<StateSet, Fail> {
    let mut all = StateSet::EMPTY;
    for typed in typed {
        let instrument = &record.instruments[lookup::instrument(record, typed)?];
        all = all.or(instrument.parties.iter().filter(|p| p.span.covers(day) != Verdict::No).map(|p| p.state).collect());
    }
    Ok(all)
}

/// "; did you mean `asian-nato`?" after what is wrong; nothing where nothing is like it.
pub(crate) fn meant<'n>(typed: &str, known: impl Iterator<Item = &'n str>) -> String {
    foederis_record::did_you_mean(typed, known).map(|meant| format!("; {meant}")).unwrap_or_default()
}

/// The issue of what was typed, and the place of the proposal meant: by its own id, or by what it is about.
pub(crate) fn issue(record: &Record, typed: &str) -> Result<(IssueId, usize), Fail> {
    if let Some(id) = record.issues.find(typed) {
        return Ok((id, 0));
    }
    let instruments = match (lookup::instrument(record, typed), lookup::architecture(record, typed)) {
        (Ok(id), _) => vec![id],
        (_, Ok(id)) => record.architectures[id].with.clone(),
        _ => Vec::new(),
    };
    let found = record.issues_about(&instruments);
    let ids = || record.issues.rows().iter().map(|issue| issue.id.as_str());
    match found.as_slice() {
        [one] => Ok(*one),
        [] => {
            let likely = meant(typed, ids());
            Err(Fail::Usage(format!(
                "no issue of the record is about `{typed}`{likely}. There are {}. An issue says where actors stand: write one \
                 (record/SCHEMA.md, issues/), or give your own actors with --issue FILE.csv",
                foederis::listed(&ids().collect::<Vec<_>>())
            )))
        }
        several => {
            let names: Vec<&str> = several.iter().map(|(id, _)| record.issues[*id].id.as_str()).collect();
            Err(Fail::Usage(format!("several issues are about `{typed}`: name one of {}", foederis::listed(&names))))
        }
    }
}

/// Measures of an issue, by their ids.
pub(crate) fn measures(record: &Record, issue: &foederis::issue::Issue, typed: &[String]) -> Result<Vec<MeasureId>, Fail> {
    let ids = || issue.measures.iter().map(|m| record.measures[*m].id.as_str());
    let find = |typed: &String| {
        issue.measures.iter().copied().find(|m| record.measures[*m].id == *typed).ok_or_else(|| {
            let likely = meant(typed, ids());
            let known = foederis::listed(&ids().collect::<Vec<_>>());
            Fail::Usage(format!("`{typed}` is no measure of {}: it has {known}{likely}", issue.id))
        })
    };
    typed.iter().map(find).collect()
}

/// A number supposed for one of these actors, by id or name: `USA=70`, `USA.salience=90`, `Japan=60,70,80`.
pub(crate) fn supposed(actors: &[(&str, &str)], typed: &str) -> Result<(usize, Input, Range), Fail> {
    let malformed = || Fail::Usage(format!("`{typed}`: write ACTOR=NUMBER, as USA=70, USA.salience=90 or USA=60,70,80"));
    let (whose, numbers) = typed.split_once('=').ok_or_else(malformed)?;
    let inputs = || Input::ALL.iter().map(|input| (*input, input.word()));
    let (actor, input) = match whose.rsplit_once('.') {
        None => (whose, Input::Position),
        Some((actor, word)) => match inputs().find(|(_, known)| *known == word) {
            Some((input, _)) => (actor, input),
            None => {
                let words: Vec<&str> = inputs().map(|(_, word)| word).collect();
                let likely = meant(word, words.iter().copied());
                return Err(Fail::Usage(format!("`{word}` is not one of {}{likely}", foederis::listed(&words))));
            }
        },
    };
    let same = |name: &str| name.eq_ignore_ascii_case(actor.trim());
    let at = actors.iter().position(|(id, name)| same(id) || same(name)).ok_or_else(|| {
        let known = actors.iter().flat_map(|(id, name)| [*id, *name]);
        let likely = meant(actor, known);
        Fail::Usage(format!("there is no actor `{actor}` on this issue{likely}"))
    })?;
    let numbers: Option<Vec<f64>> = numbers.split(',').map(|n| n.trim().parse().ok().filter(|n: &f64| n.is_finite())).collect();
    match numbers.as_deref() {
        Some([certain]) => Ok((at, input, Range::point(*certain))),
        Some([low, mode, high]) if low <= mode && mode <= high => Ok((at, input, Range { low: *low, mode: *mode, high: *high })),
        _ => Err(malformed()),
    }
}

/// Splits at commas, but not inside parentheses: "Laos (Kingdom, 1954)" is one name.
fn split(list: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_i32;
    list.split(move |c: char| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        c == ',' && depth == 0
    })
}

/// The architecture: its base, plus and minus what was asked, with the pact that was composed; and the day on which it stands
/// unless another was asked for.
pub(crate) fn architecture(record: &mut Record, args: &args::Architecture) -> Result<Architecture, Fail> {
    let mut architecture = match &args.architecture {
        Some(id) => record.architectures[lookup::architecture(record, id)?].clone(),
        None => Architecture::standing(),
    };
    for typed in &args.with {
        let id = lookup::instrument(record, typed)?;
        architecture.without.retain(|i| *i != id);
        architecture.with.push(id);
    }
    for typed in &args.without {
        let id = lookup::instrument(record, typed)?;
        architecture.with.retain(|i| *i != id);
        architecture.without.push(id);
    }
    compose(record, &mut architecture, &args.plan)?;
    Ok(architecture)
}

/// A proposal, what stands without it, and the days on which they are asked.
pub(crate) struct Subject {
    pub after: Architecture,
    pub before: Architecture,
    pub day: Date,
    /// The same day, unless the proposal is an architecture of another day.
    pub day_before: Date,
}

/// What is compared. An instrument stands for the record with it, against the record without it.
pub(crate) fn subject(record: &mut Record, args: &args::Subject) -> Result<Subject, Fail> {
    let (mut after, before) = match &args.architecture {
        Some(typed) => named(record, typed)?,
        None => (Architecture::standing(), Architecture::standing()),
    };
    compose(record, &mut after, &args.plan)?;
    if let Some(proposed) = after.proposed.filter(|date| args.on.is_some_and(|on| on < date.earliest)) {
        note(&format!("{} is of {proposed}: on the day asked about nobody knew of it", after.name));
    }
    let (day_before, day) = (day(args.on, &before), day(args.on, &after));
    Ok(Subject { after, before, day, day_before })
}

/// An architecture and what stands without it, by the id of an architecture, instrument or proposal.
pub(crate) fn named(record: &Record, typed: &str) -> Result<(Architecture, Architecture), Fail> {
    let missing = match lookup::architecture(record, typed) {
        Ok(id) => return Ok((record.architectures[id].clone(), Architecture::standing())),
        Err(missing) => missing,
    };
    let Ok(id) = lookup::instrument(record, typed) else { return Err(missing.into()) };
    let instrument = &record.instruments[id];
    let after = Architecture {
        id: instrument.id.clone(),
        name: instrument.short.clone(),
        with: vec![id],
        proposed: instrument.signed,
        source: instrument.sources.first().map(|s| s.citation.clone()),
        seen: Some(instrument.seen),
        ..Architecture::standing()
    };
    let before = Architecture { without: vec![id], ..Architecture::standing() };
    Ok((after, before))
}

impl Subject {
    /// Compares against a baseline that was named. Two instruments are compared one instead of the other.
    pub(crate) fn against(&mut self, record: &Record, typed: &str, on: Option<Date>) -> Result<(), Fail> {
        let (mut baseline, without) = named(record, typed)?;
        if !without.without.is_empty() {
            baseline.without.extend(self.after.with.iter().filter(|id| !baseline.with.contains(id)));
            self.after.without.extend(baseline.with.iter().filter(|id| !self.after.with.contains(id)));
        }
        self.before = baseline;
        self.day_before = day(on, &self.before);
        Ok(())
    }

    /// Compares the two in a scene.
    pub(crate) fn compare<'r>(&'r self, record: &'r Record, scene: &args::Scene) -> Result<Comparison<'r>, Fail> {
        let asked = self::scene(record, scene)?;
        let before = Standpoint::new(record, &self.before, self.day_before);
        Ok(compare(before, Standpoint::new(record, &self.after, self.day), &asked))
    }
}

/// The scene of a comparison.
fn scene(record: &Record, args: &args::Scene) -> Result<Asked, Fail> {
    Ok(Asked {
        regions: args.region.iter().map(|r| lookup::region(record, r)).collect::<Result<_, _>>()?,
        contingencies: args.contingency.iter().map(|c| lookup::contingency(record, c)).collect::<Result<_, _>>()?,
        hub: args.hub.as_ref().map(|h| lookup::state(record, h)).transpose()?,
    })
}

/// Composes what was typed into the architecture. What it already held is composed already.
fn compose(record: &mut Record, architecture: &mut Architecture, args: &args::Plan) -> Result<(), Fail> {
    let Some(template) = &args.template else { return Ok(()) };
    let template = lookup::template(record, template)?;
    let area = args.area.iter().map(|typed| lookup::region(record, typed)).collect::<Result<Vec<_>, _>>()?;
    let instruments = |ids: &[String]| ids.iter().map(|typed| lookup::instrument(record, typed)).collect::<Result<Vec<_>, _>>();
    let mut plans = Vec::new();
    if !args.strengthen.is_empty() {
        let road = Road::Strengthen { instruments: instruments(&args.strengthen)?, ties: Vec::new() };
        plans.push(Plan { road, template, area: area.clone() });
    }
    let members: Vec<StateId> = states(record, &args.pact)?.iter().collect();
    if !args.unify.is_empty() || args.strengthen.is_empty() || !members.is_empty() {
        let constituents = if args.supersede { Constituents::Superseded } else { Constituents::Kept };
        let road = Road::Unify { name: None, instruments: instruments(&args.unify)?, members, constituents };
        plans.push(Plan { road, template, area });
    }
    let mut composed = Architecture { plans, ..architecture.clone() };
    if composed.id == "standing" {
        (composed.id, composed.name) = ("composed".into(), title(record, args)?);
    }
    record.compose(&mut composed).map_err(|e| Fail::Usage(e.to_string()))?;
    *architecture = composed;
    Ok(())
}

/// What to call a pact that has no name: "Japan, Australia and the Philippines: …".
fn title(record: &Record, args: &args::Plan) -> Result<String, Fail> {
    let template = &record.templates[lookup::template(record, args.template.as_deref().unwrap_or_default())?];
    let among = states(record, &args.pact)?;
    let names: Vec<&str> = match among.is_empty() {
        false => among.iter().map(|s| record.name_of(s)).collect(),
        true => {
            let typed = args.unify.iter().chain(&args.strengthen);
            let ids = typed.map(|id| lookup::instrument(record, id)).collect::<Result<Vec<_>, _>>()?;
            let shorts = ids.iter().map(|id| record.instruments[*id].short.as_str());
            return Ok(format!("{} among the parties of {}", template.name, foederis::listed(&shorts.collect::<Vec<_>>())));
        }
    };
    Ok(format!("{} among {}", template.name, foederis::listed(&names)))
}

/// A remark beside the answer.
#[allow(clippy::print_stderr, reason = "remarks go to standard error")]
pub(crate) fn note(text: &str) {
    anstream::eprintln!("{NOTE}note:{NOTE:#} {text}");
}

const NOTE: anstyle::Style = anstyle::AnsiColor::Cyan.on_default().bold();

/// The incident in a sentence.
pub(crate) fn sentence(record: &Record, incident: &Incident, day: Date) -> String {
    let names = |states: StateSet| {
        let names: Vec<&str> = states.iter().map(|s| record.name_of(s)).collect();
        foederis::listed(&names)
    };
    let provoked = match incident.provoked {
        Provoked::No => "",
        Provoked::Yes => ", provoked",
        Provoked::Disputed => ", who began is disputed",
    };
    let form = incident.form.word().replace('-', " ");
    let object = match incident.object {
        Object::Territory | Object::Forces | Object::Infrastructure => incident.object.to_string(),
        Object::Government => "the government".into(),
        Object::Aircraft => "an aircraft".into(),
        Object::Vessel | Object::Base => format!("a {}", incident.object),
        Object::CivilianVessel => "a civilian vessel".into(),
    };
    let (attackers, targets) = (names(incident.attackers), names(incident.targets));
    let place = &record.places[incident.place].name;
    let sentence = format!("{attackers} → {targets} at {place}: {form} on {object}{provoked}, {day}");
    let mut letters = sentence.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The first of the years up to a day: as typed, or 1950, or ten years before a day that lies near or before that.
pub(crate) fn years(first: Option<i16>, last: Date) -> Result<i16, Fail> {
    match first {
        Some(first) if first > last.year() => Err(Fail::Usage(format!("--from {first} is later than {last}"))),
        Some(first) => Ok(first),
        None => Ok(i16::min(1950, last.year() - 10).max(1)),
    }
}
