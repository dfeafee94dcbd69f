"""What only a model finds is world knowledge, signed, and told only where the model is sure."""

import pytest

from onrecord.contradict.second_opinion import Opinion, only_opinion

NAME = "model.onnx 0a1b2c3d4e5f+0a1b2c3d4e5f"


def test_what_only_a_model_finds_is_signed_world_knowledge():
    reason = only_opinion(Opinion(0.01, 0.03, 0.96), NAME)
    assert (reason.kind, reason.rule) == ("world_knowledge", "second_opinion")
    assert reason.detail == (
        f"No rule compares the two. Only a model, {NAME}, holds that they exclude each other, "
        "with 96 in 100."
    )
    assert reason.first == reason.second == ()


def test_no_model_is_quoted_as_certain():
    assert "99 in 100" in only_opinion(Opinion(0, 0, 1), NAME).detail


@pytest.mark.parametrize(
    "opinion",
    [
        None,
        Opinion(0.05, 0.06, 0.89),
        Opinion(0.9, 0.1, 0.0),
        Opinion(0, 0, float("nan")),
        Opinion(0, 0, float("inf")),
        Opinion(0, 0, 95),
    ],
)
def test_an_opinion_that_is_unsure_or_none_is_no_reason(opinion):
    assert only_opinion(opinion, NAME) is None
