//! A document as one self-contained page: no script, no font, no address that is fetched.

use foederis::vocab::Seen;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::document::{Block, Document, Inline, Note, Section, Text};
use crate::figures::INK;

const STYLE: &str = include_str!("brief.css");

/// The page.
pub fn html(document: &Document) -> String {
    let mut page = Page { cited: vec![0; document.notes.len()] };
    let lead: Vec<Markup> = document.lead.iter().map(|t| page.text(t)).collect();
    let sections: Vec<Markup> = document.sections.iter().map(|s| page.section(s)).collect();
    let markup = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (document.title) }
                style { (PreEscaped(STYLE)) (PreEscaped(INK)) }
            }
            body {
                main {
                    header {
                        p.kicker { (document.kicker) }
                        h1 { (document.title) }
                    }
                    section #summary aria-labelledby="summary-title" {
                        h2 #summary-title { "In short" }
                        @for (number, words) in lead.iter().enumerate() {
                            p.lead[number == 0] { (words) }
                        }
                    }
                    nav aria-label="Contents" {
                        h2 { "Contents" }
                        ol { @for section in &document.sections { li { a href=(format!("#{}", section.id)) { (section.title) } } } }
                    }
                    @for section in &sections { (section) }
                    section #notes aria-labelledby="notes-title" {
                        h2 #notes-title { "Notes" }
                        ol.notes { @for (number, note) in document.notes.iter().enumerate() { (page.note(number + 1, note)) } }
                    }
                }
                footer {
                    h2 { "How this brief was made" }
                    dl { @for (name, value) in &document.colophon { dt { (name) } dd { (value) } } }
                }
            }
        }
    };
    markup.into_string()
}

/// A page being written: how often each note has been cited.
struct Page {
    cited: Vec<usize>,
}

impl Page {
    fn section(&mut self, section: &Section) -> Markup {
        let blocks: Vec<Markup> = section.blocks.iter().map(|b| self.block(b)).collect();
        let title = format!("{}-title", section.id);
        html! {
            section id=(section.id) aria-labelledby=(title) {
                h2 id=(title) { (section.title) }
                @for block in &blocks { (block) }
            }
        }
    }

    fn block(&mut self, block: &Block) -> Markup {
        match block {
            Block::Heading(words) => html! { h3 { (words) } },
            Block::Paragraph(text) => html! { p { (self.text(text)) } },
            Block::List(items) => {
                let items: Vec<Markup> = items.iter().map(|i| self.text(i)).collect();
                html! { ul { @for item in &items { li { (item) } } } }
            }
            Block::Quote(words, by) => html! {
                figure.quote { blockquote { p { "“" (words) "”" } } figcaption { (self.text(by)) } }
            },
            Block::Table(caption, header, rows) => self.table(caption, header, rows),
            Block::Figure(figure) => html! {
                figure id=(format!("figure-{}", figure.name)) {
                    p.title { (figure.title) }
                    (figure.inline())
                    figcaption { (figure.caption) }
                }
            },
            Block::Details(summary, blocks) => {
                let blocks: Vec<Markup> = blocks.iter().map(|b| self.block(b)).collect();
                html! { details { summary { (summary) } @for block in &blocks { (block) } } }
            }
        }
    }

    fn table(&mut self, caption: &str, header: &[String], rows: &[Vec<Text>]) -> Markup {
        let rows: Vec<Vec<Markup>> = rows.iter().map(|row| row.iter().map(|cell| self.text(cell)).collect()).collect();
        html! {
            div.scroll tabindex="0" role="region" aria-label=(format!("Table: {caption}")) {
                table {
                    caption { (caption) }
                    thead { tr { @for name in header { th scope="col" { (name) } } } }
                    tbody {
                        @for row in &rows {
                            tr {
                                @for (number, cell) in row.iter().enumerate() {
                                    @if number == 0 { th scope="row" { (cell) } } @else { td data-label=(header[number]) { (cell) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    fn text(&mut self, text: &Text) -> Markup {
        let inline: Vec<Markup> = text.0.iter().map(|inline| self.inline(inline)).collect();
        html! { @for piece in &inline { (piece) } }
    }

    fn inline(&mut self, inline: &Inline) -> Markup {
        match inline {
            Inline::Words(words) => html! { (words) },
            Inline::Strong(words) => html! { strong { (words) } },
            Inline::Note(number) => {
                let cited = &mut self.cited[number - 1];
                *cited += 1;
                html! {
                    sup { a #(format!("cite-{number}-{cited}")) href=(format!("#note-{number}")) role="doc-noteref" aria-label=(format!("Note {number}")) { (number) } }
                }
            }
        }
    }

    fn note(&self, number: usize, note: &Note) -> Markup {
        html! {
            li id=(format!("note-{number}")) {
                (note.text)
                @if let Some(quote) = &note.quote { " “" (quote) "”" }
                @if let Some(url) = &note.url { " " a href=(url) { (shown(url)) } }
                @match note.seen {
                    Seen::Text => {},
                    Seen::Secondary => { " " span.seen { "Secondary source." } },
                    Seen::Recalled => { " " span.seen { "Recalled, not read." } },
                }
                @for cite in 1..=self.cited[number - 1].min(3) {
                    " " a.back href=(format!("#cite-{number}-{cite}")) role="doc-backlink" aria-label=(format!("Back to text, place {cite} of note {number}")) { "↩" }
                }
            }
        }
    }
}

/// An address as people read it.
fn shown(url: &str) -> String {
    let bare = url.trim_start_matches("https://").trim_start_matches("http://").trim_start_matches("www.");
    let host = bare.split('/').next().unwrap_or(bare);
    host.to_owned()
}
