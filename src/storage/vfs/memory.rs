//! A file system in memory that knows what a power cut leaves: for tests of the save protocol.
//!
//! What was written and not synced may be there, half there, zeroed or not; a name that was made or moved since its
//! folder was synced may be there or not, each independently of the others. [`Memory::crash_states`] lists every
//! combination after every operation.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    io,
    path::{Path, PathBuf},
};

use super::{Look, Vfs};

#[derive(Clone, Debug)]
struct Inode {
    content: Vec<u8>,
    /// What the device holds for certain; none before the first sync.
    durable: Option<Vec<u8>>,
    mode: u32,
}

/// A change of names that the device may not hold yet.
#[derive(Clone, Debug)]
enum Naming {
    Make(PathBuf, usize),
    Move(PathBuf, PathBuf, usize),
    Remove(PathBuf),
}

impl Naming {
    fn act(&self, names: &mut BTreeMap<PathBuf, usize>) {
        match self {
            Self::Make(path, inode) => {
                names.insert(path.clone(), *inode);
            }
            Self::Move(from, to, inode) => {
                names.remove(from);
                names.insert(to.clone(), *inode);
            }
            Self::Remove(path) => {
                names.remove(path);
            }
        }
    }
}

#[derive(Clone, Debug, Default)]
struct Inner {
    inodes: Vec<Inode>,
    names: BTreeMap<PathBuf, usize>,
    durable: BTreeMap<PathBuf, usize>,
    pending: Vec<Naming>,
}

/// What this file system takes away from the permission bits of new files.
pub const UMASK: u32 = 0o022;

/// Files by path.
pub type Files = BTreeMap<PathBuf, Vec<u8>>;

/// What goes wrong, and when.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The operation that fails, counted from 1, and how.
    pub fail: Option<(usize, io::ErrorKind)>,
    /// Whether every later one fails too.
    pub for_good: bool,
    /// Before this operation somebody else writes this file.
    pub intrude: Option<(usize, PathBuf, Vec<u8>)>,
}

/// The file system.
#[derive(Debug, Default)]
pub struct Memory {
    inner: RefCell<Inner>,
    past: RefCell<Vec<Inner>>,
    operations: RefCell<Vec<&'static str>>,
    pub plan: Plan,
}

impl Memory {
    /// A file system whose files are safely on the device.
    pub fn new(files: &[(&str, &[u8])], plan: Plan) -> Self {
        let memory = Self {
            plan,
            ..Self::default()
        };
        {
            let mut inner = memory.inner.borrow_mut();
            for (path, content) in files {
                inner.place(Path::new(path), content);
            }
            inner.durable = inner.names.clone();
            inner.pending.clear();
        }
        memory
    }

    /// The operations so far, by name.
    pub fn operations(&self) -> Vec<&'static str> {
        self.operations.borrow().clone()
    }

    /// The files as a running program sees them.
    pub fn files(&self) -> Files {
        let inner = self.inner.borrow();
        let content = |inode: &usize| inner.inodes[*inode].content.clone();
        inner
            .names
            .iter()
            .map(|(path, inode)| (path.clone(), content(inode)))
            .collect()
    }

    /// Unix permission bits of a file.
    pub fn mode(&self, path: &str) -> u32 {
        let inner = self.inner.borrow();
        inner.inodes[inner.names[Path::new(path)]].mode
    }

    /// Every state that a power cut after each operation can leave, from the first operation to now.
    pub fn crash_states(&self) -> BTreeSet<Files> {
        let mut states = BTreeSet::new();
        for inner in self.past.borrow().iter() {
            inner.crash(&mut states);
        }
        self.inner.borrow().crash(&mut states);
        states
    }

    /// Every state that a power cut now can leave.
    pub fn crash_now(&self) -> BTreeSet<Files> {
        let mut states = BTreeSet::new();
        self.inner.borrow().crash(&mut states);
        states
    }

    /// Begins an operation: keeps the state before it, and fails if that is the plan.
    fn step(&self, name: &'static str) -> io::Result<()> {
        self.past.borrow_mut().push(self.inner.borrow().clone());
        self.operations.borrow_mut().push(name);
        let number = self.operations.borrow().len();
        if let Some((when, path, content)) = &self.plan.intrude
            && *when == number
        {
            self.inner.borrow_mut().place(path, content);
        }
        match self.plan.fail {
            Some((when, kind)) if number == when || (self.plan.for_good && number > when) => {
                Err(kind.into())
            }
            _ => Ok(()),
        }
    }
}

impl Inner {
    /// A file that is safely there, name and all.
    fn place(&mut self, path: &Path, content: &[u8]) {
        self.inodes.push(Inode {
            content: content.to_vec(),
            durable: Some(content.to_vec()),
            mode: 0o640,
        });
        let inode = self.inodes.len() - 1;
        self.names.insert(path.to_path_buf(), inode);
        self.durable.insert(path.to_path_buf(), inode);
    }

    fn find(&self, path: &Path) -> io::Result<usize> {
        let inode = self.names.get(path).copied();
        inode.ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn name(&mut self, naming: Naming) {
        naming.act(&mut self.names);
        self.pending.push(naming);
    }

    /// What content each file may have after a power cut.
    fn contents(&self) -> Vec<Vec<Vec<u8>>> {
        let all = self.inodes.iter().map(|inode| {
            let now = &inode.content;
            let mut may = match &inode.durable {
                Some(durable) => vec![durable.clone()],
                None => vec![Vec::new()],
            };
            if inode.durable.as_ref() != Some(now) {
                may.push(now.clone());
                may.push(now[..now.len() / 2].to_vec());
                may.push(vec![0; now.len()]);
            }
            may.dedup();
            may
        });
        all.collect()
    }

    fn crash(&self, states: &mut BTreeSet<Files>) {
        let contents = self.contents();
        for chosen in 0_u32..1 << self.pending.len() {
            let mut names = self.durable.clone();
            for (place, naming) in self.pending.iter().enumerate() {
                if chosen >> place & 1 == 1 {
                    naming.act(&mut names);
                }
            }
            let mut partial: Vec<Files> = vec![Files::new()];
            for (path, inode) in &names {
                let may = &contents[*inode];
                partial = partial
                    .into_iter()
                    .flat_map(|files| {
                        may.iter().map(move |content| {
                            let mut files = files.clone();
                            files.insert(path.clone(), content.clone());
                            files
                        })
                    })
                    .collect();
            }
            states.extend(partial);
        }
    }
}

impl Vfs for Memory {
    type File = usize;

    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        self.step("resolve")?;
        Ok(path.to_path_buf())
    }

    fn look(&self, path: &Path) -> io::Result<Look> {
        self.step("look")?;
        let inner = self.inner.borrow();
        let inode = &inner.inodes[inner.find(path)?];
        Ok(Look {
            mode: Some(inode.mode),
            read_only: inode.mode & 0o222 == 0,
            links: 1,
            size: inode.content.len() as u64,
        })
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.step("read")?;
        let inner = self.inner.borrow();
        Ok(inner.inodes[inner.find(path)?].content.clone())
    }

    fn create(&self, path: &Path, mode: u32) -> io::Result<usize> {
        self.step("create")?;
        let mut inner = self.inner.borrow_mut();
        if inner.names.contains_key(path) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        inner.inodes.push(Inode {
            content: Vec::new(),
            durable: None,
            mode: mode & !UMASK,
        });
        let inode = inner.inodes.len() - 1;
        inner.name(Naming::Make(path.to_path_buf(), inode));
        Ok(inode)
    }

    fn write(&self, file: &mut usize, bytes: &[u8]) -> io::Result<()> {
        let step = self.step("write");
        // A write that fails has written some.
        let written = if step.is_ok() {
            bytes.len()
        } else {
            bytes.len() / 3
        };
        let mut inner = self.inner.borrow_mut();
        inner.inodes[*file].content.extend(&bytes[..written]);
        step
    }

    fn set_mode(&self, file: &mut usize, mode: u32) -> io::Result<()> {
        self.step("set_mode")?;
        self.inner.borrow_mut().inodes[*file].mode = mode;
        Ok(())
    }

    fn sync(&self, file: &mut usize) -> io::Result<()> {
        self.step("sync")?;
        let mut inner = self.inner.borrow_mut();
        let inode = &mut inner.inodes[*file];
        inode.durable = Some(inode.content.clone());
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step("rename")?;
        let mut inner = self.inner.borrow_mut();
        let inode = inner.find(from)?;
        inner.name(Naming::Move(from.to_path_buf(), to.to_path_buf(), inode));
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.step("remove")?;
        let mut inner = self.inner.borrow_mut();
        inner.find(path)?;
        inner.name(Naming::Remove(path.to_path_buf()));
        Ok(())
    }

    fn sync_dir(&self, _: &Path) -> io::Result<()> {
        self.step("sync_dir")?;
        let mut inner = self.inner.borrow_mut();
        inner.durable = inner.names.clone();
        inner.pending.clear();
        Ok(())
    }
}
