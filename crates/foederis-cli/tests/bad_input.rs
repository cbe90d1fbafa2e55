//! Bad input gets a clear error and the right exit code: 2 for what was typed, 1 for what the record says. Never a panic.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::{env, fs};

/// What a command left behind.
struct Ran {
    code: i32,
    /// Standard output and standard error.
    text: String,
}

fn foederis(args: &[&str]) -> Ran {
    let output = Command::new(env!("CARGO_BIN_EXE_foederis")).args(args).output().expect("the command runs");
    let text = String::from_utf8([output.stdout, output.stderr].concat()).expect("output is UTF-8");
    assert!(!text.contains("panicked"), "{args:?}:\n{text}");
    Ran { code: output.status.code().expect("no signal ends it"), text }
}

/// Runs the command; it must end with this code and say all of this.
#[track_caller]
fn check(args: &[&str], code: i32, says: &[&str]) {
    let ran = foederis(args);
    assert_eq!(ran.code, code, "{args:?}:\n{}", ran.text);
    // Lines are broken to fit a screen.
    let said = ran.text.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in says {
        assert!(said.contains(words), "{args:?} does not say `{words}`:\n{}", ran.text);
    }
}

/// A record of its own to spoil: the one that `foederis new` writes. Gone when dropped.
struct Spoiled(PathBuf);

impl Spoiled {
    fn new() -> Spoiled {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let name = format!("foederis-bad-{}-{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        let spoiled = Spoiled(env::temp_dir().join(name));
        check(&["new", spoiled.path()], 0, &["wrote"]);
        spoiled
    }

    fn path(&self) -> &str {
        self.0.to_str().expect("a temporary path is UTF-8")
    }

    fn write(&self, file: &str, text: impl AsRef<[u8]>) {
        let file = self.0.join(file);
        fs::create_dir_all(file.parent().expect("a file has a folder")).expect("a temporary folder can be written");
        fs::write(file, text).expect("a temporary file can be written");
    }

    /// Adds to the end of a file.
    fn add(&self, file: &str, text: &str) {
        let old = fs::read_to_string(self.0.join(file)).expect("the example has this file");
        self.write(file, old + "\n" + text);
    }

    /// `check` of this record alone must end with this code and say all of this.
    #[track_caller]
    fn check(&self, code: i32, says: &[&str]) {
        check(&["--record", self.path(), "--no-builtin", "--color", "never", "check"], code, says);
    }
}

impl Drop for Spoiled {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn bound<'a>(attacker: &'a str, target: &'a str, at: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    [&["bound", "--attacker", attacker, "--target", target, "--at", at], more].concat()
}

#[test]
fn names_that_nothing_has() {
    check(&bound("Chnia", "PHL", "hawaii", &[]), 2, &["no state `Chnia`", "did you mean `China`?"]);
    check(&bound("CHN", "PHL", "Second Tomas Shoal", &[]), 2, &["no place", "did you mean `Second Thomas Shoal`?"]);
    check(&bound("CHN", "PHL", "hawaii", &["--with", "nato-1950"]), 2, &["did you mean `nato-1949`?"]);
    check(&bound("CHN", "PHL", "hawaii", &["--architecture", "asian-nat"]), 2, &["no architecture", "asian-nato"]);
    check(&["show", "nato-1950"], 2, &["no entity `nato-1950`", "did you mean `nato-1949`?"]);
    check(&["matrix", "--among", "JPN,ZZZ"], 2, &["no state `ZZZ`"]);
    check(&["structure", "--among", "JPN,ZZZ"], 2, &["no state `ZZZ`"]);
    check(&["structure", "--parties-of", "nato-1950"], 2, &["did you mean `nato-1949`?"]);
    check(&["list", "treaties"], 2, &["expected one of states", "instruments"]);
    check(&["list", "instruments", "--party", "Atlantis"], 2, &["no state `Atlantis`"]);
    check(&["list", "statements", "--by", "JPNN"], 2, &["no state `JPNN`", "did you mean `JPN`?"]);
    check(&["list", "statements", "--topic", "asian-natto"], 2, &["no topic", "did you mean `asian-nato`?"]);
    check(&["list", "statements", "--stance", "rejct"], 2, &["did you mean `reject`?"]);
    check(&["show", "shigeru-ishida"], 2, &["no entity", "did you mean `shigeru-ishiba`?"]);
}

#[test]
fn panels_that_cannot_be_made() {
    let spoiled = Spoiled::new();
    let data = ["--data", spoiled.path()];
    let panel = |more: &[&'static str]| -> Vec<&str> { [&["panel", "dyad-year"], more, &data].concat() };
    check(&panel(&["--columns", "atop_defence"]), 2, &["no column or group `atop_defence`", "did you mean `atop_defense`?"]);
    check(&panel(&["--from", "1950", "--to", "1940"]), 2, &["the years end before they begin"]);
    check(&panel(&["--from", "1700"]), 2, &["--from", "1816"]);
    check(&panel(&["-o", "panel.xlsx"]), 2, &["a panel is CSV or Parquet", ".parquet"]);
    check(&panel(&["--format", "json"]), 2, &["a panel is CSV or Parquet", "--dictionary"]);
    // Every file that is missing is named, and where to get it.
    check(&panel(&[]), 2, &["statelist2024.csv", "atop5_1m.csv", "`foederis import nmc --about`"]);
    check(&["panel", "dyad-year", "--data", "no-such-folder"], 2, &["no-such-folder", "there is no such folder or file"]);
    check(&["panel", "pair-year"], 2, &["pair-year", "directed-dyad-year"]);
    check(&["--format", "parquet", "panel", "dyad-year", "--dictionary"], 2, &["the dictionary is text"]);
    check(&["--format", "parquet", "matrix"], 2, &["only `panel` writes Parquet"]);
    check(&["measure", "USA", "UKG", "--year", "1700"], 2, &["--year", "1816"]);
}

#[test]
fn questions_that_make_no_sense() {
    check(&bound("CHN", "PHL", "hawaii", &["--on", "2026-02-30"]), 2, &["`2026-02-30` is not a day of the calendar"]);
    check(&bound("CHN", "PHL", "hawaii", &["--on", "2026"]), 2, &["YYYY-MM-DD"]);
    check(&bound("CHN", "PHL", "hawaii", &["--on", "tomorrow"]), 2, &["not a date"]);
    check(&bound("CHN", "PHL", "hawaii", &["--object", "vesel"]), 2, &["did you mean `vessel`?"]);
    check(&bound("CHN", "PHL", "hawaii", &["--form", ""]), 2, &["armed-attack"]);
    check(&bound("CHN", "CHN", "hawaii", &[]), 2, &["cannot attack itself"]);
    check(&bound("CHN", "non-state", "hawaii", &[]), 2, &["a target must be a state"]);
    check(&bound("CHN", "PHL", "south-china-sea-and-beyond", &[]), 2, &["no place"]);
    check(&bound("CHN", "PHL", "southeast-asia", &[]), 2, &["is a region", "such as"]);
    check(&["bound", "--attacker", "CHN", "--at", "hawaii"], 2, &["--target"]);
    check(&["structure", "--from", "1960", "--to", "1950"], 2, &["the years end before they begin"]);
    check(&["structure", "--from", "9000"], 2, &["has not come", "--on"]);
    check(&["structure", "--from", "9000", "--to", "9001"], 2, &["has not come"]);
    check(&["structure", "--to", "1950"], 2, &["--from"]);
    check(&["structure", "--from", "1950", "--on", "1950-01-01"], 2, &["cannot be used with"]);
    check(&["structure", "--from", "MCML"], 2, &["--from"]);
    check(&["structure", "--region", "hawaii"], 2, &["no state has its homeland in `hawaii`"]);
    check(&["structure", "--region", "Atlantis"], 2, &["no place"]);
    check(&["structure", "--among", "SUN,JPN", "--on", "2020-01-01"], 0, &["left out", "Soviet Union"]);
    check(&["structure", "--among", "SUN", "--on", "2020-01-01"], 0, &["No such state"]);
    check(&["structure", "--parties-of", "nato-1949", "--from", "1947", "--to", "1948"], 0, &["1947", "1948"]);
    check(&["list", "places", "--party", "JPN"], 2, &["places have none"]);
    check(&["list", "places", "--topic", "asian-nato"], 2, &["places have none"]);
    check(&["frobnicate"], 2, &["unrecognized subcommand"]);
    check(&["--no-builtin", "check"], 2, &["--record DIR"]);
}

#[test]
fn pacts_that_nobody_can_make() {
    let compare = |more: &[&'static str], says: &[&str]| check(&[&["compare", "--template", "act"], more].concat(), 2, says);
    compare(&[], &["a pact without members", "name instruments whose parties they are"]);
    compare(&["--pact", "JPN"], &["a pact with one member, Japan", "name at least two"]);
    compare(&["--pact", "JPN,Japan"], &["a pact with one member, Japan"]);
    compare(&["--pact", "JPN,EU"], &["only states can be members of a pact, not European Union"]);
    compare(&["--pact", "JPN,non-state"], &["only states can be members"]);
    compare(&["--pact", "JPN,Philipines"], &["no state `Philipines`", "did you mean `Philippines`?"]);
    compare(&["--pact", "JPN,PHL", "--area", "antarctic"], &["the area covers nothing", "Antarctic"]);
    compare(&["--pact", "JPN,PHL", "--area", "indo-pacfic"], &["no place", "did you mean `Indo-Pacific`?"]);
    compare(&["--pact", "JPN,PHL", "--supersede"], &["--unify"]);
    compare(&["--unify", "nato-1950"], &["did you mean `nato-1949`?"]);
    compare(&["--strengthen", "squad-2032"], &["did you mean `squad-2023`?"]);
    check(&["compare", "--pact", "JPN,PHL", "--template", "asist"], 2, &["no template `asist`", "did you mean `assist`?"]);
    check(&["compare", "--pact", "JPN,PHL"], 2, &["--template"]);
    check(&["compare"], 2, &["<ARCHITECTURE>"]);
    check(&["matrix", "--pact", "JPN", "--template", "act"], 2, &["a pact with one member, Japan"]);
    check(
        &bound("CHN", "JPN", "senkaku-islands", &["--pact", "JPN,EU", "--template", "act"]),
        2,
        &["only states can be members"],
    );
}

#[test]
fn issues_that_cannot_be_asked() {
    check(&["adopt"], 2, &["name a proposal or an issue", "--issue", "--past"]);
    check(
        &["adopt", "asian-nat"],
        2,
        &["no issue of the record is about `asian-nat`", "did you mean `asian-nato`?", "--issue FILE.csv"],
    );
    check(&["adopt", "us-japan-1960"], 2, &["no issue of the record is about `us-japan-1960`", "quad-2007"]);
    check(&["adopt", "asian-nato", "--on", "2020-01-01"], 2, &["was not judged for 2020-01-01", "ask --on 2024-09-01 or later"]);
    check(&["adopt", "asian-nato", "--draws", "0"], 2, &["--draws 0"]);
    check(&["adopt", "asian-nato", "--model", "medain"], 2, &["did you mean `median`?"]);
    check(&["adopt", "asian-nato", "--capability", "milx"], 2, &["`milx` is no measure of asian-nato", "did you mean `milex`?"]);
    check(&["adopt", "asian-nato", "--proposed-at", "101"], 2, &["--proposed-at", "0 to 100"]);
    check(&["adopt", "asian-nato", "--past"], 2, &["--past", "cannot be used with"]);
    check(&["adopt", "asian-nato", "--issue", "x.csv"], 2, &["cannot be used with"]);
    for (supposed, said) in [
        ("USA", "write ACTOR=NUMBER"),
        ("USA=much", "write ACTOR=NUMBER"),
        ("USA=70,60,80", "write ACTOR=NUMBER"),
        ("USA=NaN", "write ACTOR=NUMBER"),
        ("USSA=70", "did you mean `USA`?"),
        ("USA.saliance=70", "did you mean `salience`?"),
        ("USA=170", "it must be from 0 to 100"),
        ("USA.salience=-1", "in percent, from 0 to 100"),
    ] {
        check(&["adopt", "asian-nato", "--suppose", supposed], 2, &[said]);
    }
    check(&["positions", "asian-nat"], 2, &["did you mean `asian-nato`?"]);
    check(&["positions", "asian-nato", "--by", "JPM"], 2, &["no state `JPM`"]);
    // Before anybody was judged there are words alone; of a topic, too.
    check(&["positions", "asian-nato", "--on", "2022-07-01"], 0, &["was not judged for 2022-07-01", "Jaishankar"]);
    check(&["positions", "ocean-of-peace"], 0, &["Rabuka"]);
}

#[test]
fn proposals_that_make_no_sense() {
    check(&["compare", "asian-nat"], 2, &["no architecture `asian-nat`", "did you mean `asian-nato`?"]);
    check(&["compare", "asian-nato", "pacific-defence-pact"], 2, &["did you mean `pacific-defense-pact`?"]);
    check(&["compare", "asian-nato", "--hub", "Atlantis"], 2, &["no state `Atlantis`"]);
    check(&["compare", "asian-nato", "--region", "hawai"], 2, &["did you mean `Hawaii`?"]);
    check(&["compare", "asian-nato", "--contingency", "senkaku-landng"], 2, &["did you mean `senkaku-landing`?"]);
    check(&["distance", "standing"], 2, &["nothing is added", "name a proposal"]);
    check(&["distance", "asian-nato", "--on", "2026-01-01", "--from", "2030"], 2, &["--from 2030 is later than 2026-01-01"]);
    check(&["distance", "asian-nato", "--from", "MCML"], 2, &["--from"]);
    check(&["distance", "asian-nato", "--pair", "JPN"], 2, &["--pair takes two states"]);
    check(&["distance", "asian-nato", "--pair", "JPN,PHL,USA"], 2, &["--pair takes two states"]);
    check(&["distance", "asian-nato", "--pair", "JPN,CHN"], 2, &["China is not a member", "JPN", "PHL"]);
    check(&["distance", "asian-nato", "--pair", "JPN,ZZZ"], 2, &["no state `ZZZ`"]);
    check(
        &["figure", "nosuch", "asian-nato", "-o", "x.svg"],
        2,
        &["no figure `nosuch`", "web, matrix, cover, distance, positions, standing, timeline, outcomes, sensitivity"],
    );
    check(&["figure", "positons", "asian-nato", "-o", "x.svg"], 2, &["did you mean `positions`?"]);
    check(&["figure", "positions", "asian-nato"], 2, &["--output"]);
    check(&["figure", "positions", "asian-nato", "-o", "x.pdf"], 2, &["x.pdf", ".svg or .png"]);
    check(&["figure", "positions", "asian-nato", "-o", "x"], 2, &[".svg or .png"]);
    check(&["figure", "standing", "asian-nat", "-o", "x.svg"], 2, &["no issue of the record is about `asian-nat`", "asian-nato"]);
    check(&["figure", "standing", "asian-nato", "--on", "1999-01-01", "-o", "x.svg"], 2, &["was not judged for 1999-01-01"]);
    check(&["figure", "timeline", "asian-nato", "--on", "1900-01-01", "-o", "x.svg"], 2, &["nothing for this figure to show"]);
    check(
        &["figure", "timeline", "--pact", "JPN,PHL", "--template", "act", "-o", "x.svg"],
        2,
        &["nothing for this figure to show"],
    );
    check(&["positions", "asian-nato", "-o", "x.pdf"], 2, &["x.pdf", ".svg or .png"]);
    check(&["positions", "asian-nato", "--by", "JPN", "-o", "x.svg"], 2, &["--by leaves nobody out", "--timeline"]);
    check(&["adopt", "asian-nato", "-o", "x.pdf"], 2, &["x.pdf", ".svg or .png"]);
    check(&["adopt", "--past", "-o", "x.svg"], 2, &["--past", "cannot be used with"]);
    check(
        &["brief", "asian-nato", "--format", "csv"],
        2,
        &["a brief is no table", "--format md or json", "compare --format csv"],
    );
    check(&["brief", "asian-nato", "--on", "2026-01-01", "--from", "2030"], 2, &["later than 2026-01-01"]);
    for command in [&["compare", "asian-nato"][..], &["distance", "asian-nato"], &["list", "states"], &["matrix"]] {
        check(
            &[&["--format", "md"], command].concat(),
            2,
            &["only `brief` and `panel --dictionary` write Markdown", "table, json or csv"],
        );
    }
}

/// The brief of the example's treaty, which takes no time to write.
fn brief<'a>(spoiled: &'a Spoiled, more: &[&'a str]) -> Vec<&'a str> {
    let asked = ["--record", spoiled.path(), "--no-builtin", "brief", "strelsau-2020", "--on", "2021-03-01", "--from", "2020"];
    [&asked, more].concat()
}

/// What stands in a folder.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let name = |e: std::io::Result<fs::DirEntry>| e.expect("it can be listed").file_name().to_string_lossy().into_owned();
    let mut names: Vec<String> = entries.map(name).collect();
    names.sort();
    names
}

#[test]
fn briefs_are_written_whole_or_not_at_all() {
    let spoiled = Spoiled::new();
    let out = spoiled.0.join("out");
    fs::create_dir_all(out.join("folder.html")).expect("a temporary folder can be written");
    fs::write(out.join("file.toml"), "kept").expect("a temporary file can be written");
    let before = names(&out);
    let at = |name: &str| out.join(name).to_str().expect("a temporary path is UTF-8").to_owned();
    let refused = |file: String, says: &[&str]| {
        check(&brief(&spoiled, &["--output", &file]), 2, says);
        assert_eq!(names(&out), before, "{file}");
        assert!(names(&out.join("folder.html")).is_empty(), "{file}");
    };
    refused(at("missing/x.html"), &["x.html", "there is no such folder"]);
    refused(at("folder.html"), &["folder.html", "this is a folder"]);
    refused(at("folder.html/"), &["this is a folder"]);
    refused(at("folder.html/.."), &["name a file"]);
    refused(at("file.toml/x.html"), &["x.html"]);
    refused(at("x.pdf"), &["cannot be written as .pdf", ".html, .md or .json"]);
    refused(at(&format!("{}.html", "x".repeat(300))), &[".html"]);
    assert_eq!(fs::read_to_string(out.join("file.toml")).expect("it is still there"), "kept");
    for name in ["x.html", "x.md", "x.json"] {
        check(&brief(&spoiled, &["-o", &at(name)]), 0, &[]);
    }
    assert_eq!(names(&out), ["file.toml", "folder.html", "x.html", "x.json", "x.md"]);
}

#[test]
fn figures_of_issues_are_drawn_with_or_without_a_table() {
    let spoiled = Spoiled::new();
    let out = spoiled.0.join("drawn");
    fs::create_dir_all(&out).expect("a temporary folder can be written");
    let at = |name: &str| out.join(name).to_str().expect("a temporary path is UTF-8").to_owned();
    let read = |name: &str| fs::read_to_string(out.join(name)).expect("it was written");
    // An issue without an instrument, too.
    for (name, file) in [("standing", "a.svg"), ("timeline", "b.png"), ("sensitivity", "c.svg")] {
        check(&["figure", name, "pacific-pact-1949", "-o", &at(file)], 0, &[]);
    }
    check(&["positions", "asian-nato", "-o", &at("d.png")], 0, &[]);
    check(&["positions", "asian-nato", "--timeline", "--by", "JPN,USA", "-o", &at("e.svg")], 0, &[]);
    let quick = ["adopt", "aukus-2021", "--model", "mean,weighted-mean", "--draws", "10", "-o"];
    check(&[&quick[..], &[&at("f.svg")]].concat(), 0, &[]);
    check(&[&quick[..], &[&at("g.png"), "--suppose", "USA=90"]].concat(), 0, &[]);
    // What each had when it was judged, not today.
    check(&["figure", "sensitivity", "seato-1954", "-o", &at("h.svg")], 0, &[]);
    check(&["figure", "sensitivity", "seato-1954", "--on", "1954-09-08", "-o", &at("i.svg")], 0, &[]);
    assert_eq!(read("h.svg"), read("i.svg"));
    assert_eq!(names(&out), ["a.svg", "b.png", "c.svg", "d.png", "e.svg", "f.svg", "g.png", "h.svg", "i.svg"]);
    assert!(read("a.svg").contains("Philippines") && read("f.svg").contains("By two models"));
    // Nobody but those asked for has a row.
    assert!(read("e.svg").contains(">United States</text>") && !read("e.svg").contains(">Australia</text>"));
}

/// A disk that fills up, by a limit on the size of files: what was there stays, and nothing half-written is left.
#[cfg(unix)]
#[test]
fn a_brief_that_does_not_fit() {
    let spoiled = Spoiled::new();
    let out = spoiled.0.join("out");
    fs::create_dir_all(&out).expect("a temporary folder can be written");
    fs::write(out.join("old.html"), "kept").expect("a temporary file can be written");
    for name in ["old.html", "new.html"] {
        let file = out.join(name);
        let script = "trap '' XFSZ; ulimit -f 1; exec \"$0\" \"$@\"";
        let mut sh = Command::new("sh");
        sh.args(["-c", script, env!("CARGO_BIN_EXE_foederis")]);
        sh.args(brief(&spoiled, &["-o", file.to_str().expect("a temporary path is UTF-8")]));
        let output = sh.output().expect("sh runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{name}:\n{said}");
        assert!(said.contains(name), "{said}");
        assert_eq!(names(&out), ["old.html"]);
    }
    assert_eq!(fs::read_to_string(out.join("old.html")).expect("it is still there"), "kept");
}

/// A full device refuses every byte. It is written to by standard output only, never by name.
#[cfg(unix)]
#[test]
fn a_full_device_is_an_error() {
    use std::os::unix::fs::FileTypeExt;

    let full = Path::new("/dev/full");
    if !fs::metadata(full).is_ok_and(|m| m.file_type().is_char_device()) {
        return;
    }
    let spoiled = Spoiled::new();
    for format in ["table", "json", "md"] {
        let device = fs::OpenOptions::new().write(true).open(full).expect("the device can be opened");
        let mut foederis = Command::new(env!("CARGO_BIN_EXE_foederis"));
        let output = foederis.args(brief(&spoiled, &["--format", format])).stdout(device).output().expect("the command runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{format}:\n{said}");
        assert!(said.contains("error:"), "{format}:\n{said}");
    }
}

#[test]
fn folders_that_hold_no_record() {
    let spoiled = Spoiled::new();
    check(&["--record", "/nonexistent", "check"], 2, &["/nonexistent: there is no such folder"]);
    check(&["--record", &format!("{}/states/RUR.toml", spoiled.path()), "check"], 2, &["this is not a folder"]);
    check(&["--record", &format!("{}/states", spoiled.path()), "check"], 2, &["no record here", "states/"]);
}

#[test]
fn new_writes_into_an_empty_folder_only() {
    let spoiled = Spoiled::new();
    let kept = fs::read_to_string(spoiled.0.join("states/RUR.toml")).expect("the example has this file") + "# mine\n";
    spoiled.write("states/RUR.toml", &kept);
    check(&["new", spoiled.path()], 2, &["is not empty"]);
    assert_eq!(fs::read_to_string(spoiled.0.join("states/RUR.toml")).expect("it is still there"), kept);
    check(&["new", &format!("{}/states/RUR.toml", spoiled.path())], 2, &["states/RUR.toml"]);
    check(&["new", &format!("{}/cases/empty", spoiled.path())], 0, &["wrote 8 files"]);
}

#[test]
fn the_example_is_a_good_record() {
    Spoiled::new().check(0, &["all as documented", "no problems"]);
}

#[test]
fn files_that_are_no_text() {
    let spoiled = Spoiled::new();
    spoiled.write("states/BIG.toml", "#".repeat(5 << 20));
    spoiled.write("states/UTF.toml", b"id = \"UTF\"\nname = \"\xff\"\n");
    spoiled.write("states/NUL.toml", "\0");
    spoiled.write("states/NIL.toml", "");
    spoiled.check(1, &["longer than 4 MiB", "line 2 is not UTF-8: byte 0xFF", "NUL.toml", "NIL.toml", "a state lacks `name`"]);
}

#[cfg(unix)]
#[test]
fn links_in_a_circle_are_followed_once() {
    let spoiled = Spoiled::new();
    std::os::unix::fs::symlink("../places", spoiled.0.join("places/loop")).expect("a link can be made");
    spoiled.check(0, &["2 places", "no problems"]);
    std::os::unix::fs::symlink("self.toml", spoiled.0.join("places/self.toml")).expect("a link can be made");
    spoiled.check(1, &["self.toml", "this file cannot be read"]);
}

#[test]
fn every_problem_of_every_file_is_told_at_once() {
    let spoiled = Spoiled::new();
    let treaty = fs::read_to_string(spoiled.0.join("instruments/strelsau-2020.toml")).expect("the example has this file");
    let treaty = treaty.replace("duty     = \"consult\"", "duty     = \"consutl\"").replacen("trigger", "triger", 1);
    spoiled.write("instruments/strelsau-2020.toml", treaty.replace("2020-11-01", "2020-04-31"));
    spoiled.write("states/KRA.toml", "id = \"KRA\"\nname = Kravonia\n");
    let says = [
        "did you mean `consult`?",
        "did you mean `trigger`?",
        "lacks `trigger`",
        "`2020-04-31` is not a day of the calendar",
        "KRA.toml:2:8",
    ];
    spoiled.check(1, &says);
    let asked = [&["--record", spoiled.path(), "--no-builtin"], &bound("KRA", "RUR", "zenda", &[])[..]].concat();
    check(&asked, 1, &says);
}

#[test]
fn a_case_that_the_engine_answers_otherwise() {
    let spoiled = Spoiled::new();
    let case = fs::read_to_string(spoiled.0.join("cases/zenda-raid.toml")).expect("the example has this file");
    spoiled.write("cases/zenda-raid.toml", case.replace("provoked  = \"no\"", "provoked  = \"yes\""));
    spoiled.check(1, &["zenda-raid", "expected to defend bound", "not triggered (provoked)", "1 answer not as documented"]);
}

/// `docs/diagnostics.md` has an entry for every code, and the bad example of an entry is reported under its code.
///
/// A block `toml file=PATH` replaces a file of the example record, a block `toml add=PATH` is added to its end.
#[test]
fn every_code_is_documented_with_an_example_that_raises_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let page = fs::read_to_string(root.join("docs/diagnostics.md")).expect("the page exists");
    let mut documented = BTreeSet::new();
    for entry in page.split("\n## ").skip(1) {
        let code = entry.lines().next().unwrap_or_default().trim_matches('`');
        documented.insert(code.to_owned());
        let spoiled = Spoiled::new();
        let mut blocks = entry.split("\n```").skip(1).step_by(2).filter(|b| b.starts_with("toml ")).peekable();
        if blocks.peek().is_none() {
            continue;
        }
        for block in blocks {
            let (info, body) = block.split_once('\n').expect("a block has a head");
            match info.split_once('=').expect("the head names a file") {
                ("toml file", file) => spoiled.write(file, body),
                ("toml add", file) => spoiled.add(file, body),
                other => panic!("{code}: a block is headed {other:?}"),
            }
        }
        let ran = foederis(&["--record", spoiled.path(), "--no-builtin", "--color", "never", "check"]);
        assert!(ran.text.contains(&format!("[{code}]:")), "{code} is not what its example raises:\n{}", ran.text);
    }
    let mut raised = BTreeSet::new();
    codes(&root.join("crates/foederis-record/src"), &mut raised);
    assert_eq!(raised, documented, "codes in foederis-record, and entries in docs/diagnostics.md");
}

/// The codes that stand in the source: the first argument of `error(…)` where it is a text.
fn codes(path: &Path, found: &mut BTreeSet<String>) {
    if path.is_dir() {
        fs::read_dir(path).expect("the source is there").for_each(|e| codes(&e.expect("it can be listed").path(), found));
        return;
    }
    let text = fs::read_to_string(path).expect("source is text");
    let first = |call: &str| Some(call.trim_start().strip_prefix('"')?.split_once('"')?.0.to_owned());
    let is_code = |text: &String| text.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
    found.extend(text.split("error(").skip(1).filter_map(first).filter(is_code));
}

#[test]
fn a_closed_pipe_is_success() {
    for format in ["table", "json", "csv"] {
        for command in [&["list", "places"][..], &["check"], &bound("CHN", "USA", "hawaii", &["--on", "2024-06-01"])] {
            let (reader, writer) = std::io::pipe().expect("a pipe can be made");
            drop(reader);
            let mut foederis = Command::new(env!("CARGO_BIN_EXE_foederis"));
            let output = foederis.args(["--format", format]).args(command).stdout(writer).output().expect("the command runs");
            let said = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(0), "{format} {command:?}:\n{said}");
        }
    }
}
