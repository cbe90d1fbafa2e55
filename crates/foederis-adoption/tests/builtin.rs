//! Issues of the built-in record: numbers worked by hand from its files, and what must hold of every issue.

use foederis::Record;
use foederis::date::{Date, Dated};
use foederis::issue::{Issue, Range};
use foederis_adoption::past::{Forecaster, past, scores};
use foederis_adoption::{Adoption, Among, Asked, Judged, Model, Move};
use foederis_bargaining::Input;
use foederis_bargaining::montecarlo::Draws;

const FEW: Draws = Draws { seed: 3, count: 120 };
const QUICK: [Model; 3] = [Model::WeightedMean, Model::Median, Model::ExpectedUtility];

fn day(text: &str) -> Date {
    Dated::parse(text).expect("a date").earliest
}

fn issue<'r>(record: &'r Record, id: &str) -> &'r Issue {
    &record.issues[record.issues.find(id).expect("an issue of the record")]
}

fn judged<'r>(record: &'r Record, id: &str, on: &str) -> Judged<'r> {
    Judged::on(record, issue(record, id), 0, day(on), &[]).expect("judged by then")
}

fn adoption<'r>(judged: Judged<'r>, draws: Draws) -> Adoption<'r> {
    Adoption::of(judged, Asked { models: &QUICK, shown: Model::WeightedMean, draws }, |_| ())
}

fn at(judged: &Judged<'_>, id: &str) -> usize {
    judged.actors.iter().position(|s| s.actor.id == id).unwrap_or_else(|| panic!("{id} bargains"))
}

#[test]
fn shares_of_a_measure_add_up_and_capability_is_their_mean() {
    let record = foederis_builtin::record();
    for issue in record.issues.rows() {
        for on in issue.judged() {
            let judged = Judged::on(&record, issue, 0, on.earliest, &[]).expect("judged");
            for measure in &issue.measures {
                let shares = judged.actors.iter().flat_map(|s| &s.capability.components).filter(|c| c.measure == *measure);
                let sum: f64 = shares.map(|c| c.share).sum();
                assert!((sum - 100.0).abs() < 1e-9, "{} {on}: {sum}", issue.id);
            }
            for standing in judged.actors.iter().filter(|s| !s.capability.components.is_empty()) {
                let parts = &standing.capability.components;
                let mean = parts.iter().map(|c| c.share).sum::<f64>() / parts.len() as f64;
                let Range { low, mode, high } = standing.capability.range;
                assert!((mode - mean).abs() < 1e-12 && low <= mode && mode <= high, "{}", standing.actor.id);
            }
        }
    }
}

#[test]
fn capabilities_of_the_quad_by_hand() {
    // Military expenditure and CINC of 2007 as the record's measures have them.
    let record = foederis_builtin::record();
    let judged = judged(&record, "quad-2007", "2007-09-10");
    let value = |measure: &str, state: &str| {
        let measure = &record.measures[record.measures.find(measure).expect("a measure")];
        let state = record.states.find(state).expect("a state");
        measure.values.iter().find(|v| v.state == state && v.year == 2007).expect("a value of 2007").value
    };
    let states = ["USA", "JPN", "AUS", "IND", "CHN", "RUS", "SGP"];
    let share =
        |measure: &str, state: &str| value(measure, state) / states.map(|s| value(measure, s)).iter().sum::<f64>() * 100.0;
    for state in states {
        let (milex, cinc) = (share("milex", state), share("cinc", state));
        let range = judged.actors[at(&judged, state)].capability.range;
        assert!((range.mode - (milex + cinc) / 2.0).abs() < 1e-9, "{state}: {range:?}, {milex} and {cinc}");
        assert!((range.low - milex.min(cinc)).abs() < 1e-9 && (range.high - milex.max(cinc)).abs() < 1e-9, "{state}");
    }
    for voice in ["IND-LEFT", "AUS-LABOR", "ASEAN"] {
        assert_eq!(judged.actors[at(&judged, voice)].capability.range, Range::point(0.0), "{voice} commands nothing");
    }
}

#[test]
fn the_weighted_mean_is_that_of_the_file() {
    let record = foederis_builtin::record();
    let judged = judged(&record, "asian-nato", "2024-09-27");
    let (mut sum, mut weight) = (0.0, 0.0);
    for standing in &judged.actors {
        let w = standing.capability.range.mode * standing.view.salience.mode / 100.0;
        sum += w * standing.view.position.mode;
        weight += w;
    }
    let likeliest = Model::WeightedMean.ask(judged.numbers.mode()).expect("somebody has weight");
    assert!((likeliest - sum / weight).abs() < 1e-9, "{likeliest} {}", sum / weight);
}

#[test]
fn a_supposition_changes_one_number_and_says_so() {
    let record = foederis_builtin::record();
    let mut supposed = judged(&record, "asian-nato", "2024-09-27");
    let before = supposed.clone();
    let usa = at(&supposed, "USA");
    let to = |at| Move { actor: "USA".into(), input: Input::Position, to: Range::point(at) };
    supposed.suppose(to(70.0)).expect("on the scale");
    assert_eq!(supposed.numbers.mode().actors()[usa].position, 70.0);
    assert_eq!(supposed.numbers.mode().actors()[usa].salience, before.numbers.mode().actors()[usa].salience);
    let moved = |judged: &Judged<'_>| Model::WeightedMean.ask(judged.numbers.mode()).expect("weight");
    // Washington's part of all weight is how much of its move the mean makes.
    let weights: Vec<f64> = before.numbers.mode().actors().iter().map(|a| a.weight()).collect();
    let expected = moved(&before) + weights[usa] / weights.iter().sum::<f64>() * (70.0 - 27.0);
    assert!((moved(&supposed) - expected).abs() < 1e-9);
    supposed.suppose(to(60.0)).expect("on the scale");
    assert_eq!(supposed.moved, [to(60.0)], "the last supposition of one number stands");
    assert!(supposed.suppose(to(170.0)).is_err() && supposed.moved.len() == 1, "off the scale");
    assert!(supposed.suppose(Move { actor: "ATL".into(), ..to(1.0) }).is_err(), "nobody is called so");
}

#[test]
fn before_anybody_was_judged_there_is_no_answer() {
    let record = foederis_builtin::record();
    let early = Judged::on(&record, issue(&record, "asian-nato"), 0, day("2020-01-01"), &[]).expect_err("too early");
    assert_eq!(
        early.to_string(),
        "asian-nato was not judged for 2020-01-01: its views begin on 2024-09; ask --on 2024-09-01 or later"
    );
}

#[test]
fn candidates_command_what_they_sign_for() {
    let record = foederis_builtin::record();
    let judged = judged(&record, "asian-nato", "2024-09-27");
    let ids = |places: Vec<usize>| -> Vec<&str> { places.into_iter().map(|at| judged.actors[at].actor.id.as_str()).collect() };
    assert_eq!(ids(judged.candidates()), ["USA", "JPN", "KOR", "AUS", "PHL", "IND", "GBR", "FRA", "CAN"]);
    assert_eq!(ids(judged.required()), ["USA", "USA-CONGRESS", "JPN"]);
}

#[test]
fn signatures_follow_from_where_actors_stand() {
    let record = foederis_builtin::record();
    let mut judged = judged(&record, "asian-nato", "2024-09-27");
    let wanted = adoption(judged.clone(), FEW).signatures;
    // Half-way between 25 and 75.
    assert_eq!(wanted.threshold, 50.0);
    assert_eq!((wanted.adopted, wanted.maximal.len(), wanted.minimal.len()), (0.0, 0, 0));
    let usa = wanted.asked.iter().find(|s| s.actor == at(&judged, "USA")).expect("asked");
    assert!(usa.required && usa.candidate && usa.willing == 0.0, "its range ends at 36: {usa:?}");
    // All who are required and the Philippines and Australia beyond 50: four members.
    for (actor, to) in [("USA", 70.0), ("USA-CONGRESS", 60.0), ("JPN", 65.0), ("AUS", 55.0), ("PHL", 51.0)] {
        judged.suppose(Move { actor: actor.into(), input: Input::Position, to: Range::point(to) }).expect("on the scale");
    }
    let signed = adoption(judged.clone(), FEW).signatures;
    assert_eq!((signed.adopted, signed.complete), (1.0, true));
    let of = |ids: &[&str]| -> Vec<usize> { ids.iter().map(|id| at(&judged, id)).collect() };
    assert_eq!(signed.maximal, of(&["USA", "JPN", "AUS", "PHL"]));
    assert_eq!(signed.minimal, [of(&["USA", "USA-CONGRESS", "JPN", "AUS", "PHL"])], "Congress consents and is no member");
}

#[test]
fn the_game_counts_what_the_engine_says() {
    let record = foederis_builtin::record();
    let adoption = adoption(judged(&record, "asian-nato", "2024-09-27"), FEW);
    let game = adoption.accession.as_ref().expect("the proposal promises defence");
    let place = |id: &str| {
        let actor = at(&adoption.judged, id);
        game.candidates.iter().position(|c| *c == actor).expect("a candidate")
    };
    let rival = |id: &str| game.rivals.iter().position(|r| record.code(*r) == id).expect("a rival");
    let (given, china) = (&game.situation, rival("CHN"));
    let owes = |by: &str, to: &str| given.owes[place(by)][place(to)][china];
    let promises = |by: &str, to: &str| given.promises[place(by)][place(to)][china];
    // Washington owes Tokyo defence where it administers; India is owed none by anybody, and would be by all.
    assert!(owes("USA", "JPN") > 0.0, "the treaty of 1960");
    assert_eq!((owes("USA", "IND"), owes("JPN", "IND"), owes("FRA", "IND")), (0.0, 0.0, 0.0));
    assert!(promises("USA", "IND") > 0.0 && promises("IND", "JPN") > 0.0);
    for by in 0..game.candidates.len() {
        for to in (0..game.candidates.len()).filter(|to| *to != by) {
            for r in 0..game.rivals.len() {
                let (before, after) = (given.owes[by][to][r], given.promises[by][to][r]);
                assert!((0.0..=1.0).contains(&before) && before <= after && after <= 1.0);
            }
        }
    }
    // China claims the Senkaku Islands, which Japan holds; no quarrel of China's with Canada is on record.
    let because = |id: &str| {
        let found = game.quarrels.iter().find(|q| q.rival == china && q.candidate == place(id));
        found.map(|q| q.because.join("; ")).unwrap_or_default()
    };
    assert!(because("JPN").contains("claims Senkaku"), "{}", because("JPN"));
    assert_eq!(because("CAN"), "");
}

#[test]
fn among_signatories_rivals_do_not_bargain_and_threaten_as_before() {
    let record = foederis_builtin::record();
    let all = judged(&record, "asian-nato", "2024-09-27");
    let some = all.clone().with(Among::Signatories);
    let ids: Vec<&str> = some.actors.iter().map(|s| s.actor.id.as_str()).collect();
    assert_eq!(ids, ["USA", "USA-CONGRESS", "JPN", "KOR", "AUS", "PHL", "IND", "GBR", "FRA", "CAN"]);
    assert_eq!(some.absent.len() + some.actors.len(), all.actors.len());
    let (all, some) = (adoption(all, FEW), adoption(some, FEW));
    let rivals = |a: &Adoption<'_>| a.accession.as_ref().expect("a game").situation.rivals.clone();
    assert_eq!(rivals(&all), rivals(&some));
    assert!(some.forecasts[0].likeliest > all.forecasts[0].likeliest, "those against a pact are gone");
}

#[test]
fn a_pact_without_a_duty_to_defend_is_no_game() {
    let record = foederis_builtin::record();
    let aukus = adoption(judged(&record, "aukus-2021", "2021-09-01"), FEW);
    let why = aukus.accession.as_ref().expect_err("a partnership in technology");
    assert!(why.to_string().contains("promises defence"), "{why}");
}

#[test]
fn shares_are_of_draws_and_draws_of_the_seed() {
    let record = foederis_builtin::record();
    let ask = |seed| adoption(judged(&record, "seato-1954", "1954-08-31"), Draws { seed, ..FEW });
    let (one, same, other) = (ask(1), ask(1), ask(2));
    for (n, forecast) in one.forecasts.iter().enumerate() {
        let shares = one.regimes(forecast).expect("an outcome");
        assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        let (low, high) = one.range().expect("models");
        assert!((low..=high).contains(&one.adopted(forecast).expect("an outcome")));
        assert!(one.as_proposed(forecast) <= one.adopted(forecast), "the proposal is a pact");
        assert_eq!(forecast.drawn, same.forecasts[n].drawn);
        assert_ne!(forecast.drawn, other.forecasts[n].drawn);
    }
    assert!((one.pooled().iter().sum::<f64>() - 1.0).abs() < 1e-12);
    assert_eq!(one.signatures, same.signatures);
}

#[test]
fn what_would_have_to_be_true_is_true() {
    let record = foederis_builtin::record();
    let adoption = adoption(judged(&record, "asian-nato", "2024-09-27"), FEW);
    let threshold = adoption.judged.issue.adopted_above().expect("regimes with a pact among them");
    for forecast in &adoption.forecasts {
        let need = adoption.need(forecast).expect("a threshold");
        for shift in &need.alone {
            let mut moved = adoption.judged.numbers.mode().clone();
            moved.set(shift.actor, Input::Position, shift.to).expect("on the scale");
            assert!(forecast.model.ask(&moved).expect("an outcome") > threshold);
        }
        if let Some(point) = need.together {
            let mut moved = adoption.judged.numbers.mode().clone();
            for actor in adoption.judged.candidates() {
                let to = moved.get(actor, Input::Position).max(point);
                moved.set(actor, Input::Position, to).expect("on the scale");
            }
            assert!(forecast.model.ask(&moved).expect("an outcome") > threshold, "{:?} at {point}", forecast.model);
        }
    }
}

#[test]
fn the_past_is_asked_as_it_was_judged_before() {
    let record = foederis_builtin::record();
    let found = past(&record, Among::All, &QUICK, FEW, |_| ());
    let ids: Vec<&str> = found.iter().map(|p| p.adoption.judged.issue.id.as_str()).collect();
    for id in ["nato-1949", "pacific-pact-1949", "seato-1954", "quad-2007", "aukus-2021", "asian-nato"] {
        assert!(ids.contains(&id), "{id} has an outcome");
    }
    for p in &found {
        assert!(p.adoption.judged.day < p.outcome.on.earliest, "{}", p.adoption.judged.issue.id);
        let said = p.adoption.judged.actors.iter().flat_map(|s| &s.view.statements).map(|id| &record.statements[*id]);
        said.for_each(|s| assert!(s.date.earliest < p.outcome.on.earliest, "{} speaks of what it knew", s.id));
    }
    let scores = scores(&found);
    let of = |by| scores.iter().find(|s| s.by == by).expect("scored");
    // The rules of thumb by hand: the proposal that always passes is right where one was adopted, wrong elsewhere.
    let failed = found.iter().filter(|p| !p.outcome.adopted).count() as f64 / found.len() as f64;
    assert!((of(Forecaster::Proposal).brier.expect("scored") - failed).abs() < 1e-12);
    assert!((of(Forecaster::StatusQuo).brier.expect("scored") - (1.0 - failed)).abs() < 1e-12);
    let errors = found.iter().map(|p| (p.adoption.judged.proposal.at - p.outcome.at.mode).abs());
    assert!((of(Forecaster::Proposal).error.expect("scored") - errors.sum::<f64>() / found.len() as f64).abs() < 1e-12);
    assert_eq!(of(Forecaster::Signatures).error, None, "who signs says nothing of the scale");
}
