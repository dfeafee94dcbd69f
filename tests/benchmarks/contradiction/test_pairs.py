"""How a story's file is read, and what is said of one that is malformed."""

import pytest

from benchmarks.contradiction import pairs
from onrecord.vocabulary import SCOPES

STORY = """\
story: well
subject: climate and floods
summary: A well at Ulm-on-Sea is dry or not.
given: {said: 2031-05-07, source: Ulm Post, place: Ulm-on-Sea}
sets:
  - about: water
    claims:
      a: {speaker: Ann Example, statement: "The well is dry."}
      b: {speaker: Bo Example, statement: "The well is full, more than full."}
      c: {speaker: Ann Example, said: 2031-06, place: Low Ulm, statement: "The well is not full."}
    pairs:
      - {of: a b, kind: antonym, words: [dry, "is full"], why: "Dry or full."}
      - {of: a c, trap: different_place, why: "Another well."}
"""


def read(tmp_path, text):
    path = tmp_path / "well.yaml"
    path.write_text(text, encoding="utf-8")
    return pairs.read(path)


def test_words_become_offsets_in_code_points(tmp_path):
    found = read(tmp_path, STORY.replace("The well is dry", "😀 ‘well’ is dry"))[0]
    assert found.spans == (((12, 15),), ((9, 16),))
    assert found.first.statement[12:15] == "dry"


def test_what_is_given_for_all_gives_way_to_what_a_claim_says(tmp_path):
    first, second = read(tmp_path, STORY)[1].first, read(tmp_path, STORY)[1].second
    assert (first.said, first.place, first.source) == ("2031-05-07", "Ulm-on-Sea", "Ulm Post")
    assert (second.said, second.place, second.source) == ("2031-06", "Low Ulm", "Ulm Post")


def test_none_takes_back_what_is_given(tmp_path):
    first = read(tmp_path, STORY.replace("{speaker: Ann", "{place: none, speaker: Ann", 1))[0].first
    assert (first.place, first.source) == (None, "Ulm Post")


def test_a_pair_with_a_kind_is_a_contradiction_and_one_with_a_trap_is_none(tmp_path):
    assert [(one.label, one.kind, one.trap) for one in read(tmp_path, STORY)] == [
        ("contradiction", "antonym", None),
        ("none", None, "different_place"),
    ]


def test_the_scope_follows_from_the_speakers(tmp_path):
    assert [one.scope for one in read(tmp_path, STORY)] == ["between_speakers", "self"]


def test_a_scope_that_is_written_is_kept(tmp_path):
    text = STORY.replace("kind: antonym", f"scope: {SCOPES[2]}, kind: antonym")
    assert read(tmp_path, text)[0].scope == "between_sources"


def test_a_pair_has_a_key_of_its_story_its_set_and_its_claims(tmp_path):
    assert [one.key for one in read(tmp_path, STORY)] == ["well/1/a-b", "well/1/a-c"]


@pytest.mark.parametrize(
    ("before", "after", "line", "problem"),
    [
        ("story: well", "story: pond", 1, 'must be called "well"'),
        ("subject: climate and floods\n", "", 1, '"subject" is missing'),
        ("kind: antonym", "kind: opposite", 12, 'no kind is called "opposite"'),
        ("different_place", "elsewhere", 13, 'no trap is called "elsewhere"'),
        ("kind: antonym, ", "", 12, "either a kind"),
        ("kind: antonym", "kind: antonym, trap: neutral", 12, "either a kind"),
        ("of: a b", "of: a d", 12, "two claims of the set: a, b, c"),
        ("of: a b", "of: a a", 12, "two claims of the set"),
        ("[dry, ", "[wet, ", 12, '"wet" stands 0 times'),
        ('"is full"', "full", 12, '"full" stands 2 times'),
        ('words: [dry, "is full"], ', "", 12, 'needs the "words"'),
        ('[dry, "is full"]', "[dry]", 12, "two items"),
        ('[dry, "is full"]', "dry", 12, "must be a list"),
        (', why: "Another well."', "", 13, '"why" is missing'),
        ("why: ", "because: ", 12, '"why" is missing'),
        ("speaker: Bo Example, ", "", 9, "said, source and speaker"),
        ("said: 2031-06,", "said: 2031-13,", 10, "2031-13"),
        ("said: 2031-06,", "modality: shouted,", 10, 'no modality is called "shouted"'),
        ("said: 2031-06,", "day: 2031-06,", 10, 'the key "day" is not known'),
        ("given: {said", "given: {hour: 3, said", 4, '"hour" cannot be given'),
        ("given: {said: 2031-05-07", "given: {said: [2031]", 4, '"said" must be a text'),
        ("about: water", "about: [water]", 6, '"about" must be a text'),
        ("sets:", "sets: [", 6, "not readable as YAML"),
    ],
)
def test_a_malformed_file_is_refused_with_its_name_and_line(tmp_path, before, after, line, problem):
    assert before in STORY
    with pytest.raises(pairs.PairError, match=problem) as caught:
        read(tmp_path, STORY.replace(before, after, 1))
    assert str(caught.value).startswith(f"well.yaml:{line}: ")


def test_a_file_with_two_documents_is_refused(tmp_path):
    with pytest.raises(pairs.PairError, match="one story is due, 2 are there"):
        read(tmp_path, f"{STORY}---\n{STORY}")


def test_a_half_is_loaded_by_itself(tmp_path):
    for name in ("ferry-fire", "harbour-strike"):
        text = STORY.replace("story: well", f"story: {name}")
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    assert {one.story for one in pairs.load("measure", tmp_path)} == {"ferry-fire"}
    assert {one.story for one in pairs.load("tune", tmp_path)} == {"harbour-strike"}
    assert len(pairs.load(folder=tmp_path)) == 4


def test_the_digest_of_a_half_changes_with_its_files_only(tmp_path):
    for name in ("ferry-fire", "harbour-strike"):
        (tmp_path / f"{name}.yaml").write_text("one", encoding="utf-8")
    before = pairs.digest("measure", tmp_path)
    (tmp_path / "harbour-strike.yaml").write_text("two", encoding="utf-8")
    assert pairs.digest("measure", tmp_path) == before
    (tmp_path / "ferry-fire.yaml").write_text("two", encoding="utf-8")
    assert pairs.digest("measure", tmp_path) != before
