//! The command line: one struct a command, from which help, completions and man pages are made.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use foederis::date::{Date, Dated};
use foederis::vocab::{Duty, Form, Layer, Object, Provoked, Seen, Stance, Status, Strength, Word};
use foederis_adoption::Model;
use foederis_record::Kind;

/// Executable security architecture: who is bound to do what if X attacks Y at place P on date D, and why
#[derive(Debug, Parser)]
#[command(
    name = "foederis",
    version,
    max_term_width = 100,
    after_help = "\
Examples:
  foederis bound --attacker CHN --target PHL --at \"Second Thomas Shoal\" --object vessel
  foederis bound --attacker CHN --target USA --at hawaii --on 2024-06-01 --explain
  foederis cascade --attacker PRK --target KOR --at south-korea --retaliation
  foederis list instruments --party JPN --duty defend --in-force-on 2026-01-01
  foederis positions asian-nato --by USA
  foederis adopt asian-nato --suppose USA=70
  foederis show us-japan-1960"
)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Args)]
pub(crate) struct Global {
    /// A folder of record files that extends or overrides the built-in record, or atop:DIR, the ATOP data instead of the built-in
    /// instruments; may be given several times
    #[arg(long, global = true, value_name = "DIR")]
    pub record: Vec<PathBuf>,
    /// Leave the built-in record out
    #[arg(long, global = true)]
    pub no_builtin: bool,
    /// How to write the answer
    #[arg(long, global = true, value_enum, default_value_t = Format::Table, value_name = "FORMAT")]
    pub format: Format,
    /// When to use colour
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    pub color: Color,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    Table,
    /// For programs; the contract stands in docs/json.md
    Json,
    /// For spreadsheets
    Csv,
    /// For editors: Markdown, of `brief` and `panel --dictionary` only
    Md,
    /// For statistics: columns with types, of `panel` only
    Parquet,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// In a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Color {
    /// Sets the choice for everything that is printed.
    pub(crate) fn apply(self) {
        match self {
            Color::Auto => {}
            Color::Always => anstream::ColorChoice::Always.write_global(),
            Color::Never => anstream::ColorChoice::Never.write_global(),
        }
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check the whole record and run every case
    Check(Check),
    /// List what the record holds
    List(List),
    /// Show one entity of the record
    Show(Show),
    /// Who is bound to do what if this happens, and why
    Bound(Bound),
    /// Who is drawn in, round by round
    Cascade(Cascade),
    /// Who owes whom a duty at all, whatever happens
    Matrix(Matrix),
    /// What one architecture changes against another: duties, cover, exposure, conflicts
    Compare(Compare),
    /// How far the standing instruments are from a pact, year by year
    Distance(Distance),
    /// Write a sourced, illustrated brief on what a pact would change
    Brief(Brief),
    /// Draw one figure of a brief
    Figure(Figure),
    /// What shape the network of duties has: a bloc, spokes around a hub, or neither
    Structure(Structure),
    /// Who said what about a pact, and where each stands
    Positions(Positions),
    /// Would a pact be adopted, or what would come of your own issue: by every model, with its uncertainty
    Adopt(Adopt),
    /// Bring a research data set into a record: alliances as instruments, tables in normal form
    Import(Import),
    /// Whom to cite: foederis, the record, and the data sets in use
    Cite(Cite),
    /// Which promises the wars of the past called due, against the codings of scholars, and how many were kept
    Hindcast(Hindcast),
    /// States, pairs or directed pairs year by year, with what research data say of them: CSV or Parquet
    Panel(Panel),
    /// How alike and how strong two states are in a year, by every measure
    Measure(Measure),
    /// Write a small commented record to start from
    New(New),
    /// Print a completion script for a shell
    Completions(Completions),
    /// Print the manual page
    Man,
}

#[derive(Debug, Args)]
pub(crate) struct Adopt {
    /// An issue of the record, or the proposal, instrument or architecture that one is about
    #[arg(value_name = "PROPOSAL")]
    pub proposal: Option<String>,
    /// When, by what was judged by then; today if left out
    #[arg(long, value_parser = day, value_name = "DATE", conflicts_with_all = ["issue", "past"])]
    pub on: Option<Date>,
    /// Suppose another number for an actor: USA=70 for its position, USA.salience=90, USA.capability=30; a range as USA=60,70,80
    #[arg(long, value_name = "ACTOR=NUMBER", visible_alias = "move", conflicts_with = "past")]
    pub suppose: Vec<String>,
    /// Who bargains: `all` actors, or the `signatories` alone, whose signature or consent is asked for
    #[arg(long, value_enum, default_value_t = Among::All, value_name = "WHO", conflicts_with = "issue")]
    pub among: Among,
    /// Make capabilities of these measures only [default: those of the issue]
    #[arg(long, value_delimiter = ',', value_name = "MEASURE", conflicts_with_all = ["issue", "past"])]
    pub capability: Vec<String>,
    /// Suppose that the proposal stands at another point of the scale
    #[arg(long, value_name = "POINT", conflicts_with_all = ["issue", "past"])]
    pub proposed_at: Option<f64>,
    /// Every issue of the record whose outcome is known: the models' answers beside what happened
    #[arg(long, conflicts_with_all = ["issue", "proposal"])]
    pub past: bool,
    /// A CSV file of actors instead: actor, capability, position, salience in percent; ranges as position_low, position_high and so on
    #[arg(long, value_name = "FILE", conflicts_with = "proposal")]
    pub issue: Option<PathBuf>,
    #[arg(long, value_parser = word::<Model>, value_delimiter = ',', value_name = "MODEL",
        help = format!("Only these models, of {}; the first is the one whose sensitivity is shown [default: all, and weighted-mean]", Model::WORDS.join(", ")))]
    pub model: Vec<Model>,
    /// How many draws from the ranges
    #[arg(long, default_value_t = 2000)]
    pub draws: u32,
    /// Equal seeds give equal draws
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// The ends of the scale of a file
    #[arg(long, value_name = "LOW,HIGH", default_value = "0,100", value_parser = scale)]
    pub scale: (f64, f64),
    /// Where things stand if they do not agree; for a file
    #[arg(long, value_name = "POINT", requires = "issue")]
    pub status_quo: Option<f64>,
    /// The point from which on it would count as adopted: its chance by every model, and what would bring it about; for a file
    #[arg(long, value_name = "POINT", requires = "issue")]
    pub at_least: Option<f64>,
    /// Draw the outcomes of every model, too: FILE.svg or FILE.png; what is supposed beside what is on record
    #[arg(short, long, value_name = "FILE", conflicts_with_all = ["issue", "past"])]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Positions {
    /// An issue of the record, or the proposal, instrument, architecture or topic that is spoken of
    #[arg(value_name = "PROPOSAL")]
    pub proposal: String,
    /// When, by what was said and judged by then; today if left out
    #[arg(long, value_parser = day, value_name = "DATE")]
    pub on: Option<Date>,
    /// How stances moved since the first statement, forerunners and other roads included
    #[arg(long)]
    pub timeline: bool,
    /// Only what was said by these states or organisations
    #[arg(long, value_delimiter = ',', value_name = "STATE,…")]
    pub by: Vec<String>,
    /// Draw it, too: FILE.svg or FILE.png; where each stands, or what was said with --timeline
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Among {
    /// Every actor of the issue
    All,
    /// Those whose signature or consent is asked for
    Signatories,
}

impl From<Among> for foederis_adoption::Among {
    fn from(typed: Among) -> Self {
        match typed {
            Among::All => Self::All,
            Among::Signatories => Self::Signatories,
        }
    }
}

/// Two numbers, the lower first.
fn scale(text: &str) -> Result<(f64, f64), String> {
    let ends: Vec<f64> = text.split(',').filter_map(|end| end.trim().parse().ok()).collect();
    match ends.as_slice() {
        [low, high] if low < high && low.is_finite() && high.is_finite() => Ok((*low, *high)),
        _ => Err("write two numbers, the lower first: 0,100".into()),
    }
}

#[derive(Debug, Args)]
pub(crate) struct Import {
    /// Which data set: atop, nmc, states, wars, contiguity, mid, gml, dcad or reliability
    #[arg(value_name = "DATASET", required_unless_present = "about")]
    pub dataset: Option<String>,
    /// Its folder or file, as downloaded; may be given several times [default: the folder in FOEDERIS_DATA]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The record folder to write into; without it, only the account of what would come in is printed
    #[arg(short, long, value_name = "RECORD")]
    pub output: Option<PathBuf>,
    /// What the data sets are: files, columns, versions, terms of use, citation, address
    #[arg(long)]
    pub about: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Cite {
    /// Folder or file of research data in use; may be given several times
    #[arg(long, value_name = "DIR")]
    pub data: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Hindcast {
    #[command(flatten)]
    pub data: Data,
    /// List every pair on which engine and humans differ
    #[arg(long)]
    pub misses: bool,
    /// Only this war, by its Correlates of War number
    #[arg(long, value_name = "NUMBER", conflicts_with = "misses")]
    pub war: Option<u16>,
    /// Only this alliance, by its ATOP number
    #[arg(long, value_name = "ATOP", requires = "war")]
    pub alliance: Option<u16>,
    /// Show every promise that was held against the war
    #[arg(long, requires = "war")]
    pub explain: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    /// Do not run the cases
    #[arg(long)]
    pub no_cases: bool,
    /// Instead, hold the record against a data set of alliances: atop:DIR. Every difference, with both sources
    #[arg(long, value_name = "DATA")]
    pub against: Option<PathBuf>,
    /// On which day [default: the last that the data set knows]
    #[arg(long, value_parser = day, value_name = "DATE", requires = "against")]
    pub on: Option<Date>,
}

#[derive(Debug, Args)]
pub(crate) struct List {
    /// What to list
    #[arg(value_parser = word::<Kind>, value_name = "KIND", help = format!("What to list: {}", Kind::WORDS.join(", ")))]
    pub kind: Kind,
    /// Only instruments of this party
    #[arg(long, value_name = "STATE")]
    pub party: Vec<String>,
    /// Only instruments of this layer
    #[arg(long, value_parser = word::<Layer>, value_name = "LAYER")]
    pub layer: Option<Layer>,
    /// Only instruments with a duty of this kind
    #[arg(long, value_parser = word::<Duty>, value_name = "DUTY")]
    pub duty: Option<Duty>,
    /// Only instruments with this status
    #[arg(long, value_parser = word::<Status>, value_name = "STATUS")]
    pub status: Option<Status>,
    /// Only instruments in force on this date, for certain or contested
    #[arg(long, value_parser = day, value_name = "DATE")]
    pub in_force_on: Option<Date>,
    /// Only statements on this topic
    #[arg(long, value_name = "TOPIC")]
    pub topic: Option<String>,
    /// Only statements that are evidence of this state's or organisation's position
    #[arg(long, value_name = "STATE")]
    pub by: Option<String>,
    /// Only statements of this stance
    #[arg(long, value_parser = word::<Stance>, value_name = "STANCE",
        help = format!("Only statements of this stance: {}", Stance::WORDS.join(", ")))]
    pub stance: Option<Stance>,
    /// Only what was checked so: text, secondary or recalled
    #[arg(long, value_parser = word::<Seen>, value_name = "SEEN")]
    pub seen: Option<Seen>,
}

#[derive(Debug, Args)]
pub(crate) struct Show {
    /// An id, or kind/id where several kinds share one; states, places and speakers also by name
    pub id: String,
}

#[derive(Debug, Args)]
pub(crate) struct Bound {
    #[command(flatten)]
    pub incident: Incident,
    #[command(flatten)]
    pub architecture: Architecture,
    /// Give the reasons of every line
    #[arg(long)]
    pub explain: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Incident {
    /// Start from a contingency of the record; what else is given here changes it
    #[arg(long, value_name = "ID")]
    pub contingency: Option<String>,
    /// Who attacks: states by id, name or code, or non-state
    #[arg(long, required_unless_present = "contingency", value_name = "STATE,…")]
    pub attacker: Vec<String>,
    /// Who is attacked
    #[arg(long, required_unless_present = "contingency", value_name = "STATE,…")]
    pub target: Vec<String>,
    /// Where
    #[arg(long, required_unless_present = "contingency", value_name = "PLACE")]
    pub at: Option<String>,
    /// When; today if left out
    #[arg(long, value_parser = day, value_name = "DATE")]
    pub on: Option<Date>,
    /// What is attacked
    #[arg(
        long, value_parser = word::<Object>, value_name = "OBJECT",
        help = format!("What is attacked [default: territory]: {}", Object::WORDS.join(", ")))]
    pub object: Option<Object>,
    /// How
    #[arg(
        long, value_parser = word::<Form>, value_name = "FORM",
        help = format!("How [default: armed-attack]: {}", Form::WORDS.join(", ")))]
    pub form: Option<Form>,
    /// Whether the target struck first or provoked it [default: no]
    #[arg(long, value_parser = word::<Provoked>, value_name = "no|yes|disputed")]
    pub provoked: Option<Provoked>,
}

#[derive(Debug, Args)]
pub(crate) struct Architecture {
    /// Add an instrument or proposal, as if in force; may be given several times
    #[arg(long, value_name = "ID")]
    pub with: Vec<String>,
    /// Take an instrument away; may be given several times
    #[arg(long, value_name = "ID")]
    pub without: Vec<String>,
    /// Start from this architecture instead of the standing record
    #[arg(long, value_name = "ID")]
    pub architecture: Option<String>,
    #[command(flatten)]
    pub plan: Plan,
}

/// A pact composed on the command line.
#[derive(Debug, Args)]
#[command(next_help_heading = "Compose a pact")]
pub(crate) struct Plan {
    /// Add a pact among these states; needs --template
    #[arg(long, value_name = "STATE,…", requires = "template")]
    pub pact: Vec<String>,
    /// Add a pact that unifies these instruments; its members are their parties, unless --pact names them
    #[arg(long, value_name = "ID,…", requires = "template", value_delimiter = ',')]
    pub unify: Vec<String>,
    /// Deepen the tie of each of these instruments among its own parties, without a common pact
    #[arg(long, value_name = "ID,…", requires = "template", value_delimiter = ',')]
    pub strengthen: Vec<String>,
    /// Whose duties: a template of the record; `foederis list templates`
    #[arg(long, value_name = "ID")]
    pub template: Option<String>,
    /// Where they apply: places or regions [default: everywhere]
    #[arg(long, value_name = "PLACE,…", value_delimiter = ',', requires = "template")]
    pub area: Vec<String>,
    /// The pact takes the place of the instruments it unifies
    #[arg(long, requires = "unify")]
    pub supersede: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Cascade {
    #[command(flatten)]
    pub incident: Incident,
    #[command(flatten)]
    pub architecture: Architecture,
    /// The weakest strength that moves a state: act, assist or automatic
    #[arg(long, default_value = "act", value_parser = word::<Strength>, value_name = "STRENGTH")]
    pub resolve: Strength,
    /// Assume that states honour contested duties too
    #[arg(long)]
    pub contested: bool,
    /// Assume that the attackers strike each joiner at its homeland
    #[arg(long)]
    pub retaliation: bool,
    /// Assume that the attackers' allies accept a counter-attack as an attack on them
    #[arg(long)]
    pub own_account: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Matrix {
    /// Which duty
    #[arg(long, default_value = "defend", value_parser = word::<Duty>, value_name = "DUTY",
        help = format!("Which duty: {}", Duty::WORDS.join(", ")))]
    pub duty: Duty,
    /// When; today if left out
    #[arg(long, value_parser = day, value_name = "DATE")]
    pub on: Option<Date>,
    /// Only these states
    #[arg(long, value_name = "STATE,…")]
    pub among: Vec<String>,
    /// Only the parties of this instrument; may be given several times
    #[arg(long, value_name = "ID")]
    pub parties_of: Vec<String>,
    #[command(flatten)]
    pub architecture: Architecture,
}

/// What is compared: a proposal and what stands without it.
#[derive(Debug, Args)]
pub(crate) struct Subject {
    /// An architecture, instrument or proposal; or compose one with --pact, --unify or --strengthen
    #[arg(value_name = "ARCHITECTURE", required_unless_present_any = ["template", "pact", "unify", "strengthen"],
        conflicts_with_all = ["pact", "unify", "strengthen"])]
    pub architecture: Option<String>,
    /// When; the day of the architecture, or today, if left out
    #[arg(long, value_parser = day, value_name = "DATE")]
    pub on: Option<Date>,
    #[command(flatten)]
    pub plan: Plan,
}

#[derive(Debug, Args)]
pub(crate) struct Compare {
    #[command(flatten)]
    pub subject: Subject,
    /// Compare against this architecture or instrument instead of what stands without the first
    #[arg(value_name = "BASELINE")]
    pub baseline: Option<String>,
    #[command(flatten)]
    pub scene: Scene,
    /// Name every duty that changes, with its article
    #[arg(long)]
    pub explain: bool,
}

/// Of which part of the world the questions are asked.
#[derive(Debug, Args)]
pub(crate) struct Scene {
    /// Ask every attacker, target, place and object of these regions [default: those the pact names]
    #[arg(long, value_name = "PLACE,…", value_delimiter = ',')]
    pub region: Vec<String>,
    /// Only these contingencies [default: all of the record]
    #[arg(long, value_name = "ID,…", value_delimiter = ',')]
    pub contingency: Vec<String>,
    /// The state whose absence to try [default: the one on which most defence runs]
    #[arg(long, value_name = "STATE")]
    pub hub: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Distance {
    #[command(flatten)]
    pub subject: Subject,
    /// The first year [default: 1950, or ten years before an earlier day]
    #[arg(long, value_parser = clap::value_parser!(i16).range(1..=9999), value_name = "YEAR")]
    pub from: Option<i16>,
    /// Only between these two members, with the instruments that brought them closer
    #[arg(long, value_name = "STATE,STATE")]
    pub pair: Vec<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Brief {
    #[command(flatten)]
    pub subject: Subject,
    #[command(flatten)]
    pub scene: Scene,
    /// The first year of distances [default: 1950, or ten years before an earlier day]
    #[arg(long, value_parser = clap::value_parser!(i16).range(1..=9999), value_name = "YEAR")]
    pub from: Option<i16>,
    /// Where to write it: FILE.html, FILE.md or FILE.json; to standard output if left out
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Figure {
    /// Which figure: web, matrix, cover, distance or positions of a proposal; standing, timeline, outcomes or sensitivity of a proposal
    /// or an issue of the record
    #[arg(value_name = "NAME")]
    pub name: String,
    #[command(flatten)]
    pub subject: Subject,
    #[command(flatten)]
    pub scene: Scene,
    /// The first year of distances [default: 1950, or ten years before an earlier day]
    #[arg(long, value_parser = clap::value_parser!(i16).range(1..=9999), value_name = "YEAR")]
    pub from: Option<i16>,
    /// Where to write it: FILE.svg or FILE.png
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Structure {
    /// When; today if left out
    #[arg(long, value_parser = day, value_name = "DATE", conflicts_with_all = ["from", "to"])]
    pub on: Option<Date>,
    /// Year by year from this one, each on its last day
    #[arg(long, value_parser = clap::value_parser!(i16).range(1..=9999), value_name = "YEAR")]
    pub from: Option<i16>,
    /// The last year; this one if left out, on the day of today
    #[arg(long, value_parser = clap::value_parser!(i16).range(1..=9999), value_name = "YEAR", requires = "from")]
    pub to: Option<i16>,
    /// Among these states; among all there are on the day if no group is given, and in any of them if several are
    #[arg(long, value_name = "STATE,…")]
    pub among: Vec<String>,
    /// Among the parties of this instrument on the day; may be given several times
    #[arg(long, value_name = "ID")]
    pub parties_of: Vec<String>,
    /// Among the states with a homeland in this region; may be given several times
    #[arg(long, value_name = "PLACE")]
    pub region: Vec<String>,
    /// Which duty makes a tie
    #[arg(long, default_value = "defend", value_parser = word::<Duty>, value_name = "DUTY",
        help = format!("Which duty makes a tie: {}", Duty::WORDS.join(", ")))]
    pub duty: Duty,
    /// Count contested duties, too
    #[arg(long)]
    pub contested: bool,
    #[command(flatten)]
    pub architecture: Architecture,
}

/// Research data that the user brings.
#[derive(Debug, Args)]
pub(crate) struct Data {
    /// A folder with the files as downloaded, or one file; may be given several times [default: the folders in FOEDERIS_DATA]
    #[arg(long, value_name = "DIR")]
    pub data: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Panel {
    /// What one row is
    #[arg(value_enum, value_name = "UNIT")]
    pub unit: Unit,
    #[command(flatten)]
    pub data: Data,
    /// The first year
    #[arg(long, default_value_t = 1816, value_parser = clap::value_parser!(u16).range(1816..=2100), value_name = "YEAR")]
    pub from: u16,
    /// The last year
    #[arg(long, default_value_t = 2018, value_parser = clap::value_parser!(u16).range(1816..=2100), value_name = "YEAR")]
    pub to: u16,
    /// Which columns: names, groups or all; --dictionary lists them
    #[arg(long, value_name = "COLUMN,…", value_delimiter = ',', default_value = "alliances,capabilities")]
    pub columns: Vec<String>,
    /// Where to write it: FILE.csv or FILE.parquet; CSV to standard output if left out
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Print what the columns mean instead: type, unit, missing values, source
    #[arg(long)]
    pub dictionary: bool,
}

#[allow(clippy::enum_variant_names, reason = "the words that users of panels know")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Unit {
    /// A state in a year
    #[value(name = "state-year")]
    State,
    /// Two states in a year
    #[value(name = "dyad-year")]
    Dyad,
    /// What one state has to do with another in a year
    #[value(name = "directed-dyad-year")]
    DirectedDyad,
}

#[derive(Debug, Args)]
pub(crate) struct Measure {
    /// A state by its Correlates of War number or letters, or by id or name
    #[arg(value_name = "STATE")]
    pub one: String,
    /// Another
    #[arg(value_name = "STATE")]
    pub other: String,
    /// The year
    #[arg(long, value_parser = clap::value_parser!(u16).range(1816..=2100), value_name = "YEAR")]
    pub year: u16,
    #[command(flatten)]
    pub data: Data,
}

#[derive(Debug, Args)]
pub(crate) struct New {
    /// The folder to write; it must not exist, or be empty
    pub dir: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// For which shell
    pub shell: clap_complete::Shell,
}

/// A word of the vocabulary, with a did-you-mean.
fn word<W: Word>(text: &str) -> Result<W, String> {
    W::parse(text).ok_or_else(|| {
        let meant = crate::ask::meant(text, W::WORDS.iter().copied());
        format!("expected one of {}{meant}", W::WORDS.join(", "))
    })
}

/// A day of the calendar.
fn day(text: &str) -> Result<Date, String> {
    let dated = Dated::parse(text)?;
    if dated.earliest == dated.latest { Ok(dated.earliest) } else { Err("write the day: YYYY-MM-DD".into()) }
}
