"""Sidecars: the keys of a source, by the rules of the record format."""

import pytest

from onrecord.ingest import Metadata
from onrecord.ingest.sidecar import Sidecar, overlaid, read_sidecar, sidecar_names
from onrecord.recordfile import RecordFileError
from onrecord.records import DateRecord


def test_every_key_is_read():
    told = read_sidecar(
        b"key: bridge\ntitle: The bridge\nkind: transcript\npublisher: The Harbour Post\n"
        b"byline: Ana Ferro\ncredit: [AP, AFP]\nurl: https://h.example/a\nlanguage: en\n"
        b"published: {edtf: 2026-03, basis: inferred, phrase: in March}\n",
        "a.yaml",
    )
    assert told == Sidecar(
        key="bridge",
        kind="transcript",
        metadata=Metadata(
            title="The bridge", publisher="The Harbour Post", byline="Ana Ferro",
            credit=("AP", "AFP"), url="https://h.example/a", language="en",
            published=DateRecord(edtf="2026-03", basis="inferred", phrase="in March"),
        ),
    )  # fmt: skip


@pytest.mark.parametrize("empty", [b"", b"# nothing yet\n", b"title:\n"])
def test_an_empty_sidecar_says_nothing(empty):
    assert read_sidecar(empty, "a.yaml") == Sidecar()


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"title: A\ntitel: B", 'a.yaml:2:1: a sidecar has no key "titel". Did you mean "title"?'),
        (b"published: 2026-02-30", "a.yaml:1:12: "), (b"a: 1\n---\nb: 2", "a.yaml:3:1: "),
        (b"- title: A", "a.yaml:1:1: a sidecar is due here"), (b"kind: blog", "a.yaml:1:7: "),
        (b"credit: [AP, AP]", "a.yaml:1:14: "), (b"title: \xff", "a.yaml:1:8: "),
        (b"title: A\nurl: javascript:alert(1)", 'a.yaml:2:6: "javascript:alert(1)" is no address'),
        (b"url: post.example/bay", "a.yaml:1:6: "), (b"url: 'https://a b/'", "a.yaml:1:6: "),
        (b'language: "English!!"', 'a.yaml:1:11: "English!!" is no tag of a language'),
        (b"language: English", "a.yaml:1:11: "), (b"language: pt_BR", "a.yaml:1:11: "),
        (b"title: &a A", "a.yaml:1:8: anchors"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_line_and_column(raw, message):
    with pytest.raises(RecordFileError) as caught:
        read_sidecar(raw, "a.yaml")
    assert str(caught.value).startswith(message)


def test_the_more_exact_name_comes_first():
    assert sidecar_names("in/a.b.html") == ("in/a.b.html.yaml", "in/a.b.yaml")


def test_options_go_before_the_sidecar_and_the_sidecar_before_the_page():
    page = Metadata(title="Page", byline="Page", publisher="Page", credit=("AP",))
    sidecar = Metadata(title="Sidecar", byline="Sidecar")
    assert overlaid(page, sidecar, Metadata(title="Option")) == Metadata(
        title="Option", byline="Sidecar", publisher="Page", credit=("AP",)
    )


@pytest.mark.parametrize("tag", ["en", "pt-BR", "zh-Hant-TW", "ast", "de-x-amt"])
def test_a_tag_of_a_language_is_taken_as_it_is(tag):
    assert read_sidecar(f"language: {tag}".encode(), "a.yaml").metadata.language == tag
