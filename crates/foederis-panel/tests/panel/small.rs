//! A world of three states, as files.

use std::env;
use std::fs;
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use foederis_data::atop::MEMBERS;
use foederis_data::{Faults, Library};
use foederis_panel::{Panel, Unit, choose};

const STATES: &str = "stateabb,ccode,statenme,styear,stmonth,stday,endyear,endmonth,endday,version
RUR,10,Ruritania,1816,1,1,2016,12,31,2016
GRK,20,Graustark,1816,1,1,1820,6,30,2016
GRK,20,Graustark,1830,1,1,2016,12,31,2016
KRA,30,Kravonia,1819,5,1,2016,12,31,2016
";

const CAPABILITIES: &str = "ccode,year,milex,milper,irst,pec,tpop,upop,cinc
10,1819,5,1,0,NA,100,-9,0.75
20,1819,,2,0,7,50,10,0.25
30,1819,1,1,0,1,10,1,0
";

/// Ruritania and Graustark: defence of Graustark by Ruritania alone, then, in a second phase from mid-1819, neutrality of both.
/// A second alliance of all three to consult, from 1820 on; Kravonia promises different things to different members.
const PROMISES: [&[(&str, &str)]; 7] = [
    &[("atopid", "1000"), ("member", "10"), ("phase", "1"), ("yrent", "1817"), ("yrexit", "1819"), ("defense", "1")],
    &[("atopid", "1000"), ("member", "20"), ("phase", "1"), ("yrent", "1817"), ("yrexit", "1819")],
    &[
        ("atopid", "1000"),
        ("member", "10"),
        ("phase", "2"),
        ("yrent", "1819"),
        ("moent", "7"),
        ("yrexit", "1819"),
        ("neutral", "1"),
    ],
    &[
        ("atopid", "1000"),
        ("member", "20"),
        ("phase", "2"),
        ("yrent", "1819"),
        ("moent", "7"),
        ("yrexit", "1819"),
        ("neutral", "1"),
    ],
    &[("atopid", "1005"), ("member", "10"), ("yrent", "1820"), ("consul", "1")],
    &[("atopid", "1005"), ("member", "20"), ("yrent", "1820"), ("consul", "1")],
    &[("atopid", "1005"), ("member", "30"), ("yrent", "1820"), ("nonagg", "1"), ("obvary", "1")],
];

/// The member file: what is not given is 0, an exit on the last day of its year, in force if there is none.
fn members() -> String {
    let columns: Vec<&str> = MEMBERS.columns.iter().map(|c| c.trim_start_matches('?').split('|').next().unwrap_or(c)).collect();
    let line = |given: &&[(&str, &str)]| {
        let value = |column: &str| given.iter().find(|(name, _)| *name == column).map(|(_, value)| *value);
        let leaves = value("yrexit").is_some();
        let cell = |column: &&str| match (value(column), *column) {
            (Some(value), _) => value,
            (None, "version") => "5.1",
            (None, "moent" | "dayent") => "1",
            (None, "moexit") if leaves => "12",
            (None, "dayexit") if leaves => "31",
            (None, "ineffect") if !leaves => "1",
            _ => "0",
        };
        columns.iter().map(cell).collect::<Vec<_>>().join(",")
    };
    let lines: Vec<String> = PROMISES.iter().map(line).collect();
    format!("{}\n{}\n", columns.join(","), lines.join("\n"))
}

/// A folder of its own, gone with the value.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn new() -> Folder {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("foederis-panel-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let folder = Folder(env::temp_dir().join(name));
        fs::create_dir_all(&folder.0).expect("a folder");
        folder.with("states2016.csv", STATES).with("nmc.csv", CAPABILITIES).with("atop5_1m.csv", &members())
    }

    pub(crate) fn with(self, name: &str, text: &str) -> Folder {
        fs::write(self.0.join(name), text).expect("written");
        self
    }

    pub(crate) fn without(self, name: &str) -> Folder {
        fs::remove_file(self.0.join(name)).expect("removed");
        self
    }

    pub(crate) fn read(&self, unit: Unit, years: RangeInclusive<u16>, columns: &[&str]) -> Result<Panel, Faults> {
        let columns = choose(unit, columns).expect("columns");
        Panel::read(&Library::open(&[&self.0]).expect("a folder"), unit, years, columns)
    }

    pub(crate) fn panel(&self, unit: Unit, years: RangeInclusive<u16>, columns: &[&str]) -> Panel {
        self.read(unit, years, columns).expect("a panel")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
