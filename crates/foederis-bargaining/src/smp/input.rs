//! What the model is given, checked.

/// How many actors there may be: as many as the original takes.
pub const MOST_ACTORS: usize = 250;
/// How capable an actor may be: as much as the original takes.
pub const MOST_CAPABILITY: f64 = 1e8;
/// By how much sums may miss their bound, as shares: rounding of percentages.
const SLACK: f64 = 1e-10;

/// An actor and its stand.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Actor {
    /// Its name, of its own.
    pub name: String,
    /// Who that is.
    pub description: String,
    /// How much it can bring to bear, in any unit that suits all; 0 to [`MOST_CAPABILITY`].
    pub capability: f64,
    /// Where it stands on each dimension, 0 to 100.
    pub positions: Vec<f64>,
    /// How much each dimension matters to it, in percent of its attention: not all 0, together at most 100.
    pub saliences: Vec<f64>,
}

/// What is wrong with an input.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Invalid {
    /// Nobody bargains.
    #[error("there is no actor")]
    NoActors,
    /// Too many for a run of acceptable length.
    #[error("{0} actors are more than {MOST_ACTORS}")]
    TooManyActors(usize),
    /// Nothing to bargain about.
    #[error("there is no dimension to bargain about")]
    NoDimensions,
    /// An empty name.
    #[error("actor {0} has no name")]
    NoName(usize),
    /// A name twice.
    #[error("two actors have the name {0}")]
    SameName(String),
    /// A dimension twice.
    #[error("two dimensions have the name {0}")]
    SameDimension(String),
    /// Not one value for each dimension.
    #[error("{actor} has {found} {what} on {dimensions} dimensions")]
    Count {
        /// Whose.
        actor: String,
        /// Of what.
        what: &'static str,
        /// How many there are.
        found: usize,
        /// How many there should be.
        dimensions: usize,
    },
    /// NaN, infinite, or out of bounds.
    #[error("the {what} of {actor} is {found}, which is not a number from 0 to {most}")]
    OutOfBounds {
        /// Whose.
        actor: String,
        /// Of what.
        what: String,
        /// The value.
        found: f64,
        /// The upper bound.
        most: f64,
    },
    /// More attention than there is.
    #[error("the saliences of {actor} add up to {found}, more than 100 %")]
    TotalSalience {
        /// Whose.
        actor: String,
        /// Their sum.
        found: f64,
    },
    /// Distances are not defined for an actor to whom nothing matters.
    #[error("{0} has no salience on any dimension: leave it out, or say what matters to it")]
    NoSalience(String),
    /// No coalition has any strength.
    #[error("no actor has any capability")]
    NoCapability,
    /// The matrix is not one of actors by actors.
    #[error("the accommodation matrix needs {actors} rows of {actors} values")]
    MatrixSize {
        /// How many there are.
        actors: usize,
    },
    /// A row that is not made of shares.
    #[error("the accommodation of {actor} is not made of shares from 0 to 1 that add up to at most 1")]
    Shares {
        /// Whose row.
        actor: String,
    },
}

/// An issue and its actors.
#[derive(Debug, Clone, PartialEq)]
pub struct Smp {
    /// What the issue is called.
    pub name: String,
    /// What it is about.
    pub description: String,
    dimensions: Vec<String>,
    actors: Vec<Actor>,
    /// Row by row; the identity if none.
    accommodation: Option<Vec<f64>>,
    pub(super) scaled: Scaled,
}

/// The same as the model counts: from 0 to 1.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Scaled {
    /// Actor by actor.
    pub(super) positions: Vec<f64>,
    /// Actor by actor.
    pub(super) saliences: Vec<f64>,
    /// S_i.
    pub(super) attention: Vec<f64>,
    /// c_i, the weight in votes on positions and bargains.
    pub(super) capability: Vec<f64>,
    /// S_i · c_i, the weight in challenges.
    pub(super) influence: Vec<f64>,
}

impl Smp {
    /// Actors on named dimensions.
    pub fn new(dimensions: Vec<String>, actors: Vec<Actor>) -> Result<Smp, Invalid> {
        check(&dimensions, &actors)?;
        let shares =
            |of: fn(&Actor) -> &Vec<f64>| actors.iter().flat_map(of).map(|percent| percent / 100.0).collect::<Vec<f64>>();
        let saliences = shares(|actor| &actor.saliences);
        let attention: Vec<f64> = saliences.chunks_exact(dimensions.len()).map(|of| of.iter().sum()).collect();
        let capability: Vec<f64> = actors.iter().map(|actor| actor.capability).collect();
        let influence = attention.iter().zip(&capability).map(|(attention, capability)| attention * capability).collect();
        let positions = shares(|actor| &actor.positions);
        let scaled = Scaled { positions, saliences, attention, capability, influence };
        Ok(Smp { name: String::new(), description: String::new(), dimensions, actors, accommodation: None, scaled })
    }

    /// With ideal points that follow positions otherwise than at once. After each turn, i's ideal point is
    /// `Σ_j A_ij x_j + (1 − Σ_j A_ij) ideal_i`; `A` has a row for each actor. By default it is the identity: one wants where one stands.
    pub fn with_accommodation(mut self, matrix: &[Vec<f64>]) -> Result<Smp, Invalid> {
        let actors = self.actors.len();
        if matrix.len() != actors || matrix.iter().any(|row| row.len() != actors) {
            return Err(Invalid::MatrixSize { actors });
        }
        let shares = |row: &[f64]| row.iter().all(|share| (0.0..=1.0).contains(share)) && row.iter().sum::<f64>() <= 1.0 + SLACK;
        if let Some((_, actor)) = matrix.iter().zip(&self.actors).find(|(row, _)| !shares(row)) {
            return Err(Invalid::Shares { actor: actor.name.clone() });
        }
        self.accommodation = Some(matrix.concat());
        Ok(self)
    }

    /// What the dimensions are called.
    pub fn dimensions(&self) -> &[String] {
        &self.dimensions
    }

    /// Who bargains.
    pub fn actors(&self) -> &[Actor] {
        &self.actors
    }

    /// How actor i's ideal point follows positions, if not its own at once.
    pub(super) fn accommodation(&self, actor: usize) -> Option<&[f64]> {
        self.accommodation.as_ref().map(|matrix| &matrix[actor * self.actors.len()..][..self.actors.len()])
    }
}

fn check(dimensions: &[String], actors: &[Actor]) -> Result<(), Invalid> {
    match actors.len() {
        0 => return Err(Invalid::NoActors),
        many if many > MOST_ACTORS => return Err(Invalid::TooManyActors(many)),
        _ => {}
    }
    if dimensions.is_empty() {
        return Err(Invalid::NoDimensions);
    }
    if let Some(name) = twice(dimensions.iter().map(String::as_str)) {
        return Err(Invalid::SameDimension(name));
    }
    for (at, actor) in actors.iter().enumerate() {
        if actor.name.is_empty() {
            return Err(Invalid::NoName(at + 1));
        }
        check_actor(dimensions, actor)?;
    }
    if let Some(name) = twice(actors.iter().map(|actor| actor.name.as_str())) {
        return Err(Invalid::SameName(name));
    }
    if actors.iter().all(|actor| actor.capability == 0.0) { Err(Invalid::NoCapability) } else { Ok(()) }
}

/// What is wrong with an actor by itself.
pub(super) fn check_actor(dimensions: &[String], actor: &Actor) -> Result<(), Invalid> {
    let whose = || actor.name.clone();
    let within = |what: String, found: f64, most: f64| {
        let fine = (0.0..=most).contains(&found);
        if fine { Ok(()) } else { Err(Invalid::OutOfBounds { actor: whose(), what, found, most }) }
    };
    within("capability".to_owned(), actor.capability, MOST_CAPABILITY)?;
    for (what, values) in [("position", &actor.positions), ("salience", &actor.saliences)] {
        if values.len() != dimensions.len() {
            let what = if what == "position" { "positions" } else { "saliences" };
            return Err(Invalid::Count { actor: whose(), what, found: values.len(), dimensions: dimensions.len() });
        }
        for (dimension, value) in dimensions.iter().zip(values) {
            within(format!("{what} on {dimension}"), *value, 100.0)?;
        }
    }
    let all: f64 = actor.saliences.iter().sum();
    // What is too small to be squared is as good as nothing.
    if actor.saliences.iter().map(|salience| salience * salience / 1e4).sum::<f64>() < f64::MIN_POSITIVE {
        return Err(Invalid::NoSalience(whose()));
    }
    if all > 100.0 * (1.0 + SLACK) { Err(Invalid::TotalSalience { actor: whose(), found: all }) } else { Ok(()) }
}

/// The first name that comes a second time.
pub(super) fn twice<'n>(names: impl Iterator<Item = &'n str>) -> Option<String> {
    let mut seen = std::collections::BTreeSet::new();
    names.into_iter().find(|name| !seen.insert(*name)).map(str::to_owned)
}
