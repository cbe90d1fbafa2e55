//! `foederis cite`: whom to cite for an answer.

use foederis_data::Library;
use foederis_data::catalogue::DATASETS;
use serde::Serialize;

use crate::args::{Cite, Format, Global};
use crate::text::{HEADING, wrap};
use crate::{Done, open, out};

/// What an answer rests on.
#[derive(Serialize)]
struct Cited {
    what: String,
    cite: Vec<String>,
    terms: Option<&'static str>,
}

pub(crate) fn run(global: &Global, args: &Cite) -> Done {
    let record = open::record(global)?;
    let mut cited = vec![
        Cited { what: "the program".into(), cite: vec![format!("foederis {}", env!("CARGO_PKG_VERSION"))], terms: None },
        Cited {
            what: "the record".into(),
            cite: vec![format!("record {}, version {} (SHA-256 of its files)", record.name, record.hash)],
            terms: None,
        },
    ];
    let mut paths: Vec<std::path::PathBuf> = args.data.clone();
    for named in &global.record {
        paths.extend(open::data_set(named)?.map(Into::into));
        // What was imported into a record folder.
        paths.extend(Some(named.join("tables")).filter(|tables| tables.is_dir()));
    }
    if paths.is_empty() {
        paths.extend(std::env::var_os("FOEDERIS_DATA").map(Into::into));
    }
    let library = Library::open(&paths)?;
    for dataset in DATASETS.iter().filter(|dataset| dataset.files.iter().any(|table| library.has(table))) {
        let cite = dataset.cite.iter().map(|cite| (*cite).to_owned()).collect();
        cited.push(Cited { what: dataset.name.into(), cite, terms: Some(dataset.terms) });
    }
    match global.format {
        Format::Json => out::json(&cited),
        Format::Csv => {
            let rows = cited.iter().flat_map(|c| c.cite.iter().map(|cite| [c.what.clone(), cite.clone()]));
            out::csv(&record.hash, &["what", "cite"], rows)
        }
        Format::Table | Format::Md | Format::Parquet => {
            let mut text = String::new();
            for c in &cited {
                text += &format!("{HEADING}{}{HEADING:#}\n", c.what);
                c.cite.iter().for_each(|cite| text += &format!("{}\n", wrap(cite, "  ", "    ")));
                c.terms.iter().for_each(|terms| text += &format!("{}\n", wrap(&format!("Terms: {terms}"), "  ", "    ")));
            }
            out::print(&text)
        }
    }
}
