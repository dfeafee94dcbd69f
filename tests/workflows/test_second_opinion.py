"""The second opinion that a person asks for: none unless asked, one at a time."""

import sys
from pathlib import Path

import pytest

from onrecord.errors import OnrecordError, UsageError
from workflows.language_model import LanguageModelOpinion
from workflows.second_opinion import second_opinion

URL = "http://127.0.0.1:11434/v1"


def test_nothing_asked_for_is_no_second_opinion():
    assert second_opinion(None, None, None) is None


def test_an_address_and_a_name_are_a_language_model():
    found = second_opinion(None, URL, "parrot", environment={})
    assert isinstance(found, LanguageModelOpinion)
    assert not found.passed_over


def test_a_path_is_a_sentence_pair_model(tmp_path):
    with pytest.raises(OnrecordError, match=r"sentence-pair model at .* there is no file"):
        second_opinion(tmp_path, None, None)


@pytest.mark.parametrize(
    ("path", "url", "model"),
    [(None, URL, None), (None, None, "parrot"), (Path(), URL, "parrot"), (Path(), None, "parrot")],
)
def test_options_that_do_not_go_together_are_refused(path, url, model):
    with pytest.raises(UsageError):
        second_opinion(path, url, model, environment={})


@pytest.mark.parametrize("package", ["onnxruntime", "tokenizers"])
def test_what_is_not_installed_is_told(monkeypatch, package, tmp_path):
    monkeypatch.setitem(sys.modules, package, None)  # as Python has what cannot be imported
    with pytest.raises(OnrecordError, match=r"pip install 'onrecord\[onnx\]'"):
        second_opinion(tmp_path, None, None)
