//! The door to files: what it refuses, and that nothing is ever half written.

use std::fs;

use unruffled::disk::{DiskError, read_text, replace, scenario_files, shipped, write_new};

#[test]
fn shipped_scenarios_are_those_in_the_repository() {
    for (id, text) in shipped() {
        assert_eq!(read_text(format!("scenarios/{id}.ron").as_ref()).unwrap(), *text, "{id}");
    }
    let files = scenario_files("scenarios".as_ref()).unwrap();
    assert!(files.len() >= shipped().len(), "the folder holds what is built in, and may hold more");
}

#[test]
fn what_cannot_be_read_is_refused_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("bad.ron"), b"ab\nc\xffd").unwrap();
    fs::File::create(at("large.ron")).unwrap().set_len(16 * 1024 * 1024 + 1).unwrap();
    assert!(matches!(read_text(&at("none.ron")), Err(DiskError::Missing(_))));
    assert!(matches!(read_text(&at("bad.ron").join("below")), Err(DiskError::Missing(_))));
    assert!(matches!(read_text(folder.path()), Err(DiskError::Folder(_))));
    assert!(matches!(read_text(&at("large.ron")), Err(DiskError::TooLarge(..))));
    let Err(DiskError::NotText(path, place)) = read_text(&at("bad.ron")) else { panic!("it is no text") };
    assert_eq!((path, place.line, place.column), (at("bad.ron"), 2, 2));
    for error in [read_text(&at("none.ron")), read_text(&at("large.ron")), read_text(&at("bad.ron"))] {
        let error = error.unwrap_err();
        assert!(error.to_string().contains(error.path().to_str().unwrap()), "{error}");
        assert!(!error.as_finding().message.is_empty());
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_is_not_waited_for() {
    assert!(matches!(read_text("/dev/null".as_ref()), Err(DiskError::NotAFile(_))));
}

#[cfg(unix)]
#[test]
fn a_pipe_is_never_replaced_by_a_file() {
    use std::os::unix::fs::FileTypeExt as _;
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    assert!(matches!(replace(&pipe, "text"), Err(DiskError::NotAFile(_))));
    assert!(fs::metadata(&pipe).unwrap().file_type().is_fifo());
}

#[test]
fn a_folder_is_listed_in_order_without_what_is_hidden() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["b.ron", "a.ron", "C.ron", ".hidden.ron", "notes.txt", "ron"] {
        fs::write(folder.path().join(name), "x").unwrap();
    }
    fs::create_dir(folder.path().join("d.ron")).unwrap();
    let names: Vec<String> = scenario_files(folder.path())
        .unwrap()
        .iter()
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    assert_eq!(names, ["C.ron", "a.ron", "b.ron"]);
    assert!(scenario_files(&folder.path().join("none")).is_err());
}

#[test]
fn a_new_file_never_takes_the_place_of_another() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("x.ron");
    write_new(&file, "first").unwrap();
    assert!(matches!(write_new(&file, "second"), Err(DiskError::Exists(_))));
    assert_eq!(fs::read_to_string(&file).unwrap(), "first");
    assert!(matches!(write_new(&folder.path().join("none/x.ron"), "x"), Err(DiskError::NotWritten(..))));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left over");
}

#[test]
fn a_replaced_file_is_whole_and_keeps_who_may_read_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("x.ron");
    write_new(&file, "first").unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        let link = folder.path().join("link.ron");
        std::os::unix::fs::symlink(&file, &link).unwrap();
        replace(&link, "second").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
        fs::remove_file(link).unwrap();
    }
    replace(&file, "third").unwrap();
    assert_eq!(fs::read_to_string(&file).unwrap(), "third");
    let mut locked = fs::metadata(&file).unwrap().permissions();
    locked.set_readonly(true);
    fs::set_permissions(&file, locked).unwrap();
    assert!(matches!(replace(&file, "fourth"), Err(DiskError::NotWritten(..))));
    assert_eq!(fs::read_to_string(&file).unwrap(), "third");
    assert!(matches!(replace(&folder.path().join("none.ron"), "x"), Err(DiskError::Missing(_))));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left over");
}
