use std::time::Instant;
fn main() {
    for _ in 0..5 {
        let t = Instant::now();
        let files = foederis_builtin::files();
        let a = t.elapsed();
        let t = Instant::now();
        let l = foederis_record::load(files, "x", vec![], foederis_record::Thoroughness::Usable);
        let b = t.elapsed();
        let r = l.record.unwrap();
        let t = Instant::now();
        let r2 = foederis_builtin::record();
        println!("snapshot {:?} {}", t.elapsed(), r2.hash == r.hash);
        let t = Instant::now();
        let st = foederis::Architecture::standing();
        let q = foederis::finding::Question::new(&r, &st, "2026-06-01".parse().unwrap());
        let c = t.elapsed();
        let chn = r.states.find("CHN").unwrap();
        let phl = r.states.find("PHL").unwrap();
        let i = foederis::Incident::new(
            foederis::set::StateSet::one(chn),
            foederis::set::StateSet::one(phl),
            r.places.find("second-thomas-shoal").unwrap(),
        );
        let t = Instant::now();
        let f = q.find(&i, foederis::finding::Explain::No);
        let d = t.elapsed();
        let t = Instant::now();
        let f2 = q.find(&i, foederis::finding::Explain::Yes);
        let e = t.elapsed();
        let t = Instant::now();
        let ru = foederis::casus::Rules::compile(&r, &st, "2026-06-01".parse().unwrap(), foederis::casus::Scope::Standing);
        let g = t.elapsed();
        println!(
            "files {a:?} load {b:?} compile {c:?} (standing {g:?}, rows {} dormant {}) find {d:?} explain {e:?} duties {} misses {}",
            ru.rows.len(),
            q.rules.dormant.len(),
            f.duties.len(),
            f2.near_misses.len()
        );
    }
}
