//! Opening the record: tables made when the program was built, against reading the text.

use foederis_record::{Thoroughness, load};

use crate::{fastest, millis};

pub(crate) fn run() {
    let tables = fastest(20, foederis_builtin::record);
    let open = |thoroughness| fastest(10, || load(foederis_builtin::files(), "text", Vec::new(), thoroughness));
    let text = open(Thoroughness::Usable);
    let checked = open(Thoroughness::Checked);
    println!("\nopening the record");
    println!("  from tables               {:8.2} ms", millis(tables));
    println!(
        "  from text                 {:8.2} ms   {:.1} times the tables",
        millis(text),
        text.as_secs_f64() / tables.as_secs_f64()
    );
    println!("  from text, every check    {:8.2} ms", millis(checked));
}
