"""Lists: JSON that other programs read, ids for pipes, tab-separated lines, one filter grammar."""

import json

import pytest

CLAIM = """[
  {
    "id": 1,
    "key": "ferro-safer",
    "kind": "statement",
    "speaker": {
      "id": 1,
      "name": "Ana Ferro"
    },
    "on_behalf_of": {
      "id": 4,
      "name": "The Navy of Norland"
    },
    "statement": "The patrols [sic] make [b]the bay[/b] safer.",
    "modality": "asserted",
    "status": "accepted",
    "said": {
      "edtf": "2031-05-06",
      "earliest": "2031-05-06",
      "latest": "2031-05-06",
      "phrase": "Tuesday",
      "basis": "relative"
    },
    "event": null,
    "topics": [
      "Patrols"
    ],
    "stances": [
      {
        "proposition": {
          "id": 1,
          "text": "The patrols make the bay safer."
        },
        "stance": "affirms",
        "value": null
      }
    ],
    "appearances": [
      {
        "source": {
          "id": 1,
          "title": "The bay is safer",
          "publisher": "The Harbour Post",
          "published": "2031-05-07",
          "url": "https://post.example/bay"
        },
        "quote_type": "direct",
        "exact": [
          "makes the [sic] bay safer"
        ],
        "spans": [],
        "cue": "said",
        "described_as": "the sea minister",
        "relayed_by": [
          {
            "id": 3,
            "name": "Ida Lund"
          }
        ],
        "translated_by": "none",
        "verification": "not_held",
        "verified": false,
        "later": null
      }
    ],
    "via": null,
    "corroboration": {
      "sources": 1,
      "origins": 1,
      "not_compared": 0
    },
    "proposed_by": null,
    "confidence": null
  }
]
"""


def test_the_json_of_a_claim_is_this_to_the_byte(onrecord, own):
    assert onrecord("claim", "list", "--speaker", "ferro", "--json", database=own).out == CLAIM


def test_a_figure_in_json_has_its_bounds_unit_and_day(onrecord, own):
    (claim,) = onrecord("claim", "list", "--status", "draft", "--json", database=own).json
    assert claim["stances"][0]["value"] == {
        "low": 12, "high": None, "qualifier": "at_least", "unit": "boats", "as_of": "2031-05",
    }  # fmt: skip


def test_an_open_bound_is_null_in_json(onrecord, own):
    (claim,) = onrecord("claim", "list", "--speaker", "brek", "--json", database=own).json
    assert (claim["said"]["earliest"], claim["said"]["latest"]) == (None, "2031-05-05")


def test_a_claim_found_by_its_principal_says_so(onrecord, own):
    (claim,) = onrecord("claim", "list", "--speaker", "navy", "--json", database=own).json
    assert (claim["key"], claim["via"]) == ("ferro-safer", "on_behalf_of")


@pytest.mark.parametrize(
    "noun", ["source", "claim", "speaker", "topic", "proposition", "contradiction"]
)
def test_ids_are_those_of_the_json_one_a_line(onrecord, demo, noun):
    as_json = onrecord(noun, "list", "--json", database=demo).json
    ids = onrecord(noun, "list", "--ids", database=demo).ids
    assert ids
    assert ids == [item["id"] for item in as_json]


@pytest.mark.parametrize(
    "noun", ["source", "claim", "speaker", "topic", "proposition", "contradiction"]
)
def test_a_shown_record_has_every_key_of_its_place_in_the_list(onrecord, demo, noun):
    for item in onrecord(noun, "list", "--json", database=demo).json[:3]:
        shown = onrecord(noun, "show", item["id"], "--json", database=demo).json
        assert list(shown)[: len(item)] == list(item)


@pytest.mark.parametrize(
    "noun", ["source", "claim", "speaker", "topic", "proposition", "contradiction"]
)
def test_a_record_is_shown_by_its_id_and_by_its_key_alike(onrecord, demo, noun):
    item = onrecord(noun, "list", "--json", database=demo).json[0]
    by_id, by_key = (onrecord(noun, "show", item[name], database=demo) for name in ("id", "key"))
    assert by_id.code == 0
    assert by_id == by_key


def test_the_sides_of_a_contradiction_lead_to_its_claims_and_reports(onrecord, demo):
    for contradiction in onrecord("contradiction", "list", "--ids", database=demo).ids:
        shown = onrecord("contradiction", "show", contradiction, "--json", database=demo).json
        for side, claim in zip(shown["sides"], shown["claims"], strict=True):
            assert side["claim"] == claim["id"]
            reports = {None, *(appearance["id"] for appearance in claim["appearances"])}
            assert side["appearance"] in reports


def test_a_contradiction_in_json_has_these_keys_in_this_order(onrecord, demo):
    found = onrecord("contradiction", "list", "--status", "any", "--json", database=demo).json
    assert {tuple(contradiction) for contradiction in found} == {
        ("id", "key", "scope", "kind", "score", "status", "proposition", "sides", "claims",
         "trace", "decisions", "proposed_by"),
    }  # fmt: skip
    assert {len(contradiction["claims"]) for contradiction in found} == {2}


def test_a_pipe_gets_one_line_a_record_with_tabs_between_its_cells(onrecord, own):
    lines = onrecord("claim", "list", database=own).out.splitlines()
    assert lines[0].split("\t") == ["ID", "SAID", "SPEAKER", "STATEMENT", "SOURCE"]
    assert [len(line.split("\t")) for line in lines] == [5, 5, 5]


def test_square_brackets_are_words_and_not_markup(onrecord, own):
    for arguments in (["list"], ["list", "--by-speaker"], ["show", "ferro-safer"]):
        out = onrecord("claim", *arguments, database=own).out
        assert "The patrols [sic] make [b]the bay[/b] safer." in out


def test_an_empty_list_is_done(onrecord, own):
    assert onrecord("claim", "list", "--since", "2040", "--json", database=own) == (0, "[]\n", "")


def test_a_list_cannot_go_on_behind_a_claim_that_is_not_there(onrecord, own):
    found = onrecord("claim", "list", "--after", "nowhere", database=own)
    assert (found.code, found.err) == (3, 'No claim "nowhere". Try: onrecord claim list\n')


ALL = ["brek-lost", "brek-nothing", "ferro-safer"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (["--status", "any"], ALL),
        ([], ["brek-nothing", "ferro-safer"]),
        (["--status", "draft"], ["brek-lost"]),
        (["--speaker", "tomas"], ["brek-nothing"]),
        (["--speaker", "TOMÁS BREK"], ["brek-nothing"]),
        (["--speaker", "minister ferro"], ["ferro-safer"]),
        (["--topic", "patrols", "--status", "any"], ALL),
        (["--topic", "Losses", "--status", "any"], ["brek-lost"]),
        (["--about", "safer"], ["ferro-safer"]),
        (["--about", '"bay safer"'], ["ferro-safer"]),
        (["--about", '"safer bay"'], []),
        (["--about", "noth*"], ["brek-nothing"]),
        (["--about", "oconnor"], ["brek-nothing"]),
        (["--about", "O\u2019CONNOR"], ["brek-nothing"]),
        (["--since", "2031-05-06"], ["ferro-safer"]),
        (["--since", "2031-05-05"], ["brek-nothing", "ferro-safer"]),
        (["--since", "2031-05-07"], []),
        (["--until", "2031-05-05"], ["brek-nothing"]),
        (["--until", "1999"], ["brek-nothing"]),
        (["--until", "2031-05"], ["brek-nothing", "ferro-safer"]),
        (["--since", "2031-05-06", "--until", "2031"], ["ferro-safer"]),
        (["--source", "harbour"], ["brek-nothing", "ferro-safer"]),
        (["--quote-type", "indirect"], ["brek-nothing"]),
        (["--quote-type", "mixed"], []),
        (["--limit", "1"], ["ferro-safer"]),
        (["--limit", "1", "--after", "ferro-safer"], ["brek-nothing"]),
        (["--after", "brek-nothing"], []),
    ],
    ids=" ".join,
)
def test_a_filter_narrows_the_claims(onrecord, own, filters, expected):
    # A claim of unknown or open beginning can have been said at any time before.
    found = onrecord("claim", "list", *filters, "--json", database=own)
    assert sorted(claim["key"] for claim in found.json) == expected


@pytest.mark.parametrize(
    "query",
    ["'", '"', "*", "AND", "OR NOT", "a NEAR b", "(", "5.2%", "; DROP TABLE claim; --", "\\", "-x",
     "col:x", "^", "''", "%", "_", "&|!", "<->", "\u0000", "🚢", " ", "", "x" * 5000, "\ud800"],
)  # fmt: skip
def test_any_words_are_a_query(onrecord, own, query):
    found = onrecord("claim", "list", f"--about={query}", "--json", database=own)
    assert (found.code, found.err) == (0, "")
    assert isinstance(found.json, list)


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        (["--kind", "lexical"], lambda c: c["kind"] == "lexical"),
        (["--scope", "self"], lambda c: c["scope"] == "self"),
        (["--topic", "iran"], lambda c: "Iran" in json.dumps([k["topics"] for k in c["claims"]])),
        (["--speaker", "abadi"], lambda c: "al-Abadi" in json.dumps(
            [k["speaker"] for k in c["claims"]])),
        (["--since", "2014-12"], lambda c: max(
            k["said"]["latest"] for k in c["claims"]) >= "2014-12-01"),
        (["--status", "any"], lambda c: True),
        (["--status", "dismissed"], lambda c: c["status"] == "dismissed"),
        ([], lambda c: c["status"] not in {"dismissed", "stale"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)  # fmt: skip
def test_a_filter_narrows_the_contradictions(onrecord, demo, filters, kept):
    everything = onrecord("contradiction", "list", "--status", "any", "--json", database=demo).json
    status = [] if "--status" in filters or not filters else ["--status", "any"]
    found = onrecord("contradiction", "list", *filters, *status, "--json", database=demo).json
    assert found
    assert [c["id"] for c in found] == [c["id"] for c in everything if kept(c)]


def test_contradictions_come_with_the_highest_score_first(onrecord, demo):
    found = onrecord("contradiction", "list", "--json", database=demo).json
    scores = [contradiction["score"] for contradiction in found]
    assert scores == sorted(scores, reverse=True)


def test_moualem_is_found_by_a_part_of_his_name(onrecord, demo):
    found = onrecord("claim", "list", "--speaker", "moualem", "--json", database=demo).json
    assert {claim["speaker"]["name"] for claim in found} == {"Walid al-Moualem"}
    assert {"moualem-not-weakening", "moualem-not-weaker"} <= {claim["key"] for claim in found}
