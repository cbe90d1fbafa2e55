fn main() {
    let files = foederis_record::builtin();
    let t = std::time::Instant::now();
    let loaded = foederis_record::load(files, "x", vec![], foederis_record::Thoroughness::Checked);
    eprintln!("{:?} {} diag", t.elapsed(), loaded.diagnostics.len());
    for d in &loaded.diagnostics {
        let l = &d.labels[0];
        let f = loaded.files.get(l.file);
        let line = f.text.get(..l.span.start).unwrap_or("").matches('\n').count() + 1;
        println!("{}:{} {:?} [{}] {} {:?}", f.path, line, d.severity, d.code, d.message, d.help);
    }
    let Some(r) = loaded.record else { return };
    let t = std::time::Instant::now();
    let (mut bad, mut n) = (0, 0);
    for (_, c) in r.cases.iter() {
        n += c.expect.len();
        for m in foederis::cases::run(&r, c) {
            bad += 1;
            let e = &c.expect[m.expect];
            println!("CASE {} {} {} {} {:?} exp {:?} {:?}: says {}", c.id, r.instruments[e.instrument].id, e.article, r.code(m.state), e.duty, e.answer, e.because, m.says);
        }
    }
    eprintln!("{:?} {bad} mismatches of {n}", t.elapsed());
}
