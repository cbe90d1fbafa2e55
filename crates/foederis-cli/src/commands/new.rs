//! `foederis new`: a small commented record to start from.

use std::fs;
use std::io;

use crate::Done;
use crate::args::New;
use crate::fail::Fail;
use crate::out;

/// The example, file by file.
const FILES: &[(&str, &str)] = &[
    ("states/RUR.toml", include_str!("../example/states/RUR.toml")),
    ("states/GRK.toml", include_str!("../example/states/GRK.toml")),
    ("states/KRA.toml", include_str!("../example/states/KRA.toml")),
    ("places/ruritania.toml", include_str!("../example/places/ruritania.toml")),
    ("places/zenda.toml", include_str!("../example/places/zenda.toml")),
    ("areas/strelsau-territory.toml", include_str!("../example/areas/strelsau-territory.toml")),
    ("instruments/strelsau-2020.toml", include_str!("../example/instruments/strelsau-2020.toml")),
    ("cases/zenda-raid.toml", include_str!("../example/cases/zenda-raid.toml")),
];

pub(crate) fn run(args: &New) -> Done {
    let dir = &args.dir;
    match fs::read_dir(dir) {
        Ok(mut entries) => {
            if entries.next().is_some() {
                return Err(Fail::Usage(format!("{} is not empty: name a folder that does not exist yet", dir.display())));
            }
        }
        Err(e) if e.kind() == io::ErrorKind::NotFound => {}
        Err(e) => return Err(Fail::Usage(format!("{}: {e}", dir.display()))),
    }
    for (path, text) in FILES {
        let file = dir.join(path);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(file, text)?;
    }
    let shown = dir.display();
    out::print(&format!(
        "wrote {} files to {shown}\n\n\
         next:\n  \
         foederis --record {shown} check\n  \
         foederis --record {shown} bound --attacker KRA --target RUR --at zenda\n\n\
         then change {shown}/instruments/strelsau-2020.toml and ask again\n",
        FILES.len()
    ))
}
