//! Reads `record/`, so that tables and texts are compiled into the binary. A record with errors does not build.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use foederis_record::{Files, Thoroughness, load};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../../record").canonicalize()?;
    let out = env::var("OUT_DIR")?;
    println!("cargo::rerun-if-changed={}", root.display());

    let mut files = Files::default();
    let mut early = Vec::new();
    files.add_folder(&root, &mut early)?;
    let loaded = load(files, foederis_record::BUILTIN, early, Thoroughness::Usable);
    let mut list = String::from("&[\n");
    for (_, file) in loaded.files.current() {
        let _ = writeln!(list, "({:?}, {:?}, include_str!({:?})),", file.kind.to_string(), file.id, file.path);
    }
    list.push(']');
    fs::write(Path::new(&out).join("files.rs"), list)?;

    let Some(record) = &loaded.record else {
        for d in &loaded.diagnostics {
            let label = d.labels.first().map(|l| (loaded.files.get(l.file), l.span.start));
            let place = label.map(|(f, at)| format!("{}:{}", f.path, f.text[..at].lines().count().max(1))).unwrap_or_default();
            println!("cargo::error={place}: [{}] {}. {}", d.code, d.message, d.help.as_deref().unwrap_or_default());
        }
        return Err("the record has errors".into());
    };
    fs::write(Path::new(&out).join("record.bin"), postcard::to_stdvec(record)?)?;
    Ok(())
}
