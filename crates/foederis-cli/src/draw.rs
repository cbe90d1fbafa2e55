//! Draws diagnostics: the file, the line, the guilty text underlined, what to do.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use foederis_record::{Diagnostic, Loaded, Severity};

use crate::text::count;

/// Every problem of a record, one after the other.
pub(crate) fn all(loaded: &Loaded) -> String {
    loaded.diagnostics.iter().map(|d| one(loaded, d)).collect()
}

fn one(loaded: &Loaded, diagnostic: &Diagnostic) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group = Group::with_title(level.primary_title(&diagnostic.message).id(diagnostic.code));
    let mut files: Vec<_> = diagnostic.labels.iter().map(|l| l.file).collect();
    files.dedup();
    for file in files {
        let source = loaded.files.get(file);
        let labels = diagnostic.labels.iter().filter(|l| l.file == file);
        let annotations = labels.enumerate().map(|(n, label)| {
            let kind =
                if n == 0 && diagnostic.labels[0].file == file { AnnotationKind::Primary } else { AnnotationKind::Context };
            kind.span(first_line(&source.text, &label.span)).label(label.text.as_str())
        });
        group = group.element(Snippet::source(source.text.as_ref()).path(source.path.as_str()).annotations(annotations));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    format!("{}\n\n", Renderer::styled().render(&[group]))
}

/// A span cut to its first line: a whole table would fill the screen.
fn first_line(text: &str, span: &std::ops::Range<usize>) -> std::ops::Range<usize> {
    let start = span.start.min(text.len());
    let end = span.end.clamp(start, text.len());
    let line = text.get(start..end).and_then(|s| s.find('\n')).map_or(end, |n| start + n);
    start..line
}

/// How many problems there are.
pub(crate) fn summary(loaded: &Loaded) -> String {
    let errors = loaded.errors();
    let warnings = loaded.diagnostics.len() - errors;
    match (errors, warnings) {
        (0, 0) => "no problems".into(),
        (0, w) => count(w, "warning"),
        (e, 0) => count(e, "error"),
        (e, w) => format!("{}, {}", count(e, "error"), count(w, "warning")),
    }
}
