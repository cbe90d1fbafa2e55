//! A table of a file, read key by key: values typed, leftovers reported, nothing stops at the first mistake.

use std::cell::RefCell;
use std::ops::Range;

use foederis::date::{Date, Dated, Span};
use foederis::vocab::Word;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::FileId;
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::names::Names;

/// What every reader shares: the ids that exist, and where problems go.
#[derive(Debug)]
pub(crate) struct Context<'c> {
    pub names: &'c Names,
    pub out: RefCell<Vec<Diagnostic>>,
}

/// A table being read.
#[derive(Debug)]
pub(crate) struct Reader<'c, 't> {
    pub cx: &'c Context<'c>,
    pub file: FileId,
    /// The whole table, for problems that have no better place.
    pub span: Range<usize>,
    /// What to call the table: the kind of file, or `[[provision]]`.
    name: &'static str,
    table: &'t DeTable<'t>,
    asked: RefCell<Vec<&'static str>>,
}

type Value<'t> = &'t Spanned<DeValue<'t>>;

impl<'c, 't> Reader<'c, 't> {
    pub(crate) fn new(cx: &'c Context<'c>, file: FileId, name: &'static str, table: &'t DeTable<'t>, span: Range<usize>) -> Self {
        Reader { cx, file, span, name, table, asked: RefCell::new(Vec::new()) }
    }

    pub(crate) fn report(&self, diagnostic: Diagnostic) {
        self.cx.out.borrow_mut().push(diagnostic);
    }

    pub(crate) fn error(&self, code: &'static str, message: impl Into<String>, span: Range<usize>, text: impl Into<String>) {
        self.report(Diagnostic::error(code, message, self.file, span, text));
    }

    /// The value of a key, noting that the key is known.
    pub(crate) fn value(&self, key: &'static str) -> Option<Value<'t>> {
        self.asked.borrow_mut().push(key);
        self.table.get(key)
    }

    /// Where a key's value stands, or the table if it is missing.
    pub(crate) fn at(&self, key: &str) -> Range<usize> {
        self.table.get(key).map_or(self.span.clone(), |v| v.span())
    }

    fn wrong_type(&self, key: &str, value: Value<'_>, expected: &str) {
        let message = format!("`{key}` must be {expected}");
        self.error("wrong-type", message, value.span(), format!("this is {}", a(value.get_ref().type_str())));
    }

    pub(crate) fn missing(&self, key: &'static str, what: &str) {
        let message = format!("{} lacks `{key}`", self.name);
        self.report(
            Diagnostic::error("missing-key", message, self.file, self.span.clone(), "").help(format!("add `{key}`: {what}")),
        );
    }

    // --- values of one kind, none if missing ---

    pub(crate) fn maybe_text(&self, key: &'static str) -> Option<String> {
        let value = self.value(key)?;
        let Some(text) = value.get_ref().as_str() else {
            self.wrong_type(key, value, "text in quotes");
            return None;
        };
        // Lines are broken for the editor; in answers they are one.
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            let help = format!("leave `{key}` out if there is nothing to say");
            self.report(
                Diagnostic::error("empty-text", format!("`{key}` is empty"), self.file, value.span(), "nothing here").help(help),
            );
        }
        Some(text)
    }

    pub(crate) fn text(&self, key: &'static str, what: &str) -> String {
        if self.table.get(key).is_none() {
            self.missing(key, what);
        }
        self.maybe_text(key).unwrap_or_default()
    }

    pub(crate) fn flag(&self, key: &'static str) -> Option<bool> {
        let value = self.value(key)?;
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.wrong_type(key, value, "`true` or `false`");
        }
        flag
    }

    pub(crate) fn number<N: std::str::FromStr>(&self, key: &'static str, what: &str) -> Option<N> {
        let value = self.value(key)?;
        let number = number(value);
        if number.is_none() {
            self.wrong_type(key, value, what);
        }
        number
    }

    pub(crate) fn date(&self, key: &'static str) -> Option<Dated> {
        let value = self.value(key)?;
        let Some(text) = value.get_ref().as_str() else {
            let help = value.get_ref().as_datetime().map(|d| format!("write it in quotes: \"{d}\""));
            let message = format!("`{key}` must be a date in quotes");
            let what = format!("this is {}", a(value.get_ref().type_str()));
            self.report(Diagnostic::error("wrong-type", message, self.file, value.span(), what).maybe_help(help));
            return None;
        };
        Dated::parse(text)
            .map_err(|why| {
                let help = "dates are as precise as the source: \"1960\", \"1960-01\", \"1960-01-19\" or \"1945/1949\"";
                self.report(Diagnostic::error("bad-date", why, self.file, value.span(), "").help(help));
            })
            .ok()
    }

    pub(crate) fn day(&self, key: &'static str, what: &str) -> Option<Date> {
        if self.table.get(key).is_none() {
            self.missing(key, what);
        }
        let dated = self.date(key)?;
        if dated.earliest != dated.latest {
            self.error("bad-date", format!("`{key}` must be known to the day"), self.at(key), "write YYYY-MM-DD");
        }
        Some(dated.earliest)
    }

    /// A date that must be there, as precise as its source.
    pub(crate) fn required_date(&self, key: &'static str, what: &str) -> Dated {
        if self.table.get(key).is_none() {
            self.missing(key, what);
        }
        self.date(key).unwrap_or(Dated::day(Date::ZERO))
    }

    /// `from` and `to`, in order.
    pub(crate) fn span(&self) -> Span {
        let span = Span { from: self.date("from"), to: self.date("to") };
        if let (Some(from), Some(to)) = (span.from, span.to)
            && to.latest < from.earliest
        {
            let diagnostic =
                Diagnostic::error("dates-out-of-order", "a spell ends before it begins", self.file, self.at("to"), "ends here");
            self.report(diagnostic.also(self.file, self.at("from"), "begins here"));
        }
        span
    }

    pub(crate) fn maybe_word<W: Word>(&self, key: &'static str) -> Option<W> {
        let value = self.value(key)?;
        self.as_word(key, value)
    }

    pub(crate) fn word<W: Word>(&self, key: &'static str) -> Option<W> {
        if self.table.get(key).is_none() {
            self.missing(key, &format!("one of {}", W::WORDS.join(", ")));
        }
        self.maybe_word(key)
    }

    fn as_word<W: Word>(&self, key: &'static str, value: Value<'_>) -> Option<W> {
        let Some(text) = value.get_ref().as_str() else {
            self.wrong_type(key, value, "a word in quotes");
            return None;
        };
        let word = W::parse(text);
        if word.is_none() {
            let message = format!("`{text}` is not a word for `{key}`");
            let help = did_you_mean(text, W::WORDS.iter().copied());
            let list = format!("expected one of {}", W::WORDS.join(", "));
            let diagnostic = Diagnostic::error("unknown-word", message, self.file, value.span(), list);
            self.report(diagnostic.maybe_help(help));
        }
        word
    }

    // --- lists ---

    fn items(&self, key: &'static str, of: &str) -> &'t [Spanned<DeValue<'t>>] {
        let Some(value) = self.value(key) else { return &[] };
        match value.get_ref().as_array() {
            Some(array) => array.as_ref(),
            None => {
                self.wrong_type(key, value, &format!("a list of {of}: [ … ]"));
                &[]
            }
        }
    }

    /// Texts of a list, each with its place.
    pub(crate) fn texts(&self, key: &'static str) -> Vec<(&'t str, Range<usize>)> {
        let items = self.items(key, "texts").iter();
        items
            .filter_map(|item| {
                let text = item.get_ref().as_str();
                if text.is_none() {
                    self.wrong_type(key, item, "a list of texts in quotes");
                }
                text.map(|t| (t, item.span()))
            })
            .collect()
    }

    pub(crate) fn strings(&self, key: &'static str) -> Vec<String> {
        self.texts(key).into_iter().map(|(t, _)| t.to_owned()).collect()
    }

    /// Numbers of a list.
    pub(crate) fn numbers<N: std::str::FromStr>(&self, key: &'static str, what: &str) -> Vec<N> {
        let items = self.items(key, "numbers").iter();
        items
            .filter_map(|item| {
                let number = number(item);
                if number.is_none() {
                    self.wrong_type(key, item, what);
                }
                number
            })
            .collect()
    }

    /// Whether a list is missing or holds nothing.
    pub(crate) fn lacks_any(&self, key: &'static str) -> bool {
        self.value(key).is_none_or(|value| value.get_ref().as_array().is_some_and(|items| items.is_empty()))
    }

    pub(crate) fn words<W: Word>(&self, key: &'static str) -> Vec<W> {
        self.items(key, "words").iter().filter_map(|item| self.as_word(key, item)).collect()
    }

    /// Tables of a list: `[[key]]`, or inline tables.
    pub(crate) fn tables(&self, key: &'static str, name: &'static str) -> Vec<Reader<'c, 't>> {
        let items = self.items(key, "tables").iter();
        items
            .filter_map(|item| {
                let table = item.get_ref().as_table();
                if table.is_none() {
                    self.wrong_type(key, item, &format!("a list of tables, each headed {name}"));
                }
                table.map(|t| Reader::new(self.cx, self.file, name, t, item.span()))
            })
            .collect()
    }

    pub(crate) fn table(&self, key: &'static str, name: &'static str) -> Option<Reader<'c, 't>> {
        let value = self.value(key)?;
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.wrong_type(key, value, &format!("a table, headed {name}"));
        }
        table.map(|t| Reader::new(self.cx, self.file, name, t, value.span()))
    }

    /// Reports every key that nobody asked for.
    pub(crate) fn finish(self) {
        let asked = self.asked.borrow();
        for (key, _) in self.table.iter() {
            let name: &str = key.get_ref();
            if !asked.contains(&name) {
                let message = format!("{} has no key `{name}`", self.name);
                let help =
                    did_you_mean(name, asked.iter().copied()).unwrap_or_else(|| format!("it may have: {}", asked.join(", ")));
                self.report(
                    Diagnostic::error("unknown-key", message, self.file, key.span(), "not a key of this table").help(help),
                );
            }
        }
    }
}

/// A number as it is written, if the type can hold it.
fn number<N: std::str::FromStr>(value: Value<'_>) -> Option<N> {
    let digits = match value.get_ref() {
        DeValue::Integer(i) if i.radix() == 10 => i.as_str(),
        DeValue::Float(f) => f.as_str(),
        _ => return None,
    };
    digits.replace('_', "").parse().ok()
}

fn a(kind: &str) -> String {
    let article = if kind.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {kind}")
}
