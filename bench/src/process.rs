//! The command as a whole process: start, open, answer, write.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::{fastest, millis};

pub(crate) fn run() {
    let command = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/release/foederis");
    println!("\nwhole processes");
    if !command.exists() {
        println!("  skipped: build the command first with cargo build --release");
        return;
    }
    let time =
        |args: &[&str]| fastest(20, || Command::new(&command).args(args).stdout(Stdio::null()).stderr(Stdio::null()).status());
    let bound = ["bound", "--attacker", "CHN", "--target", "PHL", "--at", "second-thomas-shoal", "--object", "vessel"];
    let nothing = time(&["--version"]);
    let compare = ["compare", "asian-nato", "--region", "indo-pacific", "--on", "2026-06-01"];
    let distance = ["distance", "asian-nato", "--on", "2026-06-01"];
    let brief = ["brief", "asian-nato", "--on", "2026-06-01"];
    let commands: [(&str, &[&str]); 6] = [
        ("--version", &["--version"]),
        ("bound", &bound),
        ("check", &["check"]),
        ("compare", &compare),
        ("distance", &distance),
        ("brief", &brief),
    ];
    for (what, args) in commands {
        let time = time(args);
        println!(
            "  foederis {what:<16} {:8.2} ms   {:.1} times doing nothing",
            millis(time),
            time.as_secs_f64() / nothing.as_secs_f64()
        );
    }
}
