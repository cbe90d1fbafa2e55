//! A document as Markdown: the words, tables and notes; of figures the finding, the caption and what they show.

use foederis::vocab::Seen;

use crate::document::{Block, Document, Inline, Text};

/// The document.
pub fn markdown(document: &Document) -> String {
    let mut out = format!("# {}\n\n{}\n\n## In short\n\n", document.title, document.kicker);
    document.lead.iter().for_each(|words| out.push_str(&format!("{}\n\n", text(words))));
    for section in &document.sections {
        out.push_str(&format!("## {}\n\n", section.title));
        section.blocks.iter().for_each(|b| block(b, &mut out));
    }
    out.push_str("## Notes\n\n");
    for (number, note) in document.notes.iter().enumerate() {
        let quote = note.quote.as_ref().map(|q| format!(" “{}”", escaped(q))).unwrap_or_default();
        let url = note.url.as_ref().map(|u| format!(" <{u}>")).unwrap_or_default();
        let seen = match note.seen {
            Seen::Text => "",
            Seen::Secondary => " Secondary source.",
            Seen::Recalled => " Recalled, not read.",
        };
        out.push_str(&format!("[^{}]: {}{quote}{url}{seen}\n", number + 1, escaped(&note.text)));
    }
    out.push_str("\n## How this brief was made\n\n");
    document.colophon.iter().for_each(|(name, value)| out.push_str(&format!("- {name}: {value}\n")));
    out
}

fn block(block: &Block, out: &mut String) {
    match block {
        Block::Heading(words) => out.push_str(&format!("### {words}\n\n")),
        Block::Paragraph(words) => out.push_str(&format!("{}\n\n", text(words))),
        Block::List(items) => {
            items.iter().for_each(|item| out.push_str(&format!("- {}\n", text(item))));
            out.push('\n');
        }
        Block::Quote(words, by) => out.push_str(&format!("> “{}”\n>\n> {}\n\n", escaped(words), text(by))),
        Block::Table(caption, header, rows) => {
            out.push_str(&format!("*{caption}*\n\n| {} |\n|{}\n", header.join(" | "), " --- |".repeat(header.len())));
            for row in rows {
                let cells: Vec<String> = row.iter().map(|cell| text(cell).replace('|', "\\|")).collect();
                out.push_str(&format!("| {} |\n", cells.join(" | ")));
            }
            out.push('\n');
        }
        Block::Figure(figure) => {
            out.push_str(&format!("**Figure: {}**\n\n{}\n\n*{}*\n\n", figure.title, figure.alt, figure.caption));
        }
        Block::Details(summary, blocks) => {
            out.push_str(&format!("#### {summary}\n\n"));
            blocks.iter().for_each(|inner| self::block(inner, out));
        }
    }
}

fn text(words: &Text) -> String {
    let piece = |inline: &Inline| match inline {
        Inline::Words(words) => escaped(words),
        Inline::Strong(words) => {
            // The marks must touch letters, not spaces.
            let bare = words.trim_end();
            format!("**{}**{}", escaped(bare), &words[bare.len()..])
        }
        Inline::Note(number) => format!("[^{number}]"),
    };
    words.0.iter().map(piece).collect()
}

/// Signs that Markdown would read as marks.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for sign in words.chars() {
        if matches!(sign, '*' | '_' | '[' | ']' | '<' | '>' | '`') {
            out.push('\\');
        }
        out.push(sign);
    }
    out
}
