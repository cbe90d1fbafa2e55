//! Marks: text, lines, dots, with numbers rounded alike on every machine.

use maud::{Markup, html};

use super::Drawing;

/// A coordinate with at most two decimals.
pub(super) fn n(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Where text is anchored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

impl Anchor {
    const fn word(self) -> &'static str {
        match self {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        }
    }
}

/// A line of text; `class` is one of `ink.css` and sets its size.
pub(super) fn text(x: f64, y: f64, class: &str, anchor: Anchor, words: &str) -> Markup {
    html! { text.(class) x=(n(x)) y=(n(y)) text-anchor=(anchor.word()) { (words) } }
}

/// A straight line.
pub(super) fn line(from: (f64, f64), to: (f64, f64), class: &str) -> Markup {
    html! { line.(class) x1=(n(from.0)) y1=(n(from.1)) x2=(n(to.0)) y2=(n(to.1)) {} }
}

/// How wide a text is at a font size, with a margin: fonts differ from machine to machine.
pub(super) fn width(words: &str, size: f64) -> f64 {
    let letter = |c: char| match c {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | ' ' | 'I' | 't' | 'f' | 'r' | '(' | ')' => 0.38,
        'm' | 'w' | 'M' | 'W' | '%' | '→' | '—' => 0.95,
        c if c.is_uppercase() || c.is_ascii_digit() => 0.68,
        _ => 0.6,
    };
    words.chars().map(letter).sum::<f64>() * size
}

/// Words broken into lines no wider than `most`.
pub(super) fn wrapped(words: &str, size: f64, most: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(&format!("{line} {word}"), size) <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// A paragraph of text as a drawing of its own.
pub(super) fn paragraph(words: &str, class: &str, most: f64, size: f64) -> Drawing {
    // Titles are bold, and bold letters are wider: DejaVu's by a seventh.
    let weight = if class == "title" { 1.15 } else { 1.0 };
    let lines = wrapped(words, size * weight, most);
    let step = (size * 1.35).round();
    let body = html! {
        @for (number, words) in lines.iter().enumerate() {
            (text(0.0, size + number as f64 * step, class, Anchor::Start, words))
        }
    };
    Drawing { width: most, height: lines.len() as f64 * step + size * 0.4, body }
}
