//! try
use foederis_data::{Library, atop::Atop, cow::wars, reliability};
use foederis_hindcast::{called::*, naive, score::Score, war::War};
use foederis_record::{Kind, Thoroughness};

#[test]
fn odd() {
    let library = Library::open(&["../../../shared/data"]).expect("data");
    let t = std::time::Instant::now();
    let atop = Atop::read(&library).expect("atop");
    let mut files = foederis_builtin::files();
    files.retain(|k| [Kind::States, Kind::Groups, Kind::Places].contains(&k));
    let base = foederis_builtin::record();
    for f in atop.files(&base) {
        files.add(f);
    }
    let record = foederis_record::load(files, "ATOP", Vec::new(), Thoroughness::Usable).record.expect("record");
    println!("load {:?}", t.elapsed());
    let p = library.read(&wars::PARTICIPANTS).expect("wars");
    let d = library.read(&wars::DYADS).expect("dyads");
    let wars: Vec<War> = wars::War::all(&p, Some(&d)).expect("wars").0.iter().filter_map(War::of).collect();
    let pairs = library.read::<reliability::Pair>(&reliability::PAIRS).expect("pairs").rows;
    let hind = Hindcast::new(&record, &atop);
    let parity: u16 = std::env::var("PARITY").ok().and_then(|p| p.parse().ok()).unwrap_or(1);
    let t = std::time::Instant::now();
    let (mut score, mut base_score) = (Score::default(), Score::default());
    for war in wars.iter().filter(|w| w.number % 2 == parity) {
        let mut asked = hind.war(war);
        for pair in pairs.iter().filter(|p| p.cowwarid == Some(war.number)) {
            let mut tries = Vec::new();
            let answer = asked.answer(pair.atopid, &mut tries);
            let called = answer.is_some_and(Answer::called);
            score = score.with(called, pair.called());
            let members: Vec<_> = atop.members.iter().filter(|m| m.row.atopid == pair.atopid).cloned().collect();
            base_score = base_score.with(naive::forty_lines(&members, war), pair.called());
            if parity == 1 && called != pair.called() {
                println!("{} {} {} {:?} human {}", war.number, war.name, pair.atopid, answer, pair.called());
            }
        }
    }
    println!(
        "{:?} {:?} {:?} base {:?} {:?} in {:?}",
        score,
        score.accuracy(),
        score.kappa(),
        base_score.accuracy(),
        base_score.kappa(),
        t.elapsed()
    );
}
