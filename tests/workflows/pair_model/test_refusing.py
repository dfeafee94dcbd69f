"""A model that cannot be used, or that wants more than it may have, is one line."""

import json
import os

import onnx
import pytest
from tokenizers import Tokenizer

from tests.workflows.pair_model.conftest import (
    INPUTS,
    LABELS,
    network,
    outside,
    save,
    tokenizer,
    weights,
)
from workflows.pair_model import Limits, PairModelError, pair_model

PAIR = ("The bridge is open.", "The bridge is closed.")


def refusal(path, **limits):
    with pytest.raises(PairModelError) as caught:
        pair_model(path, limits=Limits(**limits))
    line = str(caught.value)
    assert line.isprintable()
    assert len(line) < 700
    return line


@pytest.mark.parametrize(
    ("model", "told"),
    [
        (network(table=weights()[:, :2]), "another number of numbers than three"),
        (network(table=weights() * float("nan")), "what is no number"),
        (network(inputs=("input_ids", "attention_mask", "pixels")), "asks for other inputs"),
        (network(inputs=(*INPUTS[:2], "position_ids", "token_type_ids")), "asks for other inputs"),
        (network(shape=(1, 64)), "dynamic axes"),
        (network(shape=(8, "tokens")), "dynamic axes"),
        (network(domain="shop.example"), "cannot be opened"),
    ],
)
def test_a_model_of_another_form_is_refused(tmp_path, model, told):
    assert told in refusal(save(tmp_path, model=model))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "no ONNX model"),
        (b"version https://git-lfs.github.com/spec/v1\n", "no ONNX model"),
        (b"PK\x03\x04" + bytes(100), "no ONNX model"),
        (b"\x3a\xff\xff\xff\xff\x0f", "no ONNX model"),
        (b"\x3a\x00", "cannot be opened"),
        (network().SerializeToString()[:400], "no ONNX model"),
        (b"\x3a\x04ORTM" + bytes(40), "no ONNX model"),
    ],
)
def test_a_file_that_is_no_model_is_refused(folder, content, told):
    (folder / "model.onnx").write_bytes(content)
    assert told in refusal(folder)


def test_graphs_in_each_other_without_end_are_refused(folder):
    content = b""
    for _ in range(200):
        attribute = b"\x32" + _length(content) + content
        node = b"\x2a" + _length(attribute) + attribute
        content = b"\x0a" + _length(node) + node
    (folder / "model.onnx").write_bytes(b"\x3a" + _length(content) + content)
    assert "no ONNX model" in refusal(folder)


def _length(content):
    size = len(content)
    return bytes([size & 127 | 128, size >> 7 & 127 | 128, size >> 14])


@pytest.mark.parametrize(
    ("labels", "told"),
    [
        (None, "names no labels"),
        ({"0": 1}, "names no labels"),
        ({"0": "LABEL_0", "1": "LABEL_1", "2": "LABEL_2"}, "have to be entailment, neutral"),
        ({"0": "entailment", "1": "neutral"}, "have to be entailment, neutral"),
        ({"1": "entailment", "2": "neutral", "3": "contradiction"}, "have to be entailment"),
        (LABELS | {"3": "other"}, "have to be entailment"),
        ({"0": "entailment", "1": "not_entailment"}, "not whether they contradict"),
    ],
)
def test_labels_that_do_not_tell_the_three_apart_are_refused(tmp_path, labels, told):
    assert told in refusal(save(tmp_path, config={"id2label": labels}))


@pytest.mark.parametrize("content", ["", "[]", "{", "\udcff", "[" * 100_000])
@pytest.mark.parametrize("name", ["config.json", "tokenizer.json"])
def test_a_file_beside_the_model_that_is_none_is_refused(folder, name, content):
    (folder / name).write_bytes(content.encode("utf-8", "surrogateescape"))
    assert name in refusal(folder)


def test_a_tokenizer_without_marks_is_refused(tmp_path):
    assert "no mark" in refusal(save(tmp_path, cutter=tokenizer(marks=False)))


def test_the_tokenizer_of_another_model_is_refused(tmp_path):
    assert "another model" in refusal(save(tmp_path, config={"id2label": LABELS, "vocab_size": 5}))


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "config.json"])
def test_a_file_that_is_not_there_is_told(folder, name):
    (folder / name).unlink()
    assert name in refusal(folder)


def test_a_pipe_is_no_model(tmp_path):
    os.mkfifo(tmp_path / "model.onnx")
    assert "there is no file" in refusal(tmp_path / "model.onnx")


def test_a_model_that_is_too_large_is_refused(folder):
    assert "larger than" in refusal(folder, model=100)


def test_a_model_in_a_folder_of_its_own_has_its_files_above(folder):
    before = pair_model(folder).name
    (folder / "onnx").mkdir()
    (folder / "model.onnx").rename(folder / "onnx" / "model.onnx")
    assert pair_model(folder).name == before
    assert pair_model(folder / "onnx" / "model.onnx").name == before


@pytest.mark.parametrize("location", ["model.onnx.data", "parts/1", "./weights.bin"])
def test_weights_beside_the_model_are_used_and_named(tmp_path, location):
    model = network()
    content = outside(model, location)
    folder = save(tmp_path / "pairs", model=model)
    (folder / location).parent.mkdir(exist_ok=True)
    (folder / location).write_bytes(content)
    whole = pair_model(save(tmp_path / "whole"))
    parted = pair_model(folder)
    assert parted.opinions([PAIR]) == whole.opinions([PAIR])
    (folder / location).write_bytes(content[:-4] + b"\0\0\0\0")
    assert pair_model(folder).name != parted.name


@pytest.mark.parametrize(
    ("location", "told"),
    [
        ("../weights.bin", "outside its folder"),
        ("a/../../weights.bin", "outside its folder"),
        ("/etc/hostname", "outside its folder"),
        ("C:\\weights.bin", "outside its folder"),
        ("*/_ORT_MEM_ADDR_/*", "outside its folder"),
        ("\x1b[31m\n" * 999, "outside its folder"),
        ("", "outside its folder"),
        ("link.bin", "leads out of the folder"),
        ("missing.bin", "which is not there"),
    ],
)
def test_weights_elsewhere_are_not_read(tmp_path, location, told):
    model = network()
    (tmp_path / "weights.bin").write_bytes(outside(model, location))
    folder = save(tmp_path / "pairs", model=model)
    (folder / "link.bin").symlink_to(tmp_path / "weights.bin")
    assert told in refusal(folder)


def test_weights_of_a_step_in_a_function_are_not_read_elsewhere_either(tmp_path):
    tensor = onnx.TensorProto(data_type=1, dims=[1], data_location=onnx.TensorProto.EXTERNAL)
    tensor.external_data.add(key="location", value="/etc/hostname")
    model = network()
    made = onnx.helper.make_function(
        "own",
        "Step",
        [],
        ["out"],
        [onnx.helper.make_node("Constant", [], ["out"], value=tensor)],
        [onnx.helper.make_opsetid("", 17)],
    )
    model.functions.append(made)
    assert "outside its folder" in refusal(save(tmp_path, model=model))


def test_a_newer_tokenizer_is_told(folder):
    written = json.loads(Tokenizer.from_file(str(folder / "tokenizer.json")).to_str())
    written["model"]["type"] = "Unheard"
    (folder / "tokenizer.json").write_text(json.dumps(written), encoding="utf-8")
    assert "newer release" in refusal(folder)
