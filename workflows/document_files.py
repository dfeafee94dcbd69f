"""Files and folders as documents, one after the other, with what lies beside them in sidecars.

A file is read when its turn comes: a folder may hold more than the memory does.
"""

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, Final

from onrecord.errors import NotFoundError, OnrecordError
from onrecord.ingest import Document, Metadata
from onrecord.ingest.limits import MAX_BYTES, MEBIBYTE
from onrecord.ingest.sidecar import Sidecar, overlaid, read_sidecar, sidecar_names
from onrecord.safe import clean
from workflows.incoming import Incoming

ENDINGS: Final = frozenset(
    {".html", ".htm", ".xhtml", ".pdf", ".docx", ".txt", ".text", ".md", ".markdown"}
)
"""What documents are read of a folder. A file that is named is read whatever it is called."""
HOLDERS: Final = (".warc", ".warc.gz", ".wacz", ".rss", ".atom", ".xml")
"""How archives and feeds in a folder end; their first bytes decide."""
_PARTS_OF_A_PAGE: Final = ("_files", ".files")


@dataclass(frozen=True, slots=True)
class Failed:
    """A document that was not taken in, and the one line that says why."""

    name: str
    problem: str


def files_of(paths: Iterable[Path]) -> tuple[list[Path], int]:
    """Return the files that were named and those of the folders, and how many were passed over.

    Archives and feeds are among the files: ``is_holder`` tells. In a folder, hidden files, links,
    files of other kinds, and the parts that a browser saves beside a page are passed over; only
    files of other kinds are counted. Raises NotFoundError.
    """
    found: list[Path] = []
    others = 0
    for path in paths:
        if path.is_dir():
            own, passed = _files_in(path)
            found += own
            others += passed
        elif path.exists():
            found.append(path)
        else:
            raise NotFoundError(f"There is no file {shown(path)}. Check the name and try again")
    return list(dict.fromkeys(found)), others


def is_holder(path: Path) -> bool:
    """Tell whether a file is an archive or a feed, and named as one: many documents, not one."""
    from workflows.fetching import holds_documents

    return path.name.lower().endswith(HOLDERS) and holds_documents(str(path))


def documents_of(files: Iterable[Path], options: Metadata) -> Iterator[Incoming | Failed]:
    """Give the documents of files; options go before what a sidecar says."""
    for path in files:
        try:
            yield _incoming(path, options)
        except OSError as error:
            problem = f"{error.strerror or error}. Check the file and its permissions."
            yield Failed(shown(path), f"{shown(path)}: cannot be read: {problem}")
        except OnrecordError as error:
            yield Failed(shown(path), str(error))


def piped_document(stream: BinaryIO, name: str, options: Metadata) -> Incoming | Failed:
    """Return what comes in no file of its own, such as standard input, as a document.

    No more is read than a document may have: a pipe may have no end.
    """
    content = stream.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        most = f"{MAX_BYTES // MEBIBYTE} MiB"
        return Failed(name, f"{name}: is larger than {most}, the most that is read. Split it.")
    return Incoming(document=Document(name=name, content=content), told=Sidecar(metadata=options))


def shown(path: Path) -> str:
    """Return a path as text that can be printed and stored, whatever its bytes are."""
    return clean(str(path).encode("utf-8", "backslashreplace").decode()).replace("\n", " ")


def _files_in(folder: Path) -> tuple[list[Path], int]:
    found: list[Path] = []
    others = 0
    for where, folders, names in os.walk(folder):
        pages = {Path(name).stem for name in names if Path(name).suffix.lower() in ENDINGS}
        folders[:] = sorted(name for name in folders if not _is_part(name, pages))
        for name in sorted(names):
            path = Path(where, name)
            if name.startswith(".") or path.is_symlink():
                continue
            if path.suffix.lower() in ENDINGS or is_holder(path):
                found.append(path)
            elif not _is_sidecar(name, set(names)):
                others += 1
    return found, others


def _is_part(folder: str, pages: set[str]) -> bool:
    return folder.startswith(".") or any(
        folder.endswith(ending) and folder.removesuffix(ending) in pages
        for ending in _PARTS_OF_A_PAGE
    )


def _is_sidecar(name: str, names: set[str]) -> bool:
    path = Path(name)
    return path.suffix == ".yaml" and (
        path.stem in names or any(path.stem + ending in names for ending in ENDINGS)
    )


def _incoming(path: Path, options: Metadata) -> Incoming:
    status = path.stat()
    name = shown(path)
    if not stat.S_ISREG(status.st_mode):
        raise OnrecordError(
            f"{name}: is no file that can be read whole. Copy its content to one, "
            "or pipe it in: onrecord ingest -"
        )
    if status.st_size > MAX_BYTES:
        raise OnrecordError(
            f"{name}: has {status.st_size // MEBIBYTE} MiB, more than the {MAX_BYTES // MEBIBYTE} "
            "that are read. Split it into several documents."
        )
    told = _sidecar(path)
    return Incoming(
        document=Document(name=name, content=path.read_bytes()),
        told=replace(told, metadata=overlaid(told.metadata, options)),
        path_sha256=hashlib.sha256(os.fsencode(path.resolve())).hexdigest(),
    )


def _sidecar(path: Path) -> Sidecar:
    for name in _sidecar_paths(path):
        if name.is_file():
            return read_sidecar(name.read_bytes(), shown(name))
    return Sidecar()


def _sidecar_paths(path: Path) -> Sequence[Path]:
    return [Path(name) for name in sidecar_names(str(path))]
