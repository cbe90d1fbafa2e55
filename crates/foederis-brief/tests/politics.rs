//! Where actors stand, what was said, what comes of it, and on what that depends: what every such figure keeps, and the numbers of the
//! built-in record.

use std::sync::LazyLock;

use foederis::date::{Date, Dated};
use foederis::issue::Issue;
use foederis::{Architecture, Record};
use foederis_adoption::{Adoption, Asked, Judged, Model};
use foederis_analysis::Standpoint;
use foederis_analysis::compare::{Asked as Questions, compare};
use foederis_analysis::positions::Timeline;
use foederis_bargaining::montecarlo::Draws;
use foederis_brief::Study;
use foederis_brief::figures::{Figure, Screen, figure, outcomes, sensitivity, standing, timeline};

static RECORD: LazyLock<Record> = LazyLock::new(foederis_builtin::record);

const DAY: Date = Date::constant(2026, 11, 23);

/// Models that take no time, on a few draws.
const QUICK: [Model; 3] = [Model::Mean, Model::WeightedMean, Model::Median];

fn issue(id: &str) -> &'static Issue {
    &RECORD.issues[RECORD.issues.find(id).unwrap_or_else(|| panic!("no issue {id}"))]
}

fn adoption(judged: Judged<'static>, models: &[Model]) -> Adoption<'static> {
    let draws = Draws { seed: 1, count: 50 };
    Adoption::of(judged, Asked { models, shown: Model::WeightedMean, draws }, |_| ())
}

/// An issue as judged on a day.
fn judged(issue: &'static Issue, day: Date) -> Judged<'static> {
    Judged::on(&RECORD, issue, 0, day, &[]).expect("it was judged by then")
}

/// Every issue of the record in all four figures, as judged first and last.
static FIGURES: LazyLock<Vec<(&'static str, Figure)>> = LazyLock::new(|| {
    let of = |issue: &'static Issue| {
        let [first, last] = [issue.judged()[0].earliest, DAY].map(|day| adoption(judged(issue, day), &QUICK));
        let said = Timeline::of_issue(&RECORD, issue, DAY);
        let twice = (issue.judged().len() > 1).then_some(&last);
        let four = [standing(&last.judged), timeline(&RECORD, &said, DAY), outcomes(&first, twice), sensitivity(&last)];
        four.map(|figure| (issue.id.as_str(), figure.expect("there is something to show")))
    };
    RECORD.issues.rows().iter().flat_map(of).collect()
});

struct Text {
    left: f64,
    right: f64,
    y: f64,
    words: String,
}

/// Every line of text in a drawing, as wide as it is at the least.
fn texts(body: &str) -> Vec<Text> {
    let read = |part: &str| {
        let (head, rest) = part.split_once('>').expect("a tag ends");
        let of = |name: &str| {
            head.split_once(&format!(" {name}=\"")).and_then(|(_, rest)| rest.split_once('"')).map(|(value, _)| value)
        };
        let number = |name: &str| -> f64 { of(name).and_then(|value| value.parse().ok()).expect("coordinates are numbers") };
        let words =
            rest.split_once("</text>").expect("text ends").0.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">");
        let wide = 0.5 * 11.0 * words.chars().count() as f64;
        let left = match of("text-anchor").expect("text is anchored") {
            "start" => number("x"),
            "end" => number("x") - wide,
            _ => number("x") - wide / 2.0,
        };
        Text { left, right: left + wide, y: number("y"), words }
    };
    body.split("<text").skip(1).map(read).collect()
}

#[test]
fn every_figure_says_what_it_shows_in_both_drawings() {
    for (issue, figure) in FIGURES.iter() {
        let Figure { name, title, caption, alt, .. } = figure;
        for text in [title, caption, alt] {
            assert!(!text.contains("  ") && text.trim() == text, "{name} of {issue}: stray spaces in {text:?}");
            assert!(text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()), "{name} of {issue}: {text}");
        }
        assert!(
            !title.ends_with('.') && caption.ends_with('.') && alt.ends_with('.'),
            "{name} of {issue}: {title}; {caption} {alt}"
        );
        for drawing in &figure.drawings {
            assert!(texts(drawing.body.0.as_str()).len() > 5, "{name} of {issue}");
            assert!(!drawing.body.0.contains("NaN") && !drawing.body.0.contains("inf"), "{name} of {issue}");
        }
        assert_eq!((figure.drawings[0].width, figure.drawings[1].width), (Screen::Page.width(), Screen::Phone.width()));
    }
}

#[test]
fn files_are_well_formed() {
    for (issue, figure) in FIGURES.iter() {
        let mut open = Vec::new();
        let file = figure.file();
        // The style has no tags, and no text has a bare bracket: what is between brackets is a tag.
        for tag in file.split('<').skip(1).map(|part| part.split_once('>').expect("a tag ends").0) {
            match tag.chars().next() {
                Some('?') => {}
                Some('/') => assert_eq!(open.pop(), Some(&tag[1..]), "{} of {issue}", figure.name),
                _ => open.push(tag.split([' ', '\n']).next().unwrap_or_default()),
            }
        }
        assert!(open.is_empty(), "{} of {issue}: {open:?}", figure.name);
    }
}

#[test]
fn words_stay_inside_and_off_one_another() {
    for (issue, figure) in FIGURES.iter() {
        for drawing in &figure.drawings {
            let texts = texts(drawing.body.0.as_str());
            for (number, one) in texts.iter().enumerate() {
                let inside = one.left >= -0.5 && one.right <= drawing.width + 0.5 && one.y >= 7.0 && one.y <= drawing.height;
                assert!(inside, "{} of {issue}, {} wide: “{}” at {}, {}", figure.name, drawing.width, one.words, one.left, one.y);
                for other in &texts[number + 1..] {
                    let apart = one.right <= other.left || other.right <= one.left || (one.y - other.y).abs() >= 9.0;
                    assert!(apart, "{} of {issue}, {} wide: “{}” and “{}”", figure.name, drawing.width, one.words, other.words);
                }
            }
        }
    }
}

#[test]
fn titles_say_the_numbers_of_the_record() {
    let title = |name: &str| {
        let found = FIGURES.iter().find(|(issue, figure)| *issue == "asian-nato" && figure.name == name);
        found.map(|(_, figure)| figure.title.clone()).expect("it was drawn")
    };
    let now = judged(issue("asian-nato"), DAY);
    let halfway = f64::midpoint(now.proposed_at, now.status_quo.at);
    let beyond = |at: &usize| now.numbers.actors()[*at].position.mode > halfway;
    let candidates = now.candidates();
    assert_eq!((candidates.len(), candidates.iter().filter(|at| beyond(at)).count()), (9, 0));
    let others: Vec<&str> =
        (0..now.actors.len()).filter(|at| !candidates.contains(at) && beyond(at)).map(|at| now.name(at)).collect();
    assert!(title("standing").starts_with("None of the nine candidates stands nearer to the proposal than to the status quo;"));
    assert!(others.len() == 2 && others.iter().all(|name| title("standing").contains(name)), "{}", title("standing"));
    assert!(title("outcomes").starts_with("By three models a formal pact has a chance of 0%; "), "{}", title("outcomes"));
    assert!(title("outcomes").ends_with("in none of 50 draws"), "{}", title("outcomes"));
    let lead = "Most depends on the position of the United States (executive), which moves the outcome between ";
    assert!(title("sensitivity").starts_with(lead), "{}", title("sensitivity"));
    assert!(
        title("sensitivity").ends_with("; no number alone carries it to a formal pact, above 37.5"),
        "{}",
        title("sensitivity")
    );
    let ends = ["from 1949 to 1954, ", " from 2020 to 2026"];
    assert!(ends.iter().all(|end| title("timeline").contains(end)), "{}", title("timeline"));
}

#[test]
fn what_may_have_been_said_later_is_not_shown() {
    let issue = issue("asian-nato");
    let day = Date::constant(2024, 9, 15);
    let said = Timeline::of_issue(&RECORD, issue, day);
    assert!(said.said.iter().all(|id| RECORD.statements[*id].date.latest <= day));
    let month = Dated::parse("2024-09").expect("a month");
    let of_the_month = |said: &Timeline| said.said.iter().filter(|id| RECORD.statements[**id].date == month).count();
    let later = Timeline::of_issue(&RECORD, issue, DAY);
    assert!(of_the_month(&said) == 0 && of_the_month(&later) > 0);
    // A timeline of a later day shows no more.
    let drawn = |said: &Timeline| timeline(&RECORD, said, day).map(|figure| figure.file());
    assert!(drawn(&said).is_some() && drawn(&said) == drawn(&later));
    assert!(timeline(&RECORD, &later, Date::constant(1900, 1, 1)).is_none());
}

#[test]
fn a_mark_for_every_statement_and_everyone_it_speaks_for() {
    let said = Timeline::of_issue(&RECORD, issue("asian-nato"), DAY);
    let all: usize = said.by.iter().map(|(_, ids)| ids.len()).sum();
    let found = timeline(&RECORD, &said, DAY).expect("much was said");
    let body = found.drawings[0].body.0.as_str();
    let marks = ["propose", "support", "conditional", "neutral", "reserve", "oppose", "reject", "perceive-as-threat"]
        .iter()
        .map(|stance| body.matches(&format!("class=\"stance {stance}")).count())
        .sum::<usize>();
    // One of each stands in the key.
    assert_eq!(marks, all + 8);
    assert!(found.drawings[1].body.0.contains("more with fewer statements are left out."));
}

#[test]
fn what_is_supposed_stands_beside_what_is_on_record() {
    let before = judged(issue("asian-nato"), DAY);
    let mut after = before.clone();
    let range = foederis::issue::Range::point(90.0);
    let moved = foederis_adoption::Move { actor: "USA".into(), input: foederis_bargaining::Input::Position, to: range };
    after.suppose(moved).expect("it can be supposed");
    let [before, after] = [before, after].map(|judged| adoption(judged, &QUICK));
    let found = outcomes(&before, Some(&after)).expect("models have outcomes");
    assert!(found.caption.contains("on record; blue: ") && found.caption.contains("as supposed"), "{}", found.caption);
    let stands = standing(&after.judged).expect("there are actors");
    assert!(stands.caption.contains("supposed, against the record"), "{}", stands.caption);
    assert!(stands.title.starts_with("One of the nine candidates stands nearer"), "{}", stands.title);
}

#[test]
fn without_an_issue_there_is_no_picture() {
    let standing = Architecture::standing();
    let after = &RECORD.architectures[RECORD.architectures.find("consultation-pact").expect("the record has it")];
    let asked = Questions {
        regions: vec![RECORD.places.find("japan-administered").expect("the record has this region")],
        contingencies: RECORD.contingencies.iter().map(|(id, _)| id).take(1).collect(),
        hub: None,
    };
    let day = Date::constant(2026, 7, 1);
    let study = Study::new(compare(Standpoint::new(&RECORD, &standing, day), Standpoint::new(&RECORD, after, day), &asked), 2026);
    for name in ["standing", "timeline", "outcomes", "sensitivity"] {
        assert!(figure(name, &study).is_none(), "{name}");
    }
}
