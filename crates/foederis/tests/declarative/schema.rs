//! The trigger table, read from the page that defines it.

use foederis::Verdict;
use foederis::vocab::{Form, Trigger};

const SCHEMA: &str = include_str!("../../../../record/SCHEMA.md");

/// Which form of incident meets which trigger by the words alone: `+` met, `?` contested, `-` not met.
pub(super) fn table() -> Vec<(Trigger, Form, Verdict)> {
    let cells = |line: &'static str| line.trim_matches('|').split('|').map(str::trim).collect::<Vec<_>>();
    let mut lines = SCHEMA.lines().skip_while(|line| !line.starts_with("| trigger |"));
    let forms: Vec<Form> = cells(lines.next().unwrap_or_default()).into_iter().filter_map(Form::parse).collect();
    let mut table = Vec::new();
    for line in lines.skip(1).take_while(|line| line.starts_with('|')) {
        let cells = cells(line);
        let triggers = cells[0].split(',').filter_map(|word| Trigger::parse(word.trim().trim_matches('`')));
        for trigger in triggers {
            for (form, mark) in forms.iter().zip(&cells[1..]) {
                let verdict = match *mark {
                    "+" => Verdict::Yes,
                    "?" => Verdict::Contested,
                    _ => Verdict::No,
                };
                table.push((trigger, *form, verdict));
            }
        }
    }
    assert_eq!(
        table.len(),
        Trigger::ALL.len() * Form::ALL.len(),
        "record/SCHEMA.md has a row for every trigger and a column for every form"
    );
    table
}
