use super::Figure;
use crate::Study;

pub(super) fn draw(_: &Study<'_>) -> Option<Figure> {
    None
}
