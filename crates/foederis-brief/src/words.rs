//! Words for readers: names with their article, lists, plurals, dates, shares.

use foederis::Record;
use foederis::date::{Date, Dated};
use foederis::id::StateId;
use foederis::set::StateSet;
use foederis::vocab::Stance;
use foederis_adoption::Model;

/// "the United States", "Japan": a state's name as it reads in the middle of a sentence.
pub fn state(record: &Record, state: StateId) -> String {
    let name = record.name_of(state);
    let plural = ["United ", "Philippines", "Netherlands", "Maldives", "Bahamas", "Solomon Islands", "Marshall Islands"];
    let described = ["Soviet Union", "Czech Republic", "Dominican Republic", "Central African Republic", "Holy See"];
    let takes_article = plural.iter().any(|p| name.starts_with(p)) || described.iter().any(|d| name.starts_with(d));
    if takes_article { format!("the {name}") } else { name.to_owned() }
}

/// "the United States Senate", "Japan (cabinet)": an actor's name as it reads in the middle of a sentence.
pub fn actor(name: &str) -> String {
    let first =
        ["United", "Soviet", "Republic", "Democratic", "Philippines", "Netherlands", "Association", "Left", "Pacific", "Chinese"];
    let any = ["Party", "Parties", "parties", "Congress", "Senate", "Treaty", "Organization", "Union"];
    let mut names = name.split_whitespace();
    let takes_article = names.next().is_some_and(|w| first.contains(&w) || any.contains(&w)) || names.any(|w| any.contains(&w));
    if takes_article { format!("the {name}") } else { name.to_owned() }
}

/// "Japan, the Philippines and the United States".
pub fn states(record: &Record, set: StateSet) -> String {
    foederis::listed(&sorted(record, set))
}

/// Names in the order in which a reader looks for them.
fn sorted(record: &Record, set: StateSet) -> Vec<String> {
    let mut states: Vec<StateId> = set.iter().collect();
    states.sort_by_key(|s| record.name_of(*s));
    states.into_iter().map(|s| state(record, s)).collect()
}

/// At most `most` names, then how many more: "Japan, Australia and 5 others".
pub fn some_states(record: &Record, set: StateSet, most: usize) -> String {
    if set.len() <= most + 1 {
        return states(record, set);
    }
    let names = sorted(record, set);
    format!("{} and {} others", names[..most].join(", "), small(set.len() - most))
}

/// A pact's name as the subject of a sentence: "the Manila Pact", but "ANZUS" and "a pact to consult".
pub fn pact(name: &str) -> String {
    let first = name.split_whitespace().next().unwrap_or_default();
    let acronym = first.len() > 2 && first.chars().all(|c| c.is_uppercase());
    // "Strengthened minilaterals" is no name: its first word is capital only where it stands first.
    let described = name.split_whitespace().nth(1).is_some_and(|w| w.starts_with(char::is_lowercase)) && !acronym;
    match first {
        "A" | "An" | "The" => format!("{}{}", first.to_lowercase(), &name[first.len()..]),
        _ if described && !["of", "on", "after", "between"].contains(&name.split_whitespace().nth(1).unwrap_or_default()) => {
            format!("the {}{}", first.to_lowercase(), &name[first.len()..])
        }
        _ if acronym => name.to_owned(),
        _ => format!("the {name}"),
    }
}

/// "all six", "none of the six", "four of the twelve".
pub fn out_of(part: usize, whole: usize) -> String {
    match part {
        0 => format!("none of the {}", small(whole)),
        part if part == whole && whole == 1 => "the one".into(),
        part if part == whole && whole == 2 => "both".into(),
        part if part == whole => format!("all {}", small(whole)),
        part => format!("{} of the {}", small(part), small(whole)),
    }
}

/// The first letter as a capital.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Numbers up to twelve in words, as in print; above in figures.
pub fn small(n: usize) -> String {
    const WORDS: [&str; 13] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.get(n).map_or_else(|| thousands(n as u64), |word| (*word).to_owned())
}

/// "1,234,567".
pub fn thousands(n: u64) -> String {
    let digits = n.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// "one contingency", "three contingencies": a number with its noun.
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", small(n), if n == 1 { one } else { many })
}

/// A share in whole per cent; never 0 or 100 where it is not exactly that.
pub fn percent(part: u64, whole: u64) -> String {
    match (part, whole) {
        (_, 0) => "none".into(),
        (0, _) => "0%".into(),
        (part, whole) if part == whole => "100%".into(),
        (part, whole) => {
            let share = (100.0 * part as f64 / whole as f64).round();
            if share < 1.0 {
                "under 1%".into()
            } else if share > 99.0 {
                "over 99%".into()
            } else {
                format!("{share:.0}%")
            }
        }
    }
}

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// "23 November 2026".
pub fn day(date: Date) -> String {
    format!("{} {} {}", date.day(), MONTHS[date.month() as usize - 1], date.year())
}

/// A text whose days, written 1986-08-11, read "11 August 1986".
pub fn dated(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, tail) = rest.split_at(at);
        out.push_str(before);
        let end = tail.find(|c: char| !c.is_ascii_digit() && c != '-').unwrap_or(tail.len());
        let (token, after) = tail.split_at(end);
        match token.parse::<Date>() {
            Ok(date) if token.len() == 10 => out.push_str(&day(date)),
            _ => out.push_str(token),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// A place or region as it reads after "in": "the Indo-Pacific", "Southeast Asia".
pub fn place(name: &str) -> String {
    const WITH_ARTICLE: [&str; 12] = [
        "Indo-Pacific",
        "Pacific",
        "Atlantic",
        "North Atlantic",
        "Far East",
        "Gulf",
        "Caribbean",
        "Arctic",
        "Antarctic",
        "Mediterranean",
        "Korean",
        "Indian Ocean",
    ];
    if WITH_ARTICLE.iter().any(|p| name.starts_with(p)) { format!("the {name}") } else { name.to_owned() }
}

/// A date as precise as its source: "2024", "September 2024", "27 September 2024".
pub fn date(dated: Dated) -> String {
    let (first, last) = (dated.earliest, dated.latest);
    if first == last {
        day(first)
    } else if first.year() == last.year() && first.month() == last.month() {
        format!("{} {}", MONTHS[first.month() as usize - 1], first.year())
    } else if first.year() == last.year() {
        first.year().to_string()
    } else {
        format!("{}–{}", first.year(), last.year())
    }
}
/// A share in percent, where there is little room; what is little or nearly all is not rounded to none or all.
pub fn share(share: f64) -> String {
    match share {
        0.0 => "0%".into(),
        s if s < 0.005 => "<1%".into(),
        s if s > 0.995 && s < 1.0 => ">99%".into(),
        s => format!("{:.0}%", 100.0 * s),
    }
}

/// The same in a sentence.
pub fn chance(chance: f64) -> String {
    share(chance).replace('<', "under ").replace('>', "over ")
}

/// What a model is called where people read it.
pub const fn model(model: Model) -> &'static str {
    match model {
        Model::Mean => "Mean",
        Model::CapabilityMean => "Capability mean",
        Model::WeightedMean => "Weighted mean",
        Model::Median => "Median",
        Model::Nash => "Nash solution",
        Model::ExpectedUtility => "Expected utility",
        Model::ExpectedUtilityRun => "Expected utility, as run",
        Model::Smp => "Spatial model",
    }
}

/// What one actor does, for a column and a sentence.
pub const fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Propose => "proposes",
        Stance::Support => "supports",
        Stance::Conditional => "on terms",
        Stance::Neutral => "neutral",
        Stance::Reserve => "doubts",
        Stance::Oppose => "opposes",
        Stance::Reject => "rejects",
        Stance::PerceiveAsThreat => "sees a threat",
    }
}
