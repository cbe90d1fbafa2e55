//! An issue to try things on.

use crate::issue::{Actor, Issue, Scale};

/// In how many years medium-sized cars must meet emission standards, as the European Community's members voted in 1984. Capabilities
/// are shares of the votes in the Council.
///
/// **Source**: Scholz, Calbert & Smith 2011, *Journal of Theoretical Politics* 23: 510–531, table 1, after Bueno de Mesquita 1994.
///
/// ```
/// let issue = foederis_bargaining::example::ec_emission_1984();
/// let compromise = foederis_bargaining::baseline::weighted_mean(&issue);
/// assert_eq!(format!("{:.6}", compromise.expect("they have weight")), "7.389956");
/// ```
pub fn ec_emission_1984() -> Issue {
    const TABLE: [(&str, f64, f64, f64); 10] = [
        ("Netherlands", 0.08, 4.0, 0.8),
        ("Belgium", 0.08, 7.0, 0.4),
        ("Luxembourg", 0.03, 4.0, 0.2),
        ("Germany", 0.16, 4.0, 0.8),
        ("France", 0.16, 10.0, 0.6),
        ("Italy", 0.16, 10.0, 0.6),
        ("United Kingdom", 0.16, 10.0, 0.9),
        ("Ireland", 0.05, 7.0, 0.1),
        ("Denmark", 0.05, 4.0, 1.0),
        ("Greece", 0.08, 7.0, 0.7),
    ];
    let actor =
        |(id, capability, position, salience): (&str, f64, f64, f64)| Actor { id: id.into(), capability, position, salience };
    let made = Issue::new(TABLE.map(actor).into(), Scale { low: 4.0, high: 10.0 }, None);
    made.expect("the table is right")
}
