"""What a sentence-pair model may take."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Sizes in bytes, ``seconds`` for one order of one pair.

    ``tokens`` is what the model reads at once: two statements and the marks between them. Longer
    pairs, and statements of more than ``characters`` code points, are not judged, for what was
    cut off may say the opposite. ``model`` is the largest that ONNX can be, ``weights`` what may
    lie beside it, all files together.
    """

    threads: int = 2
    tokens: int = 256
    characters: int = 8000
    seconds: float = 60.0
    model: int = 2**31 - 1
    weights: int = 8 * 2**30
    tokenizer: int = 64 * 2**20
    config: int = 2**20
