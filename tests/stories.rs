mod support;
use support::window::*;
#[test]
fn look() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.txt");
    std::fs::write(&file, std::fs::read_to_string("assets/sample.txt").unwrap()).unwrap();
    let mut harness = window(folder.path(), [1440.0, 900.0], &[file]);
    press(&mut harness, egui::Modifiers::NONE, egui::Key::J);
    press(&mut harness, egui::Modifiers::NONE, egui::Key::J);
    press(&mut harness, egui::Modifiers::NONE, egui::Key::Num5);
    harness.render().unwrap().save("/tmp/look1.png").unwrap();
    press(&mut harness, egui::Modifiers::COMMAND, egui::Key::K);
    harness.render().unwrap().save("/tmp/look2.png").unwrap();
    press(&mut harness, egui::Modifiers::NONE, egui::Key::F1);
    harness.render().unwrap().save("/tmp/look3.png").unwrap();
}
