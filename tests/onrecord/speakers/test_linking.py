import pytest

from onrecord.speakers.linking import MOST_CANDIDATES, KnownSpeaker, Link, suggest

ANN = KnownSpeaker("ann", "Ann Example", ("Dr. A. Example",), "person")
BO = KnownSpeaker("bo", "Bo Example", (), "person")
ZAID = KnownSpeaker("zaid", "Zaïd al-Sample", ("Zaid Sample",), "person")
QUUX = KnownSpeaker("quux", "The Quux Rain Commission", ("QRC",), "organisation")
NOBODY = KnownSpeaker("senior", "a senior official", (), "unnamed")
KNOWN = [ANN, BO, ZAID, QUUX, NOBODY]


@pytest.mark.parametrize(
    ("name", "kind", "key"),
    [
        ("Ann Example", "person", "ann"),
        ("ANN EXAMPLE", "person", "ann"),
        ("Mrs. Ann Example", "person", "ann"),
        ("A. Example", "person", "ann"),
        ("Zaid al-Sample", "person", "zaid"),
        ("Quux Rain Commission", "organisation", "quux"),
        ("the QRC", "organisation", "quux"),
        ("QRC", "publication", "quux"),
    ],
)
def test_an_exact_name_or_alias_links_without_case_accents_and_titles(name, kind, key):
    assert suggest(name, kind, KNOWN) == Link(key)


def test_a_surname_links_nobody_and_lists_all_who_have_it():
    assert suggest("Example", "person", KNOWN) == Link(None, ("ann", "bo"))


def test_a_surname_that_one_has_links_nobody_either():
    assert suggest("Sample", "person", [ZAID]) == Link(None, ("zaid",))


def test_another_first_name_links_nobody():
    assert suggest("Al Example", "person", KNOWN).key is None


def test_a_longer_form_of_a_name_is_a_candidate():
    assert suggest("Ann B. Example", "person", KNOWN) == Link(None, ("ann", "bo"))


def test_a_name_that_two_have_links_neither():
    twin = KnownSpeaker("ann2", "Ann Example", (), "person")
    assert suggest("Ann Example", "person", [ANN, twin]) == Link(None, ("ann", "ann2"))


def test_an_unnamed_speaker_is_never_linked():
    assert suggest("a senior official", "unnamed", KNOWN) == Link(None)


def test_a_named_speaker_is_never_linked_to_an_unnamed_one():
    assert suggest("a senior official", "person", KNOWN) == Link(None)


def test_a_person_is_no_organisation_of_that_name():
    assert suggest("QRC", "person", KNOWN) == Link(None)


def test_a_name_of_marks_alone_links_nobody():
    blank = KnownSpeaker("blank", "--", (), "person")
    assert suggest("...", "person", [blank, *KNOWN]) == Link(None)


def test_the_list_of_candidates_is_bounded():
    many = [KnownSpeaker(f"k{n}", f"N{n} Example", (), "person") for n in range(50)]
    assert len(suggest("Example", "person", many).candidates) == MOST_CANDIDATES
