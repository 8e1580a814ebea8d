//! A disk whose power is cut: it takes the events of a trace, and at any of them tells what would be found afterwards.
//! What a sync covered is there; of the rest each write may be there, be missing or be torn at a sector, and of the
//! names a random part of the latest changes. A model, not a proof: no real disk is cut.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::traced::Event;
use crate::support::Dice;

/// What a disk writes at once.
const SECTOR: usize = 512;

#[derive(Clone, Debug)]
enum Write {
    Bytes(u64, Vec<u8>),
    Length(u64),
}

impl Write {
    fn put(&self, content: &mut Vec<u8>) {
        match self {
            Self::Bytes(at, bytes) => {
                let at = usize::try_from(*at).unwrap();
                content.resize(content.len().max(at + bytes.len()), 0);
                content[at..at + bytes.len()].copy_from_slice(bytes);
            }
            Self::Length(length) => content.resize(usize::try_from(*length).unwrap(), 0),
        }
    }
}

/// A file, whatever its names are.
#[derive(Clone, Debug, Default)]
struct File {
    certain: Vec<u8>,
    uncertain: Vec<Write>,
    length: u64,
}

#[derive(Clone, Debug)]
enum Name {
    Is(PathBuf, usize),
    IsFolder(PathBuf),
    Gone(PathBuf),
}

impl Name {
    fn path(&self) -> &Path {
        match self {
            Self::Is(path, _) | Self::IsFolder(path) | Self::Gone(path) => path,
        }
    }
}

/// Names and what they lead to; a folder leads to none.
#[derive(Clone, Debug, Default)]
struct Names(BTreeMap<PathBuf, Option<usize>>);

impl Names {
    fn put(&mut self, name: &Name) {
        match name {
            Name::Is(path, file) => _ = self.0.insert(path.clone(), Some(*file)),
            Name::IsFolder(path) => _ = self.0.insert(path.clone(), None),
            Name::Gone(path) => _ = self.0.remove(path),
        }
    }
}

/// The disk.
#[derive(Clone, Debug, Default)]
pub struct Disk {
    files: Vec<File>,
    now: Names,
    certain: Names,
    /// Changes of names that no sync of their folder covered; a rename is one of two.
    uncertain: Vec<Vec<Name>>,
    /// What the program has said by now.
    pub said: Vec<String>,
}

impl Disk {
    /// One more thing was done.
    pub fn take(&mut self, event: &Event) {
        match event {
            Event::Made(path) => {
                if !self.now.0.contains_key(path) {
                    self.files.push(File::default());
                    self.name(vec![Name::Is(path.clone(), self.files.len() - 1)]);
                }
            }
            Event::MadeFolder(path) => self.name(vec![Name::IsFolder(path.clone())]),
            Event::Wrote(path, at, bytes) => {
                if let Some(file) = self.file(path) {
                    let at = at.unwrap_or(file.length);
                    file.length = file.length.max(at + bytes.len() as u64);
                    file.uncertain.push(Write::Bytes(at, bytes.clone()));
                }
            }
            Event::Cut(path, length) => {
                if let Some(file) = self.file(path) {
                    file.length = *length;
                    file.uncertain.push(Write::Length(*length));
                }
            }
            Event::Gone(path) => self.name(vec![Name::Gone(path.clone())]),
            Event::Renamed(from, to) => {
                let file = self.now.0[from].expect("only files are renamed");
                self.name(vec![Name::Gone(from.clone()), Name::Is(to.clone(), file)]);
            }
            Event::Linked(from, to) => {
                let file = self.now.0[from].expect("only files are linked");
                self.name(vec![Name::Is(to.clone(), file)]);
            }
            Event::Synced(path) => self.sync(path),
            Event::Said(line) => self.said.push(line.clone()),
        }
    }

    fn name(&mut self, names: Vec<Name>) {
        names.iter().for_each(|name| self.now.put(name));
        self.uncertain.push(names);
    }

    /// The file of a name; none for what was taken away while it was open, and whose bytes nobody finds again.
    fn file(&mut self, path: &Path) -> Option<&mut File> {
        let at = (*self.now.0.get(path)?)?;
        self.files.get_mut(at)
    }

    fn sync(&mut self, path: &Path) {
        if let Some(file) = self.file(path) {
            for write in std::mem::take(&mut file.uncertain) {
                write.put(&mut file.certain);
            }
            return;
        }
        let (in_it, elsewhere) =
            std::mem::take(&mut self.uncertain).into_iter().partition(|names| names[0].path().parent() == Some(path));
        self.uncertain = elsewhere;
        let in_it: Vec<Vec<Name>> = in_it;
        in_it.iter().flatten().for_each(|name| self.certain.put(name));
    }

    /// Cuts the power and writes what is found afterwards, from `traced` to `found`.
    pub fn cut(&self, dice: &mut Dice, traced: &Path, found: &Path) {
        let mut names = self.certain.clone();
        let kept = dice.below(self.uncertain.len() + 1);
        self.uncertain[..kept].iter().flatten().for_each(|name| names.put(name));
        // Sometimes nearly all was written, sometimes nearly nothing.
        let kept_in_ten = dice.below(11);
        let folders: BTreeSet<&PathBuf> =
            names.0.iter().filter(|(_, file)| file.is_none()).map(|(path, _)| path).collect();
        for folder in &folders {
            fs::create_dir_all(found.join(folder.strip_prefix(traced).unwrap())).unwrap();
        }
        for (path, file) in &names.0 {
            let Some(file) = file else { continue };
            let mut content = self.files[*file].certain.clone();
            for write in &self.files[*file].uncertain {
                match write {
                    _ if dice.below(10) >= kept_in_ten => {}
                    Write::Bytes(at, bytes) if dice.one_in(10) => {
                        let torn = dice.below(bytes.len() / SECTOR + 1) * SECTOR;
                        Write::Bytes(*at, bytes[..torn].to_vec()).put(&mut content);
                    }
                    whole => whole.put(&mut content),
                }
            }
            // The index beside the log is in memory: it is not there after a power cut.
            let is_index = path.to_string_lossy().ends_with("-shm");
            let folder = path.parent().unwrap();
            if !is_index && (folder == traced || folders.contains(&folder.to_path_buf())) {
                fs::write(found.join(path.strip_prefix(traced).unwrap()), content).unwrap();
            }
        }
    }
}
