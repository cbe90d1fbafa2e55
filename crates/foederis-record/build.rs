//! Lists the files of `record/` so that they are compiled into the binary.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?).join("../../record").canonicalize()?;
    println!("cargo::rerun-if-changed={}", root.display());
    let mut list = String::from("&[\n");
    for folder in sorted(&root)?.into_iter().filter(|p| p.is_dir()) {
        println!("cargo::rerun-if-changed={}", folder.display());
        let kind = stem(&folder);
        for file in sorted(&folder)?.into_iter().filter(|p| p.extension().is_some_and(|e| e == "toml")) {
            println!("cargo::rerun-if-changed={}", file.display());
            let _ = writeln!(list, "({kind:?}, {:?}, include_str!({:?})),", stem(&file), file.display().to_string());
        }
    }
    list.push(']');
    fs::write(Path::new(&env::var("OUT_DIR").map_err(io::Error::other)?).join("record.rs"), list)
}

fn sorted(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)?.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>()?;
    paths.sort();
    Ok(paths)
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}
