"""The files of a sentence-pair model, read whole and once: what was checked is what runs."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from onrecord.ingest.packing import in_mebibytes
from onrecord.safe import clean
from workflows.pair_model.errors import PairModelError
from workflows.pair_model.external_data import NotOnnxError, locations
from workflows.pair_model.limits import Limits

_MODEL: Final = "model.onnx"
_BESIDE: Final = "onnx"  # the folder in which many keep the model alone
_MOST_FILES: Final = 100
# Also no "*/_ORT_MEM_ADDR_/*", which means a place in memory to what runs the model.
_INSIDE: Final = re.compile(r"[\w. -]+(?:/[\w. -]+)*")
_SHOWN: Final = 100  # characters of a file's name
_LETTERS: Final = 12


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """What a model is made of. ``weights`` are by the names that the model has for them."""

    path: Path
    model: bytes
    weights: dict[str, bytes]
    tokenizer: bytes
    config: bytes

    @property
    def name(self) -> str:
        """The file's name, the first letters of its SHA-256, and then of all else that counts."""
        besides = hashlib.sha256()
        for part in (self.tokenizer, self.config, *self.weights.values()):
            besides.update(hashlib.sha256(part).digest())
        own = hashlib.sha256(self.model).hexdigest()[:_LETTERS]
        shown = " ".join(clean(self.path.name).split())[:_SHOWN]
        return f"{shown} {own}+{besides.hexdigest()[:_LETTERS]}"


def read_files(path: Path, limits: Limits) -> ModelFiles:
    """Return the files of the model at ``path``, a folder or a file; raises PairModelError."""
    file = _within(path) if path.is_dir() else path
    if not file.is_file():
        raise PairModelError(
            path, f"there is no file. Name an ONNX file, or a folder with a {_MODEL}."
        )
    model = _read(file, limits.model)
    try:
        wanted = locations(model)
    except NotOnnxError:
        raise PairModelError(path, "the file is no ONNX model, or damaged. Get it anew.") from None
    return ModelFiles(
        path=file,
        model=model,
        weights=_weights(file, wanted, limits.weights),
        tokenizer=_read(_beside(file, "tokenizer.json"), limits.tokenizer),
        config=_read(_beside(file, "config.json"), limits.config),
    )


def _within(folder: Path) -> Path:
    deeper = folder / _BESIDE / _MODEL
    return deeper if deeper.is_file() and not (folder / _MODEL).exists() else folder / _MODEL


def _beside(model: Path, name: str) -> Path:
    folders = [model.parent]
    if model.absolute().parent.name == _BESIDE:
        folders.append(model.absolute().parent.parent)
    for folder in folders:
        if (folder / name).is_file():
            return folder / name
    raise PairModelError(model, f"there is no {name} beside it. Put the one of this model there.")


def _weights(model: Path, names: set[str], most: int) -> dict[str, bytes]:
    """Return the files that a model names, all of them in its own folder."""
    if len(names) > _MOST_FILES:
        raise PairModelError(model, f"it wants more than {_MOST_FILES} files beside it.")
    folder = model.resolve().parent
    found: dict[str, bytes] = {}
    for name in sorted(names):
        shown = " ".join(clean(name).split())[:_SHOWN]
        if not _INSIDE.fullmatch(name) or ".." in name.split("/"):
            raise PairModelError(model, f'it wants "{shown}", outside its folder. It is not read.')
        file = folder / name
        if not file.resolve().is_relative_to(folder):
            raise PairModelError(
                model, f'"{shown}" beside it leads out of the folder. Copy the file itself there.'
            )
        if not file.is_file():
            raise PairModelError(model, f'it wants "{shown}" beside it, which is not there.')
        found[name] = _read(file, most)
        most -= len(found[name])
    return found


def _read(file: Path, most: int) -> bytes:
    try:
        with file.open("rb") as stream:
            content = stream.read(most + 1)
    except OSError as error:
        raise PairModelError(
            file, f"it cannot be read: {error.strerror}. Check its rights."
        ) from None
    if len(content) > most:
        raise PairModelError(file, f"it is larger than {in_mebibytes(most)}. Take a smaller model.")
    return content
