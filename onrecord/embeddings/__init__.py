"""Sentences as vectors, for finding statements about the same thing; never a verdict on them.

A sentence is the sum of the vectors of its word pieces, made one long: no network is run. The
vectors were distilled from an open encoder, see docs/model-card-contradiction.md.
"""

from onrecord.embeddings.vectors import DIMENSIONS, VERSION, embed, word_vectors

__all__ = ["DIMENSIONS", "VERSION", "embed", "word_vectors"]
