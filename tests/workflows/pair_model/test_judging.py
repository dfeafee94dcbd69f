"""What a sentence-pair model in a file says of two statements."""

import hashlib
import math

import numpy as np
import pytest
from onnx import TensorProto, helper

from tests.workflows.pair_model.conftest import WORDS, network, save, tokenizer, weights
from workflows.pair_model import Limits, pair_model

OPEN, CLOSED = "The bridge is open.", "The bridge is closed."


def opinion(folder, first, second, **limits):
    (found,) = pair_model(folder, limits=Limits(**limits)).opinions([(first, second)])
    return found


def test_a_contradiction_is_as_likely_as_both_orders_have_it_together(folder):
    # Only in the second place does "closed" count: e to the power of 6.3 against 1 and 1.65.
    one_way = math.exp(6) / (math.exp(6) + 1 + math.exp(0.6))
    back = 1 / (1 + math.exp(3) + math.exp(0.6))
    assert opinion(folder, OPEN, CLOSED).contradicts == pytest.approx((one_way + back) / 2)


def test_a_contradiction_has_no_side(folder):
    assert opinion(folder, OPEN, CLOSED).contradicts == opinion(folder, CLOSED, OPEN).contradicts


def test_what_entails_has_a_side(folder):
    assert opinion(folder, "The bridge", OPEN).entails > 0.7
    assert opinion(folder, OPEN, "The bridge").entails < 0.4


def test_the_three_are_one_together(folder):
    found = opinion(folder, OPEN, CLOSED)
    assert found.entails + found.neutral + found.contradicts == pytest.approx(1)


def test_a_pair_is_judged_alike_whichever_others_stand_beside(folder):
    model = pair_model(folder)
    (alone,) = model.opinions([(OPEN, CLOSED)])
    assert model.opinions([("the " * 90, CLOSED), (OPEN, CLOSED)])[1] == alone


def test_the_name_begins_the_sum_of_the_file(folder):
    own = hashlib.sha256((folder / "model.onnx").read_bytes()).hexdigest()
    assert pair_model(folder).name.startswith(f"model.onnx {own[:12]}+")


@pytest.mark.parametrize("name", ["tokenizer.json", "config.json"])
def test_another_file_beside_the_model_is_another_name(folder, name):
    before = pair_model(folder).name
    with (folder / name).open("a", encoding="utf-8") as stream:
        stream.write("\n")
    assert pair_model(folder).name != before


def test_a_model_without_sides_is_given_none(tmp_path):
    folder = save(tmp_path, model=network(inputs=("input_ids", "attention_mask")))
    assert opinion(folder, CLOSED, "bridge").contradicts > 0.8


def test_a_mark_in_a_statement_is_letters(folder):
    """Else whoever writes "[SEP]" could end a statement."""
    assert opinion(folder, "[SEP] [CLS]", CLOSED) == opinion(folder, "x x x x x x", CLOSED)


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        ("", CLOSED, "a statement is empty"),
        (OPEN, " \n", "a statement is empty"),
        ("bridge " * 300, CLOSED, "the two are too long for the model"),
        ("9" * 1_000_000, CLOSED, "the two are too long for the model"),
        (OPEN, "A storm.", "it answers with what is no number"),
    ],
)
def test_a_pair_that_cannot_be_judged_is_none_and_counted(folder, first, second, why):
    model = pair_model(folder)
    found = model.opinions([(first, second), (OPEN, CLOSED)])
    assert found[0] is None
    assert found[1] is not None
    assert dict(model.passed_over) == {why: 1}


def test_a_model_with_few_places_judges_short_pairs_only(tmp_path):
    config = {"id2label": {"0": "contradiction", "1": "entailment", "2": "neutral"}}
    folder = save(tmp_path, config=config | {"max_position_embeddings": 16})
    model = pair_model(folder)
    assert model.opinions([(OPEN, CLOSED), (OPEN, "the " * 9)])[1] is None


@pytest.mark.parametrize("text", ["\ud800", "a\0b", "<b>\u202e&amp;</b>", "\u0627\u4e2d" * 50])
def test_any_text_is_judged(folder, text):
    assert opinion(folder, text, CLOSED) is not None


def test_a_word_that_the_model_does_not_know_by_its_number_is_no_opinion(tmp_path):
    cutter = tokenizer()
    cutter.add_tokens(["ferry"])
    model = pair_model(save(tmp_path, cutter=cutter))
    assert model.opinions([("ferry", CLOSED)]) == [None]


def test_a_model_that_runs_on_is_stopped(tmp_path):
    """Its loop has as many turns as a number can say, unless nobody says "storm"."""
    model = pair_model(save(tmp_path, model=_endless()), limits=Limits(seconds=1))
    assert model.opinions([("storm", OPEN)]) == [None]
    assert dict(model.passed_over) == {"it takes more than 1 seconds": 1}


def _endless():
    made = network(table=np.nan_to_num(weights()))
    body = helper.make_graph(
        [
            helper.make_node("Identity", ["go"], ["on"]),
            helper.make_node("Identity", ["kept"], ["same"]),
        ],
        "turn",
        [
            helper.make_tensor_value_info("turn", TensorProto.INT64, []),
            helper.make_tensor_value_info("go", TensorProto.BOOL, []),
            helper.make_tensor_value_info("kept", TensorProto.FLOAT, None),
        ],
        [
            helper.make_tensor_value_info("on", TensorProto.BOOL, []),
            helper.make_tensor_value_info("same", TensorProto.FLOAT, None),
        ],
    )
    made.graph.initializer.extend(
        [
            helper.make_tensor("turns", TensorProto.INT64, [], [2**62]),
            helper.make_tensor("word", TensorProto.INT64, [], [WORDS.index("storm")]),
        ]
    )
    made.graph.node.pop()
    made.graph.node.extend(
        [
            helper.make_node("Equal", ["input_ids", "word"], ["said"]),
            helper.make_node("Cast", ["said"], ["said_number"], to=TensorProto.INT64),
            helper.make_node("ReduceSum", ["said_number"], ["how_many"], keepdims=0),
            helper.make_node("Cast", ["how_many"], ["start"], to=TensorProto.BOOL),
            helper.make_node("Loop", ["turns", "start", "weighed"], ["turned"], body=body),
            helper.make_node("ReduceSum", ["turned", "first"], ["logits"], keepdims=0),
        ]
    )
    return made
