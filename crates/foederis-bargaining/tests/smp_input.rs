//! What the model refuses, and how it says so.

use foederis_bargaining::smp::{Actor, Smp};

const TEXT: &str = "Name, About it,2,1,\nActor,Description,Power,Cost,Sal,\nA,\"one, two\",10,20,30,\n\nB, ,5.5,100,0.5\n";

#[test]
fn the_format_is_read() {
    let smp = Smp::parse_csv(TEXT).expect("it reads");
    assert_eq!((smp.name.as_str(), smp.description.as_str(), smp.dimensions()), ("Name", "About it", &["Cost".to_owned()][..]));
    let [a, b] = smp.actors() else { panic!("two actors") };
    assert_eq!(
        (a.description.as_str(), a.capability, &a.positions[..], &a.saliences[..]),
        ("one, two", 10.0, &[20.0][..], &[30.0][..])
    );
    assert_eq!((b.name.as_str(), b.description.as_str(), b.saliences[0]), ("B", "", 0.5));
    assert_eq!(Smp::parse_csv(&TEXT.replace('\n', "\r\n")), Ok(smp));
}

#[test]
fn every_mistake_has_its_line() {
    let said = |from: &str, to: &str| Smp::parse_csv(&TEXT.replace(from, to)).expect_err("a mistake").to_string();
    let cases = [
        (",2,1,\n", ",2,1,9\n", "line 1: 5 fields; the first line has name, description, number of actors, number of dimensions"),
        (",2,1,\n", ",two,1,\n", "line 1: the number of actors is «two», not a whole number"),
        (",2,1,\n", ",2,0,\n", "line 1: there is no dimension to bargain about"),
        (",2,1,\n", ",2,2,\n", "line 2: 5 columns; 2 dimensions need 3 + 2 · 2"),
        (",2,1,\n", ",3,1,\n", "line 5: line 1 announces 3 actors; the text ends after 2"),
        (",2,1,\n", ",1,1,\n", "line 5: line 1 announces 1 actors; here is one more"),
        ("10,20,30", "10,20", "line 3: 1 values of position and salience instead of 2"),
        ("10,20,30", "10,x,30", "line 3: «x» is not a number"),
        ("10,20,30", "10,NaN,30", "line 3: the position on Cost of A is NaN, which is not a number from 0 to 100"),
        ("10,20,30", "10,101,30", "line 3: the position on Cost of A is 101, which is not a number from 0 to 100"),
        ("10,20,30", "-1,20,30", "line 3: the capability of A is -1, which is not a number from 0 to 100000000"),
        ("10,20,30", "inf,20,30", "line 3: the capability of A is inf, which is not a number from 0 to 100000000"),
        ("100,0.5", "100,0", "line 5: B has no salience on any dimension: leave it out, or say what matters to it"),
        ("B, ,", "A, ,", "line 5: two actors have the name A"),
        ("B, ,", ", ,", "line 5: the actor has no name"),
        ("\"one, two\"", "\"one, two", "line 3: a double quote opens a field and none closes it"),
        (TEXT, "\n", "line 1: there is nothing to read"),
    ];
    for (from, to, problem) in cases {
        assert_eq!(said(from, to), problem);
    }
}

#[test]
fn what_only_shows_together_is_refused() {
    let actor = |name: &str, capability: f64, saliences: [f64; 2]| Actor {
        name: name.to_owned(),
        capability,
        positions: vec![1.0, 2.0],
        saliences: saliences.to_vec(),
        ..Actor::default()
    };
    let said = |dimensions: [&str; 2], actors: &[Actor]| {
        Smp::new(dimensions.map(str::to_owned).to_vec(), actors.to_vec()).expect_err("a mistake").to_string()
    };
    assert_eq!(said(["x", "y"], &[]), "there is no actor");
    assert_eq!(said(["x", "x"], &[actor("A", 1.0, [1.0; 2])]), "two dimensions have the name x");
    assert_eq!(said(["x", "y"], &[actor("A", 0.0, [1.0; 2]), actor("B", 0.0, [1.0; 2])]), "no actor has any capability");
    assert_eq!(said(["x", "y"], &[actor("A", 1.0, [60.0, 41.0])]), "the saliences of A add up to 101, more than 100 %");
    assert_eq!(said(["x", "y"], &vec![actor("A", 1.0, [1.0; 2]); 251]), "251 actors are more than 250");
    let short = Actor { positions: vec![1.0], ..actor("A", 1.0, [1.0; 2]) };
    assert_eq!(said(["x", "y"], &[short]), "A has 1 positions on 2 dimensions");
    let smp = Smp::new(vec!["x".to_owned(), "y".to_owned()], vec![actor("A", 1.0, [1.0; 2])]).expect("valid");
    for share in [1.1, -0.1, f64::NAN] {
        let refused = smp.clone().with_accommodation(&[vec![share]]).expect_err("not a share").to_string();
        assert_eq!(refused, "the accommodation of A is not made of shares from 0 to 1 that add up to at most 1");
    }
}
