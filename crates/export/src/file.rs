//! Files that are whole or not there.

use crate::ExportError;
use std::fs::{self, OpenOptions};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// Has a file written beside its place and puts it there when it is whole, so that whatever
/// breaks off leaves what was there before. What broke off without a chance to tidy up is named
/// `.onrecord-….part`.
///
/// A place that is no file, such as a pipe, is written to as it is. A link is followed.
///
/// # Errors
/// With what `write` ends on, or if the file cannot be written.
pub fn whole_file<T>(
    path: &Path,
    write: impl FnOnce(&mut (dyn Write + Send)) -> Result<T, ExportError>,
) -> Result<T, ExportError> {
    let at = |e| ExportError::at(e, path);
    // What is behind a link is what is replaced.
    let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if fs::metadata(&place).is_ok_and(|found| !found.is_file()) {
        let file = OpenOptions::new().write(true).open(&place).map_err(at)?;
        let mut out = BufWriter::new(file);
        let done = write(&mut out)?;
        out.flush().map_err(at)?;
        return Ok(done);
    }
    let folder = match place.parent() {
        Some(folder) if folder != Path::new("") => folder.to_owned(),
        _ => PathBuf::from("."),
    };
    let part = beside().tempfile_in(&folder).map_err(at)?;
    let mut out = BufWriter::with_capacity(1 << 16, part);
    let done = write(&mut out)?;
    let part = out.into_inner().map_err(|e| at(e.into_error()))?;
    part.as_file().sync_all().map_err(at)?;
    part.persist(&place).map_err(|e| at(e.error))?;
    Ok(done)
}

/// How a file is made that is not yet whole; readable by whom new files are.
pub(crate) fn beside() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".onrecord-").suffix(".part");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_breaks_off_leaves_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        whole_file(&path, |out| Ok(out.write_all(b"whole")?)).unwrap();
        let broken = whole_file(&path, |out| {
            out.write_all(b"half")?;
            out.flush()?;
            Err::<(), _>(std::io::Error::other("the disk is gone").into())
        });
        assert_eq!(broken.unwrap_err().to_string(), "the disk is gone");
        assert_eq!(fs::read_to_string(&path).unwrap(), "whole");
        // Nothing else is left.
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        let nowhere = folder.path().join("no/where.csv");
        let error = whole_file(&nowhere, |_| Ok(())).unwrap_err().to_string();
        assert!(error.contains("where.csv"), "{error}");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_followed_and_a_folder_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real"), folder.path().join("link"));
        fs::write(&real, "old").unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        whole_file(&link, |out| Ok(out.write_all(b"new")?)).unwrap();
        assert_eq!(fs::read_to_string(&real).unwrap(), "new");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert!(whole_file(folder.path(), |_| Ok(())).is_err());
        assert!(folder.path().is_dir());
    }
}
