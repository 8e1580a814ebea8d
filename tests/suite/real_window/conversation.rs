//! A conversation to its debrief by mouse and keys, with a customer number that was typed. The attempt code is read
//! from the clipboard and replayed by `play --code`.
