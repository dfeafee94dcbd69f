"""Small sentence-pair models, real files made anew: one that judges, and those that are broken."""

import json

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "bridge", "is", "open", "closed", "storm"]
LABELS = {"0": "CONTRADICTION", "1": "ENTAILMENT", "2": "neutral"}
INPUTS = ("input_ids", "attention_mask", "token_type_ids")


def weights():
    """Return what each word adds to (contradiction, entailment, neutral) in a second statement."""
    table = np.zeros((len(WORDS), 3), dtype=np.float32)
    table[:, 2] = 0.1
    table[WORDS.index("closed"), 0] = 6
    table[WORDS.index("open"), 1] = 3
    table[WORDS.index("storm")] = np.nan
    return table


def tokenizer(*, marks=True):
    made = Tokenizer(
        models.WordLevel({word: at for at, word in enumerate(WORDS)}, unk_token="[UNK]")
    )
    made.normalizer = normalizers.Lowercase()
    made.pre_tokenizer = pre_tokenizers.Whitespace()
    made.add_special_tokens(WORDS[:4])
    if marks:
        made.post_processor = processors.TemplateProcessing(
            single="[CLS] $A [SEP]",
            pair="[CLS] $A [SEP] $B:1 [SEP]:1",
            special_tokens=[("[CLS]", 2), ("[SEP]", 3)],
        )
    made.enable_truncation(3)  # as many files have it: whoever asks decides
    return made


def network(*, inputs=INPUTS, table=None, shape=("pairs", "tokens"), answer="logits", domain=""):
    """Return a model whose numbers are the sums of what the words of the second statement add."""
    table = weights() if table is None else table
    graph = helper.make_graph(
        [
            helper.make_node("Gather", ["table", "input_ids"], ["each"]),
            helper.make_node("Mul", [inputs[-1], "attention_mask"], ["counted"]),
            helper.make_node("Cast", ["counted"], ["as_float"], to=TensorProto.FLOAT),
            helper.make_node("Unsqueeze", ["as_float", "last"], ["column"]),
            helper.make_node("Mul", ["each", "column"], ["weighed"], domain=domain),
            helper.make_node("ReduceSum", ["weighed", "first"], [answer], keepdims=0),
        ],
        "pairs",
        [helper.make_tensor_value_info(name, TensorProto.INT64, shape) for name in inputs],
        [helper.make_tensor_value_info(answer, TensorProto.FLOAT, ["pairs", table.shape[1]])],
        [
            numpy_helper.from_array(table, "table"),
            numpy_helper.from_array(np.array([2]), "last"),
            numpy_helper.from_array(np.array([1]), "first"),
        ],
    )
    opsets = [helper.make_opsetid("", 17)]
    opsets += [helper.make_opsetid(domain, 1)] if domain else []
    return helper.make_model(graph, opset_imports=opsets, ir_version=9)


def outside(model, location):
    """Let the weights of a model lie in another file, and return them."""
    (tensor,) = (one for one in model.graph.initializer if one.name == "table")
    content = tensor.raw_data
    tensor.ClearField("raw_data")
    tensor.data_location = TensorProto.EXTERNAL
    tensor.external_data.add(key="location", value=location)
    return content


def save(folder, *, model=None, cutter=None, config=None):
    """Write a model into a folder and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    onnx.save(model or network(), str(folder / "model.onnx"))
    (cutter or tokenizer()).save(str(folder / "tokenizer.json"))
    written = {"id2label": LABELS} if config is None else config
    (folder / "config.json").write_text(json.dumps(written), encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path):
    return save(tmp_path / "pairs")
