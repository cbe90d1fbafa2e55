//! Small files of invented states: read whatever made them, refused whatever broke them.

mod broken;
mod fixture;
mod forms;
mod random;
mod written;
