//! Figures: vector graphics drawn by the program, one a file.
//!
//! Each is drawn twice, for a page and for a phone, with the same words; the title says the finding, the alternative text says in
//! words what the picture shows. Ink comes from classes of `ink.css`, so that light, dark and print share one drawing.

mod cover;
mod distance;
mod matrix;
mod outcomes;
mod positions;
mod scale;
mod sensitivity;
mod standing;
mod svg;
mod timeline;
mod web;

pub use outcomes::outcomes;
pub use sensitivity::sensitivity;
pub use standing::standing;
pub use timeline::timeline;

use foederis::Record;
use maud::{Markup, PreEscaped, html};

use crate::Study;

/// One figure.
#[derive(Debug, Clone)]
pub struct Figure {
    /// The name by which it is asked for.
    pub name: &'static str,
    /// The finding, as a sentence.
    pub title: String,
    /// How to read it, with units and the date.
    pub caption: String,
    /// What it shows, in words, for those who do not see it.
    pub alt: String,
    /// For a page, and for a phone.
    pub drawings: [Drawing; 2],
}

/// One drawing of a figure.
#[derive(Debug, Clone)]
pub struct Drawing {
    /// Width in units; text is set in the same units.
    pub width: f64,
    /// Height in units.
    pub height: f64,
    /// What stands in the `svg` element.
    pub body: Markup,
}

/// For what a drawing is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// A page: 760 units wide.
    Page,
    /// A phone: 350 units wide.
    Phone,
}

impl Screen {
    /// How wide a drawing is, in units.
    pub const fn width(self) -> f64 {
        match self {
            Screen::Page => 760.0,
            Screen::Phone => 350.0,
        }
    }
}

/// Draws a figure of a study; none where the study has nothing to show.
type Draw = fn(&Study<'_>) -> Option<Figure>;

/// Every figure, in the order in which a brief shows them.
pub const FIGURES: &[(&str, Draw)] = &[
    ("web", web::draw),
    ("matrix", matrix::draw),
    ("cover", cover::draw),
    ("distance", distance::draw),
    ("positions", positions::draw),
    ("standing", |study| standing(&study.politics.as_ref()?.latest().judged)),
    ("timeline", |study| timeline(study.record(), &study.politics.as_ref()?.timeline, study.day())),
    ("outcomes", |study| study.politics.as_ref().and_then(|p| outcomes(&p.then, p.now.as_ref()))),
    ("sensitivity", |study| sensitivity(study.politics.as_ref()?.latest())),
];

/// The figure of this name.
pub fn figure(name: &str, study: &Study<'_>) -> Option<Figure> {
    FIGURES.iter().find(|(known, _)| *known == name).and_then(|(_, draw)| draw(study))
}

/// Classes of ink: for pages and for files of their own.
pub const INK: &str = include_str!("ink.css");

impl Figure {
    /// The drawings for a page of which one is shown, by the width of the screen.
    pub fn inline(&self) -> Markup {
        html! {
            @for ((name, screen), drawing) in [("page", Screen::Page), ("phone", Screen::Phone)].iter().zip(&self.drawings) {
                @let svg = drawing.svg(&format!("{}-{name}", self.name), name, &self.title, &self.alt, None);
                // What is wider than its screen keeps its size and scrolls in a box of its own.
                @if drawing.width > screen.width() {
                    div.scroll.(name) tabindex="0" role="region" aria-label=(format!("{} (scrolls)", self.title)) {
                        div style=(format!("width: {}px", svg::n(drawing.width))) { (svg) }
                    }
                } @else { (svg) }
            }
        }
    }

    /// The drawing for a page as a file of its own: title and caption are drawn too.
    pub fn file(&self) -> String {
        let page = &self.drawings[0];
        // Bold letters are wider than others.
        let (head, foot) = (
            svg::paragraph(&self.title, "title", 0.86 * page.width, 20.0),
            svg::paragraph(&self.caption, "caption", page.width, 11.0),
        );
        let margin = 20.0;
        let height = head.height + page.height + foot.height + 2.0 * margin + 20.0;
        let whole = Drawing {
            width: page.width + 2.0 * margin,
            height,
            body: html! {
                rect.paper width=(svg::n(page.width + 2.0 * margin)) height=(svg::n(height)) {}
                g transform=(format!("translate({margin} {margin})")) { (head.body) }
                g transform=(format!("translate({margin} {})", svg::n(margin + head.height + 6.0))) { (page.body) }
                g transform=(format!("translate({margin} {})", svg::n(margin + head.height + page.height + 14.0))) { (foot.body) }
            },
        };
        let svg = whole.svg(self.name, "page", &self.title, &self.alt, Some(INK));
        format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}\n", svg.into_string())
    }
}

impl Drawing {
    fn svg(&self, id: &str, screen: &str, title: &str, alt: &str, style: Option<&str>) -> Markup {
        html! {
            svg.figure.(screen) xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby=(format!("{id}-title {id}-desc"))
                viewBox=(format!("0 0 {} {}", svg::n(self.width), svg::n(self.height)))
                width=[style.map(|_| svg::n(self.width))] height=[style.map(|_| svg::n(self.height))] {
                title id=(format!("{id}-title")) { (title) }
                desc id=(format!("{id}-desc")) { (alt) }
                @if let Some(style) = style { style { (PreEscaped(style)) } }
                (self.body)
            }
        }
    }
}

/// What a figure rests on, for the end of its caption.
fn basis(study: &Study<'_>) -> String {
    based_on(study.record())
}

/// The same for a figure of no study.
fn based_on(record: &Record) -> String {
    format!("Record: {} {}.", record.name, record.hash.get(..8).unwrap_or(&record.hash))
}

/// A share as it is written beside a mark, where there is little room.
fn mark(part: usize, whole: usize) -> String {
    crate::words::percent(part as u64, whole as u64).replace("under ", "<").replace("over ", ">")
}
