//! What a supposition changes, against what is on record.

use foederis_adoption::Adoption;

use super::issue::game_share;
use crate::text::table::table;
use crate::text::{HEADING, number, share};

pub(super) fn text(before: &Adoption<'_>, after: &Adoption<'_>) -> String {
    let arrow = |a: String, b: String| if a == b { a } else { format!("{a} → {b}") };
    let chance = |adoption: &Adoption<'_>, n: usize| adoption.adopted(&adoption.forecasts[n]).map_or_else(|| "–".into(), share);
    let mut rows: Vec<Vec<String>> = Vec::new();
    for (n, (old, new)) in before.forecasts.iter().zip(&after.forecasts).enumerate() {
        let moved = old.drawn.mean().zip(new.drawn.mean()).map(|(a, b)| format!("{:+.1}", b - a));
        rows.push(vec![
            old.model.word().to_owned(),
            arrow(number(old.drawn.mean()), number(new.drawn.mean())),
            moved.unwrap_or_default(),
            arrow(chance(before, n), chance(after, n)),
        ]);
    }
    let (old, new) = (share(before.signatures.adopted), share(after.signatures.adopted));
    rows.push(vec!["signatures".into(), String::new(), String::new(), arrow(old, new)]);
    let (old, new) = (game_share(&before.accession), game_share(&after.accession));
    rows.push(vec!["accession".into(), String::new(), String::new(), arrow(old, new)]);
    let table = table(&["by", "mean outcome", "moves", "chance of a pact"], rows);
    format!("\n{HEADING}What the supposition changes{HEADING:#} (on the same draws)\n{table}")
}
