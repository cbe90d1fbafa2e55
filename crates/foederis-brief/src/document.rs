//! A document: sections of paragraphs, tables and figures, whose claims carry notes. Written once, rendered as HTML, Markdown or JSON.

use std::collections::BTreeMap;

use foederis::Record;
use foederis::id::{InstrumentId, StatementId};
use foederis::vocab::{Seen, Status};
use foederis_analysis::compare::Held;

use crate::figures::Figure;
use crate::words;

/// A document.
#[derive(Debug, Clone)]
pub struct Document {
    /// What it is about, in a line above the title.
    pub kicker: String,
    /// Its title.
    pub title: String,
    /// The answer in a few sentences.
    pub lead: Vec<Text>,
    /// Its sections.
    pub sections: Vec<Section>,
    /// What its claims rest on, in the order in which they are first cited.
    pub notes: Vec<Note>,
    /// Which record, day and version it was written from.
    pub colophon: Vec<(String, String)>,
}

/// A section.
#[derive(Debug, Clone)]
pub struct Section {
    /// For links.
    pub id: &'static str,
    /// The heading.
    pub title: String,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// A piece of a section.
#[derive(Debug, Clone)]
pub enum Block {
    /// A heading below the section's.
    Heading(String),
    /// A paragraph.
    Paragraph(Text),
    /// A list.
    List(Vec<Text>),
    /// Somebody's words, and who said them.
    Quote(String, Text),
    /// A table: what it shows, its columns, its rows. The first column names the row.
    Table(String, Vec<String>, Vec<Vec<Text>>),
    /// A figure.
    Figure(Box<Figure>),
    /// What only some want to read: a summary, and the rest.
    Details(String, Vec<Block>),
}

/// Words with notes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Text(pub Vec<Inline>);

/// A piece of text.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    /// Words.
    Words(String),
    /// Words that stand out.
    Strong(String),
    /// The number of a note, from 1.
    Note(usize),
}

/// What a claim rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// In words: article, source.
    pub text: String,
    /// The operative words or the statement, where they were read.
    pub quote: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// How it was checked.
    pub seen: Seen,
}

impl Text {
    /// Words alone.
    pub fn of(words: impl Into<String>) -> Text {
        Text::default().say(words)
    }

    /// Adds words. A stop or comma goes before the notes it follows, as in print.
    #[must_use]
    pub fn say(mut self, words: impl Into<String>) -> Text {
        let words: String = words.into();
        let notes = self.0.iter().rev().take_while(|i| matches!(i, Inline::Note(_))).count();
        let stop =
            words.chars().next().filter(|c| matches!(c, '.' | ',' | ';' | ':')).filter(|_| notes > 0 && notes < self.0.len());
        let Some(stop) = stop else {
            self.0.push(Inline::Words(words));
            return self;
        };
        let at = self.0.len() - notes - 1;
        if let Inline::Words(before) | Inline::Strong(before) = &mut self.0[at] {
            before.push(stop);
        }
        let rest = words[stop.len_utf8()..].to_owned();
        if !rest.is_empty() {
            self.0.push(Inline::Words(rest));
        }
        self
    }

    /// Adds words that stand out.
    #[must_use]
    pub fn strong(mut self, words: impl Into<String>) -> Text {
        self.0.push(Inline::Strong(words.into()));
        self
    }

    /// Adds notes.
    #[must_use]
    pub fn note(mut self, notes: impl IntoIterator<Item = usize>) -> Text {
        for note in notes {
            if !self.0.contains(&Inline::Note(note)) {
                self.0.push(Inline::Note(note));
            }
        }
        self
    }

    /// The words alone.
    pub fn plain(&self) -> String {
        let word = |inline: &Inline| match inline {
            Inline::Words(words) | Inline::Strong(words) => words.clone(),
            Inline::Note(_) => String::new(),
        };
        self.0.iter().map(word).collect()
    }
}

/// The notes of a document being written: each source once.
#[derive(Debug)]
pub struct Notes<'r> {
    record: &'r Record,
    notes: Vec<Note>,
    known: BTreeMap<Key, usize>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Provision(InstrumentId, u16),
    Instrument(InstrumentId),
    Statement(StatementId),
    Words(String),
}

impl<'r> Notes<'r> {
    /// None yet.
    pub fn new(record: &'r Record) -> Self {
        Notes { record, notes: Vec::new(), known: BTreeMap::new() }
    }

    /// All of them, in order.
    pub fn into_vec(self) -> Vec<Note> {
        self.notes
    }

    /// All of them so far.
    pub fn all(&self) -> &[Note] {
        &self.notes
    }

    fn keep(&mut self, key: Key, note: impl FnOnce(&'r Record) -> Note) -> usize {
        if let Some(number) = self.known.get(&key) {
            return *number;
        }
        self.notes.push(note(self.record));
        self.known.insert(key, self.notes.len());
        self.notes.len()
    }

    /// The article that carries a duty.
    pub fn held(&mut self, held: &Held) -> usize {
        self.provision(held.instrument, held.provision)
    }

    /// An article.
    pub fn provision(&mut self, instrument: InstrumentId, provision: u16) -> usize {
        self.keep(Key::Provision(instrument, provision), |record| {
            let instrument = &record.instruments[instrument];
            let provision = &instrument.provisions[usize::from(provision)];
            let sources = || provision.sources.iter().filter_map(|n| instrument.sources.get(usize::from(*n)));
            let cited: Vec<&str> = sources().map(|s| s.citation.as_str()).collect();
            Note {
                text: match instrument.status {
                    Status::Proposed => format!("Modelled in this record: {}", sentence(&instrument.cite(provision), &cited)),
                    _ => sentence(&instrument.cite(provision), &cited),
                },
                quote: provision.quote.clone(),
                url: sources().find_map(|s| s.url.clone()),
                seen: instrument.seen,
            }
        })
    }

    /// An instrument as a whole.
    pub fn instrument(&mut self, instrument: InstrumentId) -> usize {
        self.keep(Key::Instrument(instrument), |record| {
            let instrument = &record.instruments[instrument];
            let cited: Vec<&str> = instrument.sources.iter().take(2).map(|s| s.citation.as_str()).collect();
            Note {
                text: sentence(&instrument.title, &cited),
                quote: None,
                url: instrument.sources.iter().find_map(|s| s.url.clone()),
                seen: instrument.seen,
            }
        })
    }

    /// A statement: who said it, in which office, where it was read.
    pub fn statement(&mut self, statement: StatementId) -> usize {
        self.keep(Key::Statement(statement), |record| {
            let statement = &record.statements[statement];
            let source = &statement.source;
            let office = statement.office.as_ref().map(|o| format!(" ({o})")).unwrap_or_default();
            let speaker = &record.speakers[statement.speaker].name;
            let said = format!("{speaker}{office}, {}", words::date(statement.date));
            let printed = [format!("“{}”", source.title), source.publisher.clone(), words::date(source.date)].join(", ");
            Note {
                text: format!("{said}. {printed}."),
                quote: statement.quote.clone(),
                url: Some(source.url.clone()),
                seen: statement.seen,
            }
        })
    }

    /// Something else, in words: citations, addresses, and entities of the record itself.
    pub fn words(&mut self, text: &str, seen: Seen) -> usize {
        self.keep(Key::Words(text.to_owned()), |record| {
            let (text, url) = apart(record, text);
            Note { text, quote: None, url, seen }
        })
    }
}

/// "ANZUS, Art. IV. 131 UNTS 83; text of 1951."
fn sentence(what: &str, cited: &[&str]) -> String {
    let mut text = format!("{what}.");
    if !cited.is_empty() {
        text.push(' ');
        text.push_str(cited.join("; ").trim_end_matches('.'));
        text.push('.');
    }
    text
}

/// Citations, and the first address among them. What the record says of itself is named once.
fn apart(record: &Record, text: &str) -> (String, Option<String>) {
    let mut url = None;
    let mut cited: Vec<String> = Vec::new();
    for piece in text
        .split("; ")
        .flat_map(|p| p.split(", record: ").enumerate().map(|(n, p)| if n == 0 { p.to_owned() } else { format!("record: {p}") }))
    {
        let (words, address) = match piece.find("https://").or_else(|| piece.find("http://")) {
            Some(at) => (piece[..at].trim_end_matches([' ', ',', ':', '(']), piece[at..].split_whitespace().next()),
            None => (piece.as_str(), None),
        };
        url = url.or(address.map(|a| a.trim_end_matches([',', ';', '.', ')']).to_owned()));
        let words = match words.strip_prefix("record: ") {
            Some(id) => {
                let id = id.split(',').next().unwrap_or(id);
                record
                    .instruments
                    .find(id)
                    .map_or_else(String::new, |i| format!("{}, in this record", record.instruments[i].short))
            }
            None if words == "derived" => String::new(),
            None => words.to_owned(),
        };
        if !words.is_empty() && !cited.contains(&words) {
            cited.push(words);
        }
    }
    let words = if cited.is_empty() { "Read at".to_owned() } else { format!("{}.", cited.join("; ").trim_end_matches('.')) };
    (words, url)
}
