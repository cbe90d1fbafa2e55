//! Everything that a hindcast rests on, read once: alliances as a record, wars as incidents, the human codings.

use std::collections::BTreeSet;

use foederis::Record;
use foederis_data::atop::Atop;
use foederis_data::atop::dyads::{DYADS, DyadYear};
use foederis_data::cow::dyadic_wars::{self, DyadicWars, Enemies};
use foederis_data::cow::wars::{self, Wars};
use foederis_data::identity::Identities;
use foederis_data::reliability::{self, Coding};
use foederis_data::{Fault, Faults, Library};
use foederis_record::{Files, Loaded};

use crate::naive::Owed;
use crate::war::War;

/// What a hindcast rests on.
#[derive(Debug)]
pub struct Evidence {
    /// The alliances as a record.
    pub record: Record,
    /// Which state of the record a number means.
    pub identities: Identities,
    /// The alliances.
    pub atop: Atop,
    /// Who owed whom what in the years in which wars began: as ATOP's directed dyad-years have it, if they are there; else as the member
    /// file has it, without members whose promises differ from partner to partner.
    pub owed: Owed,
    /// The wars, by number.
    pub wars: Vec<War>,
    /// The human codings.
    pub pairs: Vec<Coding>,
    /// The files read, with their SHA-256.
    pub files: Vec<(String, String)>,
    /// What a person should look at.
    pub warnings: Vec<Fault>,
}

/// Why there is no evidence.
#[derive(Debug, thiserror::Error)]
pub enum Unusable {
    /// A file is missing or has a fault.
    #[error("{0}")]
    Data(#[from] Faults),
    /// The alliances make no record.
    #[error("the alliances make no record")]
    Record(Box<Loaded>),
}

impl Evidence {
    /// Reads the files of a library. `ground` is the record on whose states and places the alliances stand.
    ///
    /// # Errors
    /// If a file is not there or has a fault.
    pub fn read(library: &Library, ground: Files, base: &Record) -> Result<Evidence, Unusable> {
        let atop = Atop::read(library)?;
        let participants = library.read(&wars::PARTICIPANTS)?;
        let dyads = library.read(&dyadic_wars::DYAD_YEARS)?;
        let pairs = library.read(&reliability::CODINGS)?;
        let loaded = atop.load(ground, base);
        let Some(record) = loaded.record else { return Err(Unusable::Record(Box::new(loaded))) };
        let listed = Wars::of(&participants)?;
        let enemies = DyadicWars::of(&dyads)?;
        let of = |number: u16| enemies.years.iter().filter(|e| e.row.war == number).collect::<Vec<&Enemies>>();
        let files = [(&atop.path, &atop.hash), (&participants.path, &participants.hash), (&dyads.path, &dyads.hash)];
        let files = files.into_iter().chain([(&pairs.path, &pairs.hash)]);
        let files = files.map(|(path, hash)| (path.clone(), hash.clone())).collect();
        let remarks = [&listed.remarks, &enemies.remarks].into_iter().flat_map(|remarks| remarks.warnings.iter().cloned());
        let warnings = atop.warnings.iter().cloned().chain(remarks).chain(pairs.warnings).collect();
        let wars: Vec<War> = listed.wars.iter().filter_map(|war| War::of(war, &of(war.number))).collect();
        let (owed, identities) = (owed(library, &atop, &wars)?, Identities::of(&record));
        Ok(Evidence { owed, wars, pairs: pairs.rows, identities, record, atop, files, warnings })
    }

    /// A war by its number.
    pub fn war(&self, number: u16) -> Option<&War> {
        self.wars.iter().find(|war| war.number == number)
    }
}

fn owed(library: &Library, atop: &Atop, wars: &[War]) -> Result<Owed, Faults> {
    let years: BTreeSet<u16> = wars.iter().map(|war| war.from.year() as u16).collect();
    let mut owed = Owed::new();
    if library.has(&DYADS) {
        for row in library.read::<DyadYear>(&DYADS)?.rows.iter().filter(|row| years.contains(&row.year.0)) {
            owed.entry((row.year.0, row.to)).or_default().push((row.by, row.obligations()));
        }
        return Ok(owed);
    }
    for promise in atop.promises().filter(|promise| !promise.varies) {
        for year in promise.years(atop.until).filter(|year| years.contains(year)) {
            owed.entry((year, promise.to)).or_default().push((promise.by, promise.what));
        }
    }
    Ok(owed)
}
