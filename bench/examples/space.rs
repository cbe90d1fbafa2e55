use foederis::casus::sweep::{Space, sweep};
use foederis::casus::{Rules, Scope};
use foederis::id::StateId;
use foederis::set::StateSet;
use foederis::vocab::{Duty, Form, Object};
fn main() {
    let r = foederis_builtin::record();
    let st = foederis::Architecture::standing();
    let day = "2026-06-01".parse().unwrap();
    let rules = Rules::compile(&r, &st, day, Scope::Standing);
    let states: StateSet = r.states.iter().filter(|(_, s)| s.exists(day) && s.kind == foederis::vocab::StateKind::State).map(|(i, _)| i).collect();
    let space = |t: StateSet| Space { attackers: states.or(StateSet::one(StateId::NON_STATE)), targets: t, places: r.sites().map(|p| p.0).collect(), objects: Object::ALL.to_vec(), forms: Form::ALL.to_vec() };
    println!("{} states, {} questions", states.len(), space(states).len());
    let mut sp = space(states);
    sp.places.truncate(6);
    let start = std::time::Instant::now();
    let mut n = 0u64;
    sweep(&rules, &sp, |_, _, a| n += a.bound(Duty::Defend).len() as u64 + a.contested(Duty::Defend).len() as u64);
    let e = start.elapsed();
    println!("{} questions {:?} {:.1} M/s sum {n}", sp.len(), e, sp.len() as f64 / e.as_secs_f64() / 1e6);
}
