//! A drawing as pixels, in fonts of our own: every machine draws the same bytes, one without fonts too.

use resvg::{tiny_skia, usvg};

use crate::fail::Fail;

/// Pixels for a unit of the drawing, so that text stays sharp on screens of high density and in print.
const SCALE: f32 = 2.0;

/// Draws an SVG file of `foederis-brief`.
///
/// Of the families that its style names only DejaVu Sans is at hand; weight 600 falls to bold, the next heavier one there is. Rules
/// under `@media` are passed over: the picture is the light one.
pub(crate) fn png(svg: &str) -> Result<Vec<u8>, Fail> {
    let mut options = usvg::Options { font_family: "DejaVu Sans".into(), ..usvg::Options::default() };
    let fonts = options.fontdb_mut();
    fonts.load_font_data(dejavu::sans::regular().to_vec());
    fonts.load_font_data(dejavu::sans::bold().to_vec());
    fonts.set_sans_serif_family("DejaVu Sans");
    let undrawable = |why: String| Fail::Usage(format!("the figure cannot be drawn as pixels: {why}"));
    let tree = usvg::Tree::from_str(svg, &options).map_err(|e| undrawable(e.to_string()))?;
    let (width, height) = ((tree.size().width() * SCALE).ceil() as u32, (tree.size().height() * SCALE).ceil() as u32);
    let mut pixels = tiny_skia::Pixmap::new(width, height).ok_or_else(|| undrawable(format!("{width} × {height} pixels")))?;
    resvg::render(&tree, tiny_skia::Transform::from_scale(SCALE, SCALE), &mut pixels.as_mut());
    pixels.encode_png().map_err(|e| undrawable(e.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(style: &str, words: &str) -> Vec<u8> {
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"120\" height=\"30\"><style>{style}</style>\
             <rect width=\"120\" height=\"30\" fill=\"#fff\"/><text x=\"5\" y=\"20\">{words}</text></svg>"
        );
        png(&svg).expect("a drawing")
    }

    const FAMILY: &str = "text { font-family: system-ui, \"DejaVu Sans\", sans-serif; font-size: 12px";

    #[test]
    fn equal_drawings_have_equal_bytes_and_twice_the_size() {
        let bytes = drawn(&format!("{FAMILY} }}"), "Japan → Korea");
        assert_eq!(bytes, drawn(&format!("{FAMILY} }}"), "Japan → Korea"));
        let size = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().expect("four bytes"));
        assert_eq!((size(16), size(20)), (240, 60));
    }

    #[test]
    fn words_are_drawn_and_weight_600_is_bold() {
        let (empty, plain) = (drawn(&format!("{FAMILY} }}"), ""), drawn(&format!("{FAMILY} }}"), "Japan"));
        assert_ne!(empty, plain);
        assert_ne!(plain, drawn(&format!("{FAMILY}; font-weight: 600 }}"), "Japan"));
    }

    #[test]
    fn every_letter_of_a_state_s_name_is_in_the_font() {
        // A letter that the font lacks is drawn as an empty box, like this one of the private use area.
        let missing = drawn(&format!("{FAMILY} }}"), "\u{f8ff}");
        let record = foederis_builtin::record();
        let names = record.states.iter().flat_map(|(_, state)| state.name.chars());
        let letters: std::collections::BTreeSet<char> = names.chain("→–—·’“”…½≥×§".chars()).collect();
        for letter in letters.into_iter().filter(|letter| !matches!(letter, '&' | '<')) {
            assert_ne!(missing, drawn(&format!("{FAMILY} }}"), &letter.to_string()), "{letter}");
        }
    }
}
