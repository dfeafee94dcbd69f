"""A larger network to learn from: an open encoder, tuned to the task, before the same two stages.

It is too large and too slow to be shipped. What it says of paragraphs, original and varied, is
what the small network learns besides the corpus (knowledge distillation, Hinton et al. 2015).
"""

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import AutoModel

from onrecord.extract.features import STATE_COLUMN, Unit
from training.attribution.net import Network, Sizes
from training.attribution.start import folder

#: The lower layers tell of words and syntax, the upper ones of what whole sentences are about.
LAYERS = 4
_MARKS = {3: '"', 4: '"'}


class Teacher(Network):
    """The network with an encoder's states beside its own features."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__(sizes)
        self.encoder = AutoModel.from_pretrained(str(folder()))
        self.encoder.encoder.layer = self.encoder.encoder.layer[:LAYERS]
        self.encoder.pooler = None
        width = self.encoder.config.hidden_size
        own = 3 * sizes.affix_width + sizes.shape_width + sizes.state_width + sizes.piece_width
        self.first = nn.LSTM(width + own, sizes.hidden, batch_first=True, bidirectional=True)

    def encode_pieces(self, table: Tensor, pieces: Tensor, starts: Tensor) -> tuple[Tensor, Tensor]:
        """Return the states of both layers for features, piece numbers and first pieces."""
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = self.encoder(input_ids=pieces, attention_mask=pieces > 0).last_hidden_state
        states = states.float()
        words = states.gather(1, starts[..., None].expand(-1, -1, states.shape[-1]))
        joined = torch.cat([self.drop(words), self.drop(self.embed(table))], -1)
        joined = joined * (table[..., STATE_COLUMN] > 0).unsqueeze(-1)
        low = self.first(joined)[0]
        high = self.drop(self.second(self.drop(low))[0])
        return low, high


class Pieces:
    """Cuts the words of a unit into the encoder's pieces."""

    def __init__(self) -> None:
        self.tokenizer = Tokenizer.from_file(str(folder() / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()

    def of(self, words: list[str], unit: Unit) -> tuple[list[int], list[int]]:
        """Return the piece numbers of a unit and the place of each word's first piece."""
        shown = [
            _MARKS.get(int(state), word)
            for word, state in zip(words, unit.features[:, STATE_COLUMN], strict=True)
        ]
        encoded = self.tokenizer.encode(shown, is_pretokenized=True)
        starts = [0] * len(words)
        for place, word in reversed(list(enumerate(encoded.word_ids))):
            if word is not None:
                starts[word] = place
        return encoded.ids[:510], [min(start, 509) for start in starts]
