//! Every `console` block of the README and of `docs/` is run, and must show what the command prints.
//!
//! A block holds lines `$ command`, each followed by its output, standard error included. The blocks of a page share a
//! folder of their own; a block headed `toml file=PATH` is first written there. Commands are given to `sh`, so a long
//! answer may be cut by a pipe that the reader sees. A record's hash changes with the record: any equals any other.
//!
//! Blocks headed `console research` show what research data give, which are not part of the repository: they stand in the folder
//! `research` then, and the block is skipped where there are none.
//!
//! `FOEDERIS_UPDATE=1 cargo test -p foederis-cli --test console` writes the true output into the pages.

#![cfg(unix)]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

const FENCE: &str = "```";

#[test]
fn pages_show_what_the_command_prints() {
    let update = env::var_os("FOEDERIS_UPDATE").is_some();
    let mut stale = String::new();
    for path in pages() {
        let written = fs::read_to_string(&path).expect("a page is text");
        let folder = Folder::new(&path);
        let printed = run_page(&written, &folder.0);
        if without_hashes(&written) == without_hashes(&printed) {
            continue;
        }
        if update {
            fs::write(&path, printed).expect("a page can be written");
        } else {
            stale.push_str(&difference(&path, &written, &printed));
        }
    }
    assert!(stale.is_empty(), "{stale}\nIf the new output is right, write it into the pages with FOEDERIS_UPDATE=1.");
}

/// The README and every page of the book, in the order of their names.
fn pages() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let docs = fs::read_dir(root.join("docs")).expect("docs/ exists");
    let mut pages: Vec<PathBuf> = docs.map(|entry| entry.expect("docs/ can be listed").path()).collect();
    pages.retain(|page| page.extension().is_some_and(|e| e == "md"));
    pages.push(root.join("README.md"));
    pages.sort();
    pages
}

/// The page as it should read: the output of every command in place of what stood there.
fn run_page(text: &str, folder: &Path) -> String {
    let mut page = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        page.push_str(&format!("{line}\n"));
        let Some(info) = line.strip_prefix(FENCE) else { continue };
        let body: Vec<&str> = lines.by_ref().take_while(|l| *l != FENCE).collect();
        let body = body.iter().map(|l| format!("{l}\n")).collect::<String>();
        if let Some((_, file)) = info.split_once("file=") {
            let file = folder.join(file);
            fs::create_dir_all(file.parent().expect("a file has a folder")).expect("the folder can be written");
            fs::write(file, &body).expect("the folder can be written");
        }
        let block = match info {
            "console" => run_block(&body, folder),
            // Shows what the research data give, in the folder `research`; left as it is where there are none.
            "console research" if research(folder) => run_block(&body, folder),
            _ => body,
        };
        page.push_str(&format!("{block}{FENCE}\n"));
    }
    page
}

/// Links the research data, which are not part of the repository, into a page's folder. Without them the block is skipped, unless
/// `FOEDERIS_DATA_REQUIRED` is set.
fn research(folder: &Path) -> bool {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let data = env::var_os("FOEDERIS_DATA").map_or(beside, PathBuf::from);
    let Ok(data) = data.canonicalize() else {
        assert!(env::var_os("FOEDERIS_DATA_REQUIRED").is_none(), "no research data in {}: set FOEDERIS_DATA", data.display());
        // Past the capture of the test harness, which shows the output of failing tests only.
        let said = writeln!(std::io::stderr(), "SKIPPED: no research data in {}: set FOEDERIS_DATA", data.display());
        said.expect("standard error can be written");
        return false;
    };
    let link = folder.join("research");
    if !link.exists() {
        std::os::unix::fs::symlink(data, &link).expect("the folder can be written");
    }
    true
}

fn run_block(body: &str, folder: &Path) -> String {
    let commands = body.lines().filter_map(|line| line.strip_prefix("$ "));
    commands.map(|command| format!("$ {command}\n{}", run(command, folder))).collect()
}

/// What a command prints in a folder, standard error included, away from any terminal.
fn run(command: &str, folder: &Path) -> String {
    let bin = Path::new(env!("CARGO_BIN_EXE_foederis")).parent().expect("the command stands in a folder");
    let path = format!("{}:{}", bin.display(), env::var("PATH").unwrap_or_default());
    let mut sh = Command::new("sh");
    sh.args(["-c", &format!("exec 2>&1\n{command}")]).current_dir(folder).stdin(Stdio::null());
    sh.env("PATH", path).env("LC_ALL", "C").env_remove("CLICOLOR_FORCE");
    let output = sh.output().expect("sh runs");
    String::from_utf8(output.stdout).expect("output is UTF-8")
}

/// The text with every record hash, a word of 16 hexadecimal digits, made equal.
fn without_hashes(text: &str) -> String {
    let is_hash = |word: &str| word.len() == 16 && word.bytes().all(|b| b.is_ascii_hexdigit() && !b.is_ascii_uppercase());
    let words = text.split_inclusive(|c: char| !c.is_ascii_alphanumeric());
    let one = |word: &str| {
        let bare = word.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
        if is_hash(bare) { word.replacen(bare, "<hash>", 1) } else { word.to_owned() }
    };
    words.map(one).collect()
}

/// The first place where a page and the output part, with what leads up to it and what follows in each.
fn difference(path: &Path, written: &str, printed: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (written.lines().collect(), printed.lines().collect());
    let same = |(a, b): &(&&str, &&str)| without_hashes(a) == without_hashes(b);
    let at = old.iter().zip(&new).take_while(same).count();
    let command = old[..at].iter().rev().find(|line| line.starts_with("$ ")).unwrap_or(&"");
    let some = |mark: char, lines: &[&str]| {
        let block = lines.iter().skip(at).take(8).take_while(|line| **line != FENCE);
        block.map(|line| format!("{mark} {line}\n")).collect::<String>()
    };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    format!("\n{name}:{}: after `{command}`\n{}{}", at + 1, some('-', &old), some('+', &new))
}

/// A folder of its own for a page, gone when the page is done.
struct Folder(PathBuf);

impl Folder {
    fn new(page: &Path) -> Folder {
        let stem = page.file_stem().unwrap_or_default().to_string_lossy();
        let path = env::temp_dir().join(format!("foederis-console-{}-{stem}", std::process::id()));
        fs::create_dir_all(&path).expect("a temporary folder can be written");
        Folder(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
