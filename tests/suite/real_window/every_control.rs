//! Every control of every screen, as a screen reader meets it.
#[test]
fn a_screen_reader_sees_it() {
    let Some(stage) = super::stage::Stage::open() else { return };
    stage.reader.find(atspi::Role::Button, "Practise");
    println!("{}", stage.reader.tree().outline());
}
