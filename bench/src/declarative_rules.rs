//! The same rules written declaratively for `ascent`, on the same questions: the tests' second statement of the semantics.

// The rules are the tests' own; what they offer besides is not used here.
#[allow(dead_code)]
#[path = "../../crates/foederis/tests/declarative/mod.rs"]
mod declarative;

use std::time::Instant;

use foederis::casus::{Rules, Scope, Scratch};
use foederis::set::StateSet;
use foederis::{Architecture, Incident, Record};

use crate::{DAY, fastest, space};

const QUESTIONS: usize = 400;

/// `sweeping`: how many questions a second one thread answers in a sweep.
pub(crate) fn run(record: &Record, sweeping: f64) {
    let standing = Architecture::standing();
    let questions = some(record);
    let timed = |questions: &[Incident]| {
        let start = Instant::now();
        let answers = declarative::answers(record, &standing, DAY, questions);
        (start.elapsed().as_secs_f64(), answers)
    };
    // What the rules derive once for the day is not counted against the questions.
    let (day, _) = timed(&[]);
    let (all, answers) = timed(&questions);
    let theirs = (all - day).max(f64::EPSILON) / QUESTIONS as f64;

    let rules = Rules::compile(record, &standing, DAY, Scope::Standing);
    let mut scratch = Scratch::new(&rules);
    let ours =
        fastest(20, || questions.iter().map(|q| rules.ask(q, &mut scratch)).collect::<Vec<_>>()).as_secs_f64() / QUESTIONS as f64;
    let lines = questions.iter().zip(&answers).filter(|(q, lines)| {
        let mut found = 0;
        rules.visit(q, &mut scratch, |_, _, _, _, owing| found += owing.len());
        found == lines.len()
    });
    let agree = lines.count();
    println!("\nthe declarative rules (ascent), {QUESTIONS} questions, {agree} with the same number of duties");
    println!("  ascent     {:10.1} µs a question, after {day:.2} s for the day", theirs * 1e6);
    println!("  one by one {:10.3} µs a question   {:.0} times faster", ours * 1e6, theirs / ours);
    println!("  in a sweep {:10.3} µs a question   {:.0} times faster", 1e6 / sweeping, theirs * sweeping);
}

/// Questions from all over the space, the same in every run.
fn some(record: &Record) -> Vec<Incident> {
    let space = space::space(record);
    let targets: Vec<_> = space.targets.iter().collect();
    let mut state = 20_260_601_u64;
    let mut pick = |n: usize| {
        // Knuth's MMIX generator: any fixed scatter will do.
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % n
    };
    let mut questions = Vec::with_capacity(QUESTIONS);
    while questions.len() < QUESTIONS {
        let (attacker, target) = (targets[pick(targets.len())], targets[pick(targets.len())]);
        if attacker != target {
            let place = space.places[pick(space.places.len())];
            let (object, form) = (space.objects[pick(space.objects.len())], space.forms[pick(space.forms.len())]);
            questions.push(Incident { object, form, ..Incident::new(StateSet::one(attacker), StateSet::one(target), place) });
        }
    }
    questions
}
