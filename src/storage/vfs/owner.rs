//! What a file has beside its content, and a new file in its place should have too.

use std::{fs::File, path::Path};

/// Bytes of an attribute, and of the list of their names, beyond which it is left: more than any file system keeps.
#[cfg(any(target_os = "linux", target_os = "macos"))]
const MOST: usize = 1 << 16;

/// Gives a new file the owner, the group and the extended attributes (access lists among them) of the one at `from`, as
/// far as this user may. Returns which of that one's permission bits suit it: a group that could not be kept must not hand
/// its rights to another.
#[cfg(unix)]
pub fn adopt(file: &File, from: &Path, mode: u32) -> u32 {
    use std::os::unix::fs::{MetadataExt as _, fchown};
    attributes(file, from);
    let (Ok(old), Ok(new)) = (std::fs::metadata(from), file.metadata()) else {
        return mode;
    };
    if (old.uid(), old.gid()) == (new.uid(), new.gid()) {
        return mode;
    }
    // Both, or the group alone: only root gives a file away.
    let kept = fchown(file, Some(old.uid()), Some(old.gid())).is_ok()
        || old.gid() == new.gid()
        || fchown(file, None, Some(old.gid())).is_ok();
    if kept {
        mode
    } else {
        // The group's rights are what everybody has.
        mode & !0o070 | (mode & 0o007) << 3
    }
}

#[cfg(not(unix))]
pub fn adopt(_: &File, _: &Path, mode: u32) -> u32 {
    mode
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn attributes(file: &File, from: &Path) {
    use rustix::fs::{XattrFlags, fsetxattr, getxattr, listxattr};
    let mut list = vec![0; MOST];
    let Ok(length) = listxattr(from, &mut list) else {
        return;
    };
    list.truncate(length);
    let mut value = vec![0; if length == 0 { 0 } else { MOST }];
    for name in list
        .split(|byte| *byte == 0)
        .filter(|name| !name.is_empty())
    {
        let Ok(length) = getxattr(from, name, &mut value) else {
            continue;
        };
        // What may not be set is not kept: the work counts for more.
        let value = value.get(..length).unwrap_or_default();
        fsetxattr(file, name, value, XattrFlags::empty()).ok();
    }
}

#[cfg(all(unix, not(any(target_os = "linux", target_os = "macos"))))]
fn attributes(_: &File, _: &Path) {}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::{
        fs,
        os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown},
    };

    use rustix::fs::{XattrFlags, getxattr, setxattr};

    use crate::storage::{
        save,
        testing::{begun, not_run},
    };

    #[test]
    fn a_save_keeps_owner_permissions_and_attributes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.factcheck.json");
        let first = save(&begun(), &path, None).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        let attributes = setxattr(&path, "user.desk", b"politics", XattrFlags::empty()).is_ok();
        // Only root gives a file away.
        let owned = chown(&path, Some(1234), Some(4321)).is_ok();
        let second = save(&begun(), &path, Some(first.hash)).unwrap();
        let found = fs::metadata(&path).unwrap();
        assert_eq!(found.mode() & 0o7777, 0o640);
        if owned {
            assert_eq!((found.uid(), found.gid()), (1234, 4321));
        } else {
            not_run("owners are kept: needs root");
        }
        let mut value = [0; 16];
        if attributes {
            let length = getxattr(&path, "user.desk", &mut value).unwrap();
            assert_eq!(&value[..length], b"politics");
        } else {
            not_run("attributes are kept: this file system has none");
        }
        // The backup is for its owner alone.
        let backup = fs::metadata(second.backup.unwrap()).unwrap();
        assert_eq!(backup.mode() & 0o7777, 0o600);
    }
}
