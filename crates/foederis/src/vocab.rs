//! The vocabulary: every closed list of words that record files, answers and documentation share.
//!
//! One word for each concept, the same in files, code and output. To add a word is one line here; the record reader,
//! the JSON contract and the error messages follow from it.

use serde::{Deserialize, Serialize};

/// A closed list of words.
pub trait Word: Copy + Sized + 'static {
    /// Every spelling.
    const WORDS: &'static [&'static str];

    /// The word with this spelling.
    fn parse(word: &str) -> Option<Self>;
}

/// Declares an enum whose variants are words of the vocabulary, with its list, its spelling and its parser.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$vmeta])* #[doc = concat!("`", $word, "`")] $variant),+ }

        impl $name {
            /// Every word, in order.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];
            /// Every spelling, in the same order.
            pub const WORDS: &'static [&'static str] = &[$($word),+];

            /// The spelling used in files, on the command line and in output.
            pub const fn word(self) -> &'static str {
                Self::WORDS[self as usize]
            }

            /// The word with this spelling.
            pub fn parse(word: &str) -> Option<Self> {
                Self::WORDS.iter().position(|w| *w == word).map(|i| Self::ALL[i])
            }

            /// A bit of its own, for small sets of words.
            pub const fn bit(self) -> u16 {
                1 << self as u16
            }
        }

        impl Word for $name {
            const WORDS: &'static [&'static str] = $name::WORDS;

            fn parse(word: &str) -> Option<Self> {
                $name::parse(word)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.word())
            }
        }
    };
}

words! {
    /// What a provision obliges to.
    Duty {
        /// Fight, or otherwise act, on the side of the state attacked.
        Defend = "defend",
        /// Join the beneficiary's war, whoever began it.
        Attack = "attack",
        /// Consult together.
        Consult = "consult",
        /// Not to use force against the beneficiary (non-aggression).
        Refrain = "refrain",
        /// Stay neutral in the beneficiary's war.
        Neutral = "neutral",
        /// Join no alliance or grouping against the beneficiary.
        Abstain = "abstain",
        /// Grant bases or access.
        Permit = "permit",
        /// Logistics, intelligence, arms, technology.
        Support = "support",
    }
}

words! {
    /// How strongly a promise to `defend` or `attack` binds, weakest first.
    Strength {
        /// "act to meet the common danger in accordance with its constitutional processes"
        Act = "act",
        /// "will assist … such action as it deems necessary, including the use of armed force"
        Assist = "assist",
        /// "shall immediately render military and other assistance by all means at its disposal"
        Automatic = "automatic",
    }
}

words! {
    /// Whether a provision obliges or only permits.
    Modality {
        /// An obligation.
        Shall = "shall",
        /// A power or authority: never a duty.
        May = "may",
    }
}

words! {
    /// The event that calls a promise due.
    Trigger {
        /// An armed attack on the beneficiary.
        ArmedAttack = "armed-attack",
        /// An act of aggression in the sense of General Assembly resolution 3314 (XXIX).
        Aggression = "aggression",
        /// War, on whichever side the beneficiary is.
        StateOfWar = "state-of-war",
        /// Mobilisation or war.
        Mobilisation = "mobilisation",
        /// A threat, and all that is worse.
        Threat = "threat",
        /// Circumstances that the parties consider serious.
        SeriousCircumstances = "serious-circumstances",
        /// The beneficiary's request.
        Request = "request",
        /// Owed at all times.
        Always = "always",
    }
}

words! {
    /// What was attacked.
    Object {
        /// Land, islands, internal waters and the airspace above.
        Territory = "territory",
        /// Armed forces on land.
        Forces = "forces",
        /// A warship, coast-guard or other public vessel.
        Vessel = "vessel",
        /// A public aircraft.
        Aircraft = "aircraft",
        /// A military base.
        Base = "base",
        /// The government itself.
        Government = "government",
        /// Critical infrastructure.
        Infrastructure = "infrastructure",
        /// A fishing boat, merchantman or chartered vessel.
        CivilianVessel = "civilian-vessel",
    }
}

words! {
    /// The form an incident takes.
    Form {
        /// An armed attack.
        ArmedAttack = "armed-attack",
        /// A threat of force.
        Threat = "threat",
        /// Territory taken without fighting.
        Occupation = "occupation",
        /// A blockade of ports or coasts.
        Blockade = "blockade",
        /// Pressure short of armed attack: ramming, water cannon, boarding.
        Coercion = "coercion",
        /// An internal rising, riot or infiltration.
        Insurgency = "insurgency",
        /// Mobilisation of forces.
        Mobilisation = "mobilisation",
        /// Unmanned aircraft crossing the border.
        DroneIncursion = "drone-incursion",
        /// A cyber operation.
        Cyber = "cyber",
    }
}

words! {
    /// Whether the target struck first or provoked the incident.
    Provoked {
        /// It did not.
        No = "no",
        /// It did.
        Yes = "yes",
        /// The parties disagree.
        Disputed = "disputed",
    }
}

words! {
    /// A clause of a provision, in the order in which they are examined.
    Clause {
        /// The instrument is in force on the day.
        InForce = "in-force",
        /// Ower and beneficiary are parties on the day.
        Party = "party",
        /// The duty runs from this state to that one.
        Direction = "direction",
        /// The provision obliges, it does not only permit.
        Modality = "modality",
        /// The duty is not suspended between these two.
        Suspension = "suspension",
        /// What was attacked is protected.
        Object = "object",
        /// The place lies within the geographic clause.
        Area = "area",
        /// The attacker is one the promise is made against.
        Adversary = "adversary",
        /// The event is one that calls the promise due.
        Trigger = "trigger",
        /// The exception for a provoked attack.
        Provoked = "provoked",
    }
}

impl Clause {
    /// What a near miss says when this clause is the first that fails.
    pub const fn failure(self) -> &'static str {
        match self {
            Clause::InForce => "not-in-force",
            Clause::Party => "not-party",
            Clause::Direction => "one-way",
            Clause::Modality => "permission",
            Clause::Suspension => "suspended",
            other => other.word(),
        }
    }

    /// The clause whose failure has this name.
    pub fn from_failure(word: &str) -> Option<Self> {
        Clause::ALL.iter().copied().find(|clause| clause.failure() == word)
    }

    /// Every name of a failure, in the order of examination.
    pub fn failures() -> impl Iterator<Item = &'static str> {
        Clause::ALL.iter().map(|clause| clause.failure())
    }
}

words! {
    /// How a fact of the record was checked.
    Seen {
        /// The operative words were read.
        Text = "text",
        /// Read in a secondary source.
        Secondary = "secondary",
        /// General knowledge, not read.
        Recalled = "recalled",
    }
}

words! {
    /// What kind of document an instrument is.
    InstrumentForm {
        /// A treaty.
        Treaty = "treaty",
        /// An executive agreement or exchange of notes.
        ExecutiveAgreement = "executive-agreement",
        /// A memorandum of understanding.
        Mou = "mou",
        /// A joint declaration.
        JointDeclaration = "joint-declaration",
        /// A statute of one state.
        Statute = "statute",
        /// The charter of an organisation.
        Charter = "charter",
        /// A political statement.
        PoliticalStatement = "political-statement",
    }
}

words! {
    /// Where an instrument stands today.
    Status {
        /// In force.
        InForce = "in-force",
        /// Signed, not in force.
        Signed = "signed",
        /// Nobody has signed it.
        Proposed = "proposed",
        /// In force, but suspended towards some.
        SuspendedInPart = "suspended-in-part",
        /// No longer in force.
        Ended = "ended",
    }
}

words! {
    /// What an instrument is about.
    Layer {
        /// An attack on one concerns all.
        CollectiveDefence = "collective-defence",
        /// Two states defend each other.
        MutualDefence = "mutual-defence",
        /// One-way defence.
        Guarantee = "guarantee",
        /// Consultation.
        Consultation = "consultation",
        /// Non-aggression.
        NonAggression = "non-aggression",
        /// Neutrality.
        Neutrality = "neutrality",
        /// Visiting forces and reciprocal access.
        Access = "access",
        /// Standing bases.
        Basing = "basing",
        /// Logistics.
        Logistics = "logistics",
        /// Intelligence.
        Intelligence = "intelligence",
        /// Technology.
        Technology = "technology",
        /// Exercises.
        Exercises = "exercises",
        /// Dialogue.
        Dialogue = "dialogue",
        /// Arms.
        Arms = "arms",
        /// Policing.
        Policing = "policing",
    }
}

words! {
    /// What kind of place a place is.
    PlaceKind {
        /// A state's homeland.
        Homeland = "homeland",
        /// An island.
        Island = "island",
        /// A territory overseas.
        OverseasTerritory = "overseas-territory",
        /// A military base.
        Base = "base",
        /// A shoal, reef or bank.
        Shoal = "shoal",
        /// A sea.
        Sea = "sea",
        /// A strait.
        Strait = "strait",
        /// A stretch of border.
        BorderArea = "border-area",
        /// A city.
        City = "city",
        /// A region: contains places, is not one.
        Region = "region",
    }
}

words! {
    /// What kind of actor stands in `states/`.
    StateKind {
        /// A member of the international system, past or present.
        State = "state",
        /// An entity that is not a member.
        Territory = "territory",
        /// An organisation that signs instruments.
        Organisation = "organisation",
    }
}

words! {
    /// How the area clause of a template is filled when a pact is made of it.
    Extent {
        /// What the state attacked holds inside the pact's area.
        Held = "held",
        /// Anywhere inside the pact's area.
        Within = "within",
    }
}

words! {
    /// What becomes of the instruments that a pact unifies.
    Constituents {
        /// They stay in force beside it.
        Kept = "kept",
        /// The pact takes their place.
        Superseded = "superseded",
    }
}

words! {
    /// What becomes of a duty when one architecture takes the place of another.
    Change {
        /// Where there was none, there is one: bound or contested.
        Gained = "gained",
        /// Bound before and after, now more strongly.
        Strengthened = "strengthened",
        /// Contested before, bound now.
        MadeCertain = "made-certain",
        /// Bound before, contested now.
        Unsettled = "unsettled",
        /// Bound before and after, now less strongly.
        Weakened = "weakened",
        /// Where there was one, there is none.
        Lost = "lost",
    }
}

words! {
    /// What ties two states, from the strongest to the loosest: the rungs between no tie and a pact.
    Rung {
        /// A duty to defend at least as strong as the pact's.
        AsStrong = "as-strong",
        /// Some duty to defend.
        Defend = "defend",
        /// A duty to consult.
        Consult = "consult",
        /// Bases or access.
        Access = "access",
        /// Logistics.
        Logistics = "logistics",
        /// Intelligence.
        Intelligence = "intelligence",
        /// Exercises or dialogue.
        Dialogue = "dialogue",
    }
}

words! {
    /// How a speaker stands to a topic, from most for to most against.
    Stance {
        /// Puts it forward.
        Propose = "propose",
        /// Is for it.
        Support = "support",
        /// Is for it under conditions.
        Conditional = "conditional",
        /// Takes no side.
        Neutral = "neutral",
        /// Has doubts, or finds it too early.
        Reserve = "reserve",
        /// Is against it.
        Oppose = "oppose",
        /// Will have no part in it, or says that it is not so.
        Reject = "reject",
        /// Sees it as directed against oneself.
        PerceiveAsThreat = "perceive-as-threat",
    }
}

words! {
    /// For whom a speaker spoke.
    Capacity {
        /// For the government of a state, or for an organisation.
        Government = "government",
        /// For oneself: a candidate, a member of parliament, a party, a scholar, a former official, a commentary.
        Personal = "personal",
    }
}

words! {
    /// What kind of speaker speaks.
    SpeakerKind {
        /// One person, named or not.
        Person = "person",
        /// A ministry, a government, a delegation, several persons with one text.
        Body = "body",
    }
}

words! {
    /// Where a statement was read.
    SourceKind {
        /// The document, the transcript or the speaker's own page.
        Primary = "primary",
        /// A press report.
        Press = "press",
        /// A copy of a document or of a press report.
        Repost = "repost",
    }
}

words! {
    /// What an actor's position rests on.
    Evidence {
        /// Its own statements on the question.
        Direct = "direct",
        /// Statements on related things, or by others.
        Indirect = "indirect",
        /// Judgement alone.
        None = "none",
    }
}

words! {
    /// What became of a printed claim when it was checked, from best to worst.
    ClaimVerdict {
        /// As it was.
        Right = "right",
        /// Right, with what complicates it left out.
        Simplified = "simplified",
        /// Right, but not all that was said.
        Incomplete = "incomplete",
        /// Carried by a single second-hand source.
        OneSource = "one-source",
        /// Stronger than the words.
        Overstated = "overstated",
        /// Every word may hold, the whole does not.
        Misleading = "misleading",
        /// Said, but by another.
        Misattributed = "misattributed",
        /// Not so.
        Wrong = "wrong",
    }
}
