//! Words on a screen: width, wrapping, lists, colour.

pub(crate) mod duty;
pub(crate) mod stance;
pub(crate) mod table;

use anstyle::{AnsiColor, Style};
use foederis::listed;

pub(crate) use foederis_brief::words::share;

/// Headings.
pub(crate) const HEADING: Style = Style::new().bold();
/// What is in dispute.
pub(crate) const CONTESTED: Style = AnsiColor::Yellow.on_default();
/// What stands back.
pub(crate) const DIM: Style = Style::new().dimmed();

/// How wide to write: the terminal, but no wider than can be read; 100 when there is none.
pub(crate) fn width() -> usize {
    terminal_size::terminal_size().map_or(100, |(w, _)| (w.0 as usize).clamp(60, 120))
}

/// Wraps a paragraph, the first line after `first`, the others after `rest`.
pub(crate) fn wrap(text: &str, first: &str, rest: &str) -> String {
    let options = textwrap::Options::new(width())
        .initial_indent(first)
        .subsequent_indent(rest)
        .break_words(false)
        .word_separator(textwrap::WordSeparator::AsciiSpace)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::fill(text, options)
}

/// A number with a decimal; a dash where there is none.
pub(crate) fn number(value: Option<f64>) -> String {
    value.map_or_else(|| "–".into(), |value| format!("{value:.1}"))
}

/// A number with all its digits; nothing where there is none.
pub(crate) fn exact(value: Option<f64>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// "1 case", "2 cases".
pub(crate) fn count(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

/// At most `most` items, then how many more.
pub(crate) fn listed_some<S: AsRef<str>>(items: &[S], most: usize) -> String {
    if items.len() <= most + 1 {
        return listed(items);
    }
    let shown: Vec<&str> = items[..most].iter().map(AsRef::as_ref).collect();
    format!("{} and {} others", shown.join(", "), items.len() - most)
}
