//! The original's CSV format.

use super::input::check_actor;
use super::{Actor, Invalid, Smp};

/// Why a text is not an issue in that format.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("line {line}: {problem}")]
pub struct BadCsv {
    /// Counted from 1.
    pub line: usize,
    /// What is wrong there.
    pub problem: String,
}

impl Smp {
    /// Reads the original's CSV format.
    ///
    /// The first line has the name and description, the number of actors and of dimensions. The second has names of columns:
    /// actor, description, power, and for each dimension position and salience; a dimension has the name of its position. Each other
    /// line is an actor. A comma at the end of a line and empty lines do not matter; a field with a comma stands in double quotes.
    pub fn parse_csv(text: &str) -> Result<Smp, BadCsv> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut lines = text.lines().enumerate().map(|(at, line)| (at + 1, line)).filter(|(_, line)| !line.trim().is_empty());
        let (head, [name, description, actors, dimensions]) = header(lines.next())?;
        let count = |what: &str, field: &str| {
            field.parse::<usize>().map_err(|_| bad(head, format!("the number of {what} is «{field}», not a whole number")))
        };
        let (count_actors, count_dimensions) = (count("actors", &actors)?, count("dimensions", &dimensions)?);
        let dimensions = columns(lines.next(), head, count_dimensions)?;

        let mut actors: Vec<Actor> = Vec::new();
        let mut last = head;
        for (line, text) in lines {
            last = line;
            if actors.len() == count_actors {
                return Err(bad(line, format!("line {head} announces {count_actors} actors; here is one more")));
            }
            let actor = actor(line, text, &dimensions)?;
            if actors.iter().any(|other| other.name == actor.name) {
                return Err(bad(line, Invalid::SameName(actor.name).to_string()));
            }
            actors.push(actor);
        }
        if actors.len() < count_actors {
            return Err(bad(last, format!("line {head} announces {count_actors} actors; the text ends after {}", actors.len())));
        }
        let mut smp = Smp::new(dimensions, actors).map_err(|invalid| bad(head, invalid.to_string()))?;
        (smp.name, smp.description) = (name, description);
        Ok(smp)
    }
}

fn bad(line: usize, problem: impl Into<String>) -> BadCsv {
    BadCsv { line, problem: problem.into() }
}

fn header(line: Option<(usize, &str)>) -> Result<(usize, [String; 4]), BadCsv> {
    let (line, text) = line.ok_or_else(|| bad(1, "there is nothing to read"))?;
    let fields = fields(line, text)?;
    let found = fields.len();
    let four = fields.try_into().map_err(|_| {
        bad(line, format!("{found} fields; the first line has name, description, number of actors, number of dimensions"))
    })?;
    Ok((line, four))
}

/// The names of the dimensions.
fn columns(line: Option<(usize, &str)>, head: usize, dimensions: usize) -> Result<Vec<String>, BadCsv> {
    let (line, text) = line.ok_or_else(|| bad(head, "no line with the names of the columns follows"))?;
    if dimensions == 0 {
        return Err(bad(head, Invalid::NoDimensions.to_string()));
    }
    let fields = fields(line, text)?;
    let names: Vec<String> = fields.iter().skip(3).step_by(2).cloned().collect();
    if names.len() != dimensions || !(3 + 2 * dimensions - 1..=3 + 2 * dimensions).contains(&fields.len()) {
        return Err(bad(line, format!("{} columns; {dimensions} dimensions need 3 + 2 · {dimensions}", fields.len())));
    }
    match super::input::twice(names.iter().map(String::as_str)) {
        Some(name) => Err(bad(line, Invalid::SameDimension(name).to_string())),
        None => Ok(names),
    }
}

fn actor(line: usize, text: &str, dimensions: &[String]) -> Result<Actor, BadCsv> {
    let fields = fields(line, text)?;
    let [name, description, capability, stand @ ..] = &fields[..] else {
        return Err(bad(line, format!("{} fields; an actor needs name, description, power and its stand", fields.len())));
    };
    if stand.len() != 2 * dimensions.len() {
        let (found, needed) = (stand.len(), 2 * dimensions.len());
        return Err(bad(line, format!("{found} values of position and salience instead of {needed}")));
    }
    if name.is_empty() {
        return Err(bad(line, "the actor has no name"));
    }
    let number = |field: &String| field.parse::<f64>().map_err(|_| bad(line, format!("«{field}» is not a number")));
    let every_other = |first: usize| stand.iter().skip(first).step_by(2).map(number).collect::<Result<Vec<f64>, BadCsv>>();
    let actor = Actor {
        name: name.clone(),
        description: description.clone(),
        capability: number(capability)?,
        positions: every_other(0)?,
        saliences: every_other(1)?,
    };
    check_actor(dimensions, &actor).map_err(|invalid| bad(line, invalid.to_string()))?;
    Ok(actor)
}

/// The fields of a line, without spaces around, and without the empty one after a comma at the end.
fn fields(line: usize, text: &str) -> Result<Vec<String>, BadCsv> {
    let mut fields = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (field, after) = match rest.strip_prefix('"') {
            Some(quoted) => quoted_field(quoted).ok_or_else(|| bad(line, "a double quote opens a field and none closes it"))?,
            None => {
                let end = rest.find(',').unwrap_or(rest.len());
                (rest[..end].trim().to_owned(), &rest[end..])
            }
        };
        fields.push(field);
        rest = match after.trim_start() {
            "" => "",
            after => after.strip_prefix(',').ok_or_else(|| bad(line, "something follows a double quote that closes a field"))?,
        };
        rest = rest.trim_start();
    }
    Ok(fields)
}

/// A field up to the quote that closes it, and what follows; a doubled quote stands for one.
fn quoted_field(text: &str) -> Option<(String, &str)> {
    let mut field = String::new();
    let mut rest = text;
    loop {
        let (before, after) = rest.split_once('"')?;
        field.push_str(before);
        match after.strip_prefix('"') {
            Some(after) => {
                field.push('"');
                rest = after;
            }
            None => return Some((field, after)),
        }
    }
}
