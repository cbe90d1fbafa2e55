use std::collections::BTreeMap;
use std::fs::File;

use flate2::read::GzDecoder;
use foederis_data::cow::contiguity::{Contiguity, Reach};
use foederis_data::sheet::Ccode;

use crate::data::{folder, library};

#[test]
fn repeated_spells_leave_gaps() {
    let Some(library) = library(&["cow"]) else { return };
    let contiguity = Contiguity::read(&library).expect("contiguity");
    assert_eq!(contiguity.spells.len(), 847);
    let (usa, cuba) = (Ccode(2), Ccode(40));
    let spells = contiguity.of_pair(cuba, usa);
    assert_eq!(
        spells.iter().map(|s| (s.begin.0, s.end.map(|end| end.0))).collect::<Vec<_>>(),
        [(190_205, Some(190_609)), (190_901, None)]
    );
    let reach = |year| contiguity.nearest(usa, cuba, year);
    assert_eq!(
        [1901, 1902, 1906, 1907, 1909, 2016].map(reach),
        [None, Some(Reach::Water150), Some(Reach::Water150), None, Some(Reach::Water150), Some(Reach::Water150)]
    );
    assert!(!contiguity.covers(2017) && reach(2017).is_none());
    assert!(contiguity.remarks.warnings.is_empty());
}

/// The project publishes its own dyad-years: those of the spells, with two rows for a pair whose type changed within the year.
#[test]
fn dyad_years_follow_from_the_spells() {
    let (Some(library), Some(folder)) = (library(&["cow"]), folder()) else { return };
    let contiguity = Contiguity::read(&library).expect("contiguity");
    let file = File::open(folder.join("cow/contdird.csv.gz")).expect("the dyad-years");
    let mut reader = csv::Reader::from_reader(GzDecoder::new(file));
    let header = reader.headers().expect("a header").clone();
    let at = |name| header.iter().position(|h| h == name).expect("a column");
    let places = ["state1no", "state2no", "year", "conttype"].map(at);
    let mut published = BTreeMap::<_, Vec<u16>>::new();
    for record in reader.records() {
        let record = record.expect("a row");
        let [a, b, year, kind] = places.map(|place| record[place].parse::<u16>().expect("a number"));
        published.entry((Ccode(a), Ccode(b), year)).or_default().push(kind);
    }
    let mut ours = BTreeMap::<_, Vec<u16>>::new();
    for spell in &contiguity.spells {
        let last = spell.end.or(contiguity.until).expect("a month").year();
        for year in spell.begin.year()..=last {
            for pair in [(spell.low, spell.high, year), (spell.high, spell.low, year)] {
                ours.entry(pair).or_default().push(spell.reach.code().parse().expect("a number"));
            }
        }
    }
    published.values_mut().chain(ours.values_mut()).for_each(|types| types.sort_unstable());
    assert_eq!(ours, published);
    assert_eq!((published.len(), published.values().filter(|types| types.len() > 1).count()), (82_440, 58));
    for ((a, b, year), types) in &published {
        let nearest = contiguity.nearest(*a, *b, *year).expect("contiguous");
        assert_eq!(nearest.code(), types[0].to_string());
    }
}
