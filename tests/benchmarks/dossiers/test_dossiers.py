"""How a dossier is read, and what is said of one that is malformed."""

import pytest

from benchmarks.contradiction.pairs import PairError, digest
from benchmarks.dossiers import dossiers
from benchmarks.dossiers.__main__ import table
from benchmarks.dossiers.records import key_of, record_of

DOSSIER = """\
dossier: granary
subject: fires
summary: A granary burns.
given: {source: Bellmoor Courier, said: 2034-09-03}
claims:
  a: {speaker: Fire Brigade, statement: "The fire was put out by dawn."}
  b: {speaker: Ilse Dorn, statement: "It burned until Sunday."}
  c: {speaker: Bellmoor Courier, relayed_by: [Ilse Dorn], statement: "Granary Burns"}
contradictions:
  - {of: b a, kind: antonym, why: "Out or burning."}
unclear:
  - {of: a c, why: "When?"}
"""


def read(tmp_path, text):
    path = tmp_path / "granary.yaml"
    path.write_text(text, encoding="utf-8")
    return dossiers.read(path)


def test_every_pair_has_a_verdict_in_the_order_of_the_claims(tmp_path):
    assert dict(read(tmp_path, DOSSIER).pairs()) == {
        ("a", "b"): "contradiction",
        ("a", "c"): "unclear",
        ("b", "c"): "none",
    }


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ("of: b a", "of: b x", '10: "of" must name two claims: a, b, c'),
        ("of: b a", "of: b", '10: "of" must name two claims: a, b, c'),
        ("kind: antonym, ", "", "10: a contradiction has a kind, and nothing else has"),
        ("of: a c, ", "of: a c, kind: date, ", "12: a contradiction has a kind, and nothing"),
        ("of: a c", "of: b a", "1: a contradiction and unclear at once: a b"),
        ("dossier: granary", "dossier: barn", '1: the dossier must be called "granary"'),
        ('why: "When?"', 'who: "When?"', '12: "why" is missing'),
        ("unclear:", "doubtful:", '11: the key "doubtful" is not known here'),
    ],
)
def test_what_is_malformed_is_refused_with_its_line(tmp_path, before, after, problem):
    with pytest.raises(PairError) as refused:
        read(tmp_path, DOSSIER.replace(before, after))
    assert f"granary.yaml:{problem}" in str(refused.value)


def test_a_pair_that_is_listed_twice_is_refused(tmp_path):
    twice = DOSSIER.replace("unclear:", '  - {of: a b, kind: date, why: "Again."}\nunclear:')
    with pytest.raises(PairError, match="a and b are there twice"):
        read(tmp_path, twice)


def test_the_record_of_a_dossier_has_its_claims_under_its_key(tmp_path):
    one = read(tmp_path, DOSSIER)
    assert [claim.key for claim in record_of([one]).claims] == [
        key_of("granary", name) for name in "abc"
    ]


def test_an_outlet_that_speaks_itself_is_a_publication_in_the_record(tmp_path):
    speakers = record_of([read(tmp_path, DOSSIER)]).speakers
    kinds = {speaker.name: speaker.kind for speaker in speakers}
    assert (kinds["Bellmoor Courier"], kinds["Ilse Dorn"]) == ("publication", "organisation")


def test_the_measured_dossiers_are_those_that_were_frozen():
    found = digest("measure", dossiers.MATTERS, dossiers.half_of)
    assert found == dossiers.FROZEN.read_text("ascii").strip()


def test_the_page_counts_what_there_is():
    page = (dossiers.MATTERS.parent / "README.md").read_text("utf-8")
    assert table() in page


@pytest.fixture(scope="module")
def twins():
    """Return pairs that the trees are fitted to."""
    pytest.importorskip("sklearn", reason="fitting needs the group dev")
    from training.contradiction.dossier_pairs import with_twins

    return with_twins(1.0)


def test_the_network_learns_from_no_dossier_that_the_trees_see_its_opinion_of(twins):
    from training.contradiction.dossier_pairs import for_network

    seen = {story for pair in twins if not pair.learnt for story in pair.stories}
    assert seen
    assert seen.isdisjoint(one.key for one in for_network())


def test_nobody_learns_from_what_is_measured(twins):
    from training.contradiction.dossier_pairs import for_network

    measured = {one.key for one in dossiers.load("measure")}
    learnt = {one.key for one in for_network()}
    learnt |= {story for pair in twins for story in pair.stories}
    assert learnt
    assert measured.isdisjoint(learnt)
