"""Errors of documents cross from one process to another whole."""

import pickle

from onrecord.ingest import DocumentError


def test_an_error_is_the_same_in_another_process():
    error = DocumentError("a.pdf", "is damaged. Get it again.")
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), again.name) == (DocumentError, str(error), "a.pdf")


def test_a_long_name_is_cut_short():
    assert str(DocumentError("x" * 1000, "is empty.")) == f"{'x' * 300}...: is empty."
