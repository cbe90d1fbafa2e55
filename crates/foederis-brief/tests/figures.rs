//! What every figure keeps, whatever it is drawn for; and what the titles say of cases that are known.

use std::sync::LazyLock;

use foederis::date::Date;
use foederis::vocab::Rung;
use foederis::{Architecture, Record, Verdict};
use foederis_analysis::Standpoint;
use foederis_analysis::compare::{Asked, compare};
use foederis_brief::Study;
use foederis_brief::figures::{FIGURES, Figure, Screen, figure};
use foederis_brief::words::percent;

/// What is studied: an architecture of the record, or an instrument against the record without it; the day; the first year.
const CASES: [(&str, &str, i16); 6] = [
    ("asian-nato", "2026-01-01", 1950),
    ("consultation-pact", "2026-01-01", 1950),
    ("nato-1949", "2026-01-01", 2010),
    ("nato-1949", "1949-12-31", 1950),
    ("manila-pact-1954", "1955-02-19", 1950),
    ("standing", "2026-01-01", 1950),
];

/// Every case, studied once for all tests.
static STUDIES: LazyLock<Vec<Study<'static>>> = LazyLock::new(|| {
    let record: &Record = Box::leak(Box::new(foederis_builtin::record()));
    CASES.iter().map(|(id, on, from)| study(record, id, on, *from)).collect()
});

fn study(record: &'static Record, id: &str, on: &str, from: i16) -> Study<'static> {
    let day: Date = on.parse().unwrap_or_else(|_| panic!("{on} is no day"));
    let (after, before) = match (record.architectures.find(id), record.instruments.find(id)) {
        (Some(found), _) => (record.architectures[found].clone(), Architecture::standing()),
        (None, Some(found)) => (
            Architecture { id: id.into(), name: id.into(), with: vec![found], ..Architecture::standing() },
            Architecture { without: vec![found], ..Architecture::standing() },
        ),
        (None, None) => panic!("no {id} in the record"),
    };
    let (after, before): (&Architecture, &Architecture) = (Box::leak(Box::new(after)), Box::leak(Box::new(before)));
    // One small region and one contingency: what is tested does not depend on how much is asked.
    let regions = record.places.find("southeast-asia").into_iter().collect();
    let contingencies = record.contingencies.iter().map(|(id, _)| id).take(1).collect();
    let asked = Asked { regions, contingencies, ..Asked::default() };
    Study::new(compare(Standpoint::new(record, before, day), Standpoint::new(record, after, day), &asked), from)
}

fn each(expect: impl Fn(&Study<'_>, &Figure)) {
    for study in STUDIES.iter() {
        for found in FIGURES.iter().filter_map(|(name, _)| figure(name, study)) {
            expect(study, &found);
        }
    }
}

#[test]
fn every_figure_says_what_it_shows() {
    each(|_, figure| {
        let Figure { name, title, caption, alt, .. } = figure;
        for text in [title, caption, alt] {
            assert!(!text.contains("  ") && text.trim() == text, "{name}: stray spaces in {text:?}");
            assert!(text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()), "{name}: {text}");
        }
        assert!(!title.ends_with('.'), "{name}: a title has no full stop: {title}");
        assert!(caption.ends_with('.') && alt.ends_with('.'), "{name}: {caption} {alt}");
    });
}

#[test]
fn equal_studies_give_equal_bytes() {
    each(|study, first| {
        let second = figure(first.name, study).expect("it was drawn a moment ago");
        assert_eq!(first.inline().into_string(), second.inline().into_string());
        assert_eq!(first.file(), second.file());
    });
}

#[test]
fn words_stay_inside_their_drawing() {
    each(|_, figure| {
        for (drawing, screen) in figure.drawings.iter().zip([Screen::Page, Screen::Phone]) {
            assert!(drawing.width >= screen.width());
            for text in texts(drawing.body.0.as_str()) {
                // Half its height is the least a letter takes on the average.
                let wide = 0.5 * text.size * text.words.chars().count() as f64;
                let (left, right) = match text.anchor.as_str() {
                    "start" => (text.x, text.x + wide),
                    "end" => (text.x - wide, text.x),
                    _ => (text.x - wide / 2.0, text.x + wide / 2.0),
                };
                let inside =
                    left >= -0.5 && right <= drawing.width + 0.5 && text.y <= drawing.height && text.y >= text.size * 0.7;
                assert!(inside, "{} on a {screen:?}: “{}” at {}, {}", figure.name, text.words, text.x, text.y);
            }
        }
    });
}

#[test]
fn the_distance_names_the_pacts_own_promise() {
    for study in STUDIES.iter() {
        let Some(found) = figure("distance", study) else {
            assert!(study.goal.members.len() < 2);
            continue;
        };
        let rung = if study.goal.promised.is_empty() { Rung::Consult } else { Rung::AsStrong };
        let certain = study.web.iter().filter(|((r, _, _), step)| *r == rung && step.answer == Verdict::Yes).count();
        let pairs = study.goal.pairs();
        let said = match certain {
            0 => "no pair has".to_owned(),
            all if all == pairs => "very pair of members already has".to_owned(),
            some => percent(some as u64, pairs as u64),
        };
        assert!(found.title.contains(&said), "{said} in {}", found.title);
    }
}

#[test]
fn a_wide_table_scrolls_and_can_be_reached() {
    let found = figure("matrix", &STUDIES[2]).expect("NATO has duties to defend");
    assert!(found.drawings[1].width > Screen::Phone.width());
    let page = found.inline().into_string();
    assert!(page.contains("class=\"scroll phone\" tabindex=\"0\" role=\"region\" aria-label="));
    assert!(page.len() < 300_000, "a table of a thousand cells takes {} bytes", page.len());
}

#[test]
fn a_pact_without_a_duty_to_defend_shows_its_promise_to_consult() {
    let consultation = &STUDIES[1];
    assert!(figure("cover", consultation).is_none());
    let found = figure("matrix", consultation).expect("the pact promises to consult");
    assert!(found.title.contains("a promise to consult"), "{}", found.title);
}

struct Text {
    x: f64,
    y: f64,
    size: f64,
    anchor: String,
    words: String,
}

/// Every line of text in a drawing.
fn texts(body: &str) -> Vec<Text> {
    let parts = body.split("<text ").skip(1);
    parts
        .map(|part| {
            let (head, rest) = part.split_once('>').expect("a tag ends");
            let of = |name: &str| {
                let value = head.split_once(&format!("{name}=\"")).and_then(|(_, rest)| rest.split_once('"'));
                value.map(|(value, _)| value.to_owned()).unwrap_or_default()
            };
            let number = |name: &str| -> f64 { of(name).parse().expect("coordinates are numbers") };
            let size = match of("class").as_str() {
                "value" => 17.0,
                "label" | "strong" | "muted" => 12.0,
                "note" | "quiet" => 11.0,
                _ => 10.0,
            };
            let words = rest.split_once("</text>").expect("text ends").0.replace("&amp;", "&");
            Text { x: number(" x"), y: number(" y"), size, anchor: of("text-anchor"), words }
        })
        .collect()
}
