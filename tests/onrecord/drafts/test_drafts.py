"""Drafts: who is charged with what, in which words, with which evidence."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.drafts import Captured, KnownSpeaker, KnownTopic, Record, drafts
from onrecord.extract.attribution import Attribution, Reading, Token
from onrecord.recordfile import read as read_records
from onrecord.recordfile.writer import write
from onrecord.records import RecordSet
from onrecord.speakers import Resolution
from onrecord.text import fold

BREK = Resolution("Tomas Brek", "person", "name", label="Tomas Brek", confidence=0.5)


def known(*speakers):
    def named(name):
        return tuple(
            s
            for s in speakers
            if any(
                fold(n) == name or (" " not in name and fold(n).endswith(f" {name}"))
                for n in (s.name, *s.aliases)
            )
        )

    return Record(named=named, taken=lambda key: key in {s.key for s in speakers})


def test_a_draft_tells_what_made_it_and_how_sure_it_was(claim):
    found = claim("{s:Brek} {c:said} {q:that the boats sail}.", BREK, subjects={"boats"})
    assert (found.status, found.proposed_by, found.confidence) == ("draft", "a-drafter 2", 0.45)


def test_a_new_speaker_comes_with_the_drafts(made, read):
    found = made(read("{s:Ferro} {c:said} {q:that the boats sail}.", subjects={"boats"}))
    assert [(s.key, s.name) for s in found.speakers] == [("ana-ferro", "Ana Ferro")]


def test_a_name_links_to_the_speaker_who_goes_by_it(claim):
    record = known(KnownSpeaker("minister", "A. Ferro", ("Ána Ferro",), "person"))
    assert claim("{s:F} {c:said} {q:that it sails}.", record=record).speaker == "minister"


def test_a_name_that_two_go_by_stays_unresolved(made, read):
    two = [KnownSpeaker(key, "Ana Ferro", (), "person") for key in ("one", "two")]
    found = made(read("{s:F} {c:said} {q:that it sails}."), record=known(*two))
    (speaker,) = found.speakers
    assert (speaker.kind, speaker.source) == ("unnamed", "post")
    assert found.claims[0].note == "Speaker not resolved: could be Ana Ferro, Ana Ferro."


def test_a_surname_alone_is_a_candidate_and_no_more(made, read):
    brek = Resolution("Brek", "person", "surname", label="Brek", confidence=1.0)
    record = known(KnownSpeaker("tomas-brek", "Tomas Brek", (), "person"))
    found = made(read("{s:Brek} {c:said} {q:that it sails}."), brek, record=record)
    assert found.speakers[0].kind == "unnamed"
    assert found.claims[0].note == "Speaker not resolved: could be Tomas Brek."


def test_a_new_speaker_gets_no_key_that_another_has(claim):
    record = Record(taken=lambda key: key in {"ana-ferro", "ana-ferro-2"})
    assert claim("{s:F} {c:said} {q:that it sails}.", record=record).speaker == "ana-ferro-3"


def test_candidates_of_the_text_are_named_and_none_is_taken(made, read):
    open_ = Resolution(None, "person", "pronoun", candidates=("Ana Ferro", "Ida Lund"), label=None)
    found = made(read("{s:She} {c:said} {q:that it sails}."), open_)
    assert found.speakers[0].kind == "unnamed"
    assert found.claims[0].note == "Speaker not resolved: could be Ana Ferro, Ida Lund."


def test_two_that_are_left_open_between_others_are_two(made, read):
    one, two = (
        Resolution(None, "person", "pronoun", candidates=names)
        for names in (("Ana Ferro", "Ida Lund"), ("Ana Ferro", "Eva Dole"))
    )
    text = "{s:She} {c:said} {q:that it sails}. {s2:She} {c2:said} {q2:that it sank}."
    assert len(made(read(text), one, two).speakers) == 2


@pytest.mark.parametrize(
    "keys", [("harbour-post-" * 5 + "a", "harbour-post-" * 5 + "b"), ("a", "b")]
)
def test_an_unnamed_speaker_is_never_that_of_another_source(made, read, keys):
    unnamed = Resolution(None, "unnamed", "unnamed", label="a senior official", confidence=1.0)
    text = read("{s:A senior official} {c:said} {q:that it sails}.")
    first, second = (made(text, unnamed, of=Captured(key=key, sha256="a" * 64)) for key in keys)
    assert first.claims[0].speaker != second.claims[0].speaker


def test_two_sources_of_the_same_bytes_share_no_draft(made, read):
    text = read("{s:Ana Ferro} {c:said} {q:that it sails}.")
    first, second = (
        made(text, of=Captured(key="harbour-post-" * 5 + end, sha256="a" * 64)) for end in "ab"
    )
    assert first.claims[0].key != second.claims[0].key


def test_unnamed_speakers_whose_descriptions_begin_alike_are_two(made, read):
    one, two = (
        Resolution(None, "unnamed", "unnamed", label=f"an {'elderly ' * 12}man of {town}")
        for town in ("Selm", "Brek")
    )
    text = "{s:A man} {c:said} {q:that it sails}. {s2:A man} {c2:said} {q2:that it sank}."
    assert len(made(read(text), one, two).speakers) == 2


def test_who_is_spoken_for_is_told_apart(made, read):
    spokesman = Resolution(
        "Tomas Brek", "person", "name", label="Tomas Brek", organisation="The Fishers' Union",
        described_as="a spokesman", confidence=1.0,
    )  # fmt: skip
    found = made(read("{s:Brek} {c:said} {q:that it sails}."), spokesman)
    assert found.claims[0].on_behalf_of == "the-fishers-union"
    assert found.claims[0].appearances[0].described_as == "a spokesman"
    assert [s.kind for s in found.speakers] == ["person", "organisation"]


def test_those_who_speak_jointly_are_a_group(made, read):
    both = Resolution("Ana Ferro", "person", "name", label="Ana Ferro", others=("Ida Lund",))
    found = made(read("{s:Ferro and Lund} {c:said} {q:that it sails}."), both)
    group = next(s for s in found.speakers if s.key == found.claims[0].speaker)
    assert (group.kind, group.members) == ("group", ("ana-ferro", "ida-lund"))


def test_a_saying_within_another_is_relayed_by_its_speaker(made, read):
    marked = "{s:Brek} {c:said} {q:Lund told the port that the boats are late}."
    found = made(read(marked, subjects={"Lund", "boats"}, people={"Lund"}), BREK)
    outer, inner = found.claims
    assert (outer.speaker, outer.statement) == (
        "tomas-brek", "Lund told the port that the boats are late.",
    )  # fmt: skip
    assert (inner.speaker, inner.statement) == ("lund", "The boats are late.")
    assert inner.appearances[0].relayed_by == ("tomas-brek",)


def test_an_organisation_whose_words_are_passed_on_is_the_one_that_the_record_has(made, read):
    marked = "{s:Brek} {c:said} {q:Sund Lines had told him that the boats are late}."
    told = read(marked, subjects={"Sund", "boats"}, people={"Sund"}, bodies={"Lines"})
    record = known(KnownSpeaker("sund", "Sund Lines", (), "organisation"))
    _, inner = made(told, BREK, record=record).claims
    assert inner.speaker == "sund"


def test_a_saying_within_another_is_of_whom_the_text_named_in_full(made, read, ferro):
    marked = (
        "{s2:Ana Ferro} {c2:said} {q2:that it sank}. "
        "{s:Brek} {c:said} {q:Ferro told the port that the boats are late}."
    )
    reading = read(marked, subjects={"Ferro", "boats", "it"}, people={"Ferro"})
    found = made(reading, BREK, ferro)
    assert "ana-ferro" in {c.speaker for c in found.claims if c.appearances[0].relayed_by}


def test_what_was_asked_is_not_charged_to_who_answered(made, read):
    marked = "{c:Asked} {q:whether the bay was safe}, {s2:Ferro} {c2:said} {q2:boats sail}."
    nobody = Resolution(None, None, "none")
    reading = read(marked, subjects={"bay", "boats"})
    ferro = Resolution("Ana Ferro", "person", "name", label="Ana Ferro")
    assert [c.statement for c in made(reading, nobody, ferro).claims] == ["Boats sail."]


@pytest.mark.parametrize(
    "page",
    [
        "We {c:use} {q:cookies so that your browser accepts them}.",
        "{s:The page} was {c:not found} {q:The content you requested does not exist}.",
        "To read {s:Ferro's} {c:complete} {q:remarks as she made them} click here.",
    ],
)
def test_the_furniture_of_a_page_is_no_claim(made, read, page):
    assert made(read(page, subjects={"content"})).claims == ()


def test_words_that_nobody_is_found_to_have_said_are_no_draft(made, read):
    nobody = Resolution(None, None, "none")
    assert made(read("It was {q:\u201cas long as it takes\u201d}."), nobody).claims == ()


def test_a_topic_of_the_record_is_suggested_by_its_name(claim):
    record = Record(
        topics=(KnownTopic(key="patrols", name="Patrols"), KnownTopic(key="x", name="Ice"))
    )
    found = claim("{s:F} {c:said} {q:that no patrol sailed}.", record=record, subjects={"patrol"})
    assert found.topics == ("patrols",)


def test_a_topic_is_suggested_by_the_words_that_mark_its_claims(claim):
    words = {"harbour": 3, "dredging": 2, "silt": 4, "that": 9}
    record = Record(topics=(KnownTopic(key="port", name="The port", words=words),))
    found = claim(
        "{s:F} {c:said} {q:that dredging clears the harbour of silt}.",
        record=record, subjects={"dredging"},
    )  # fmt: skip
    assert found.topics == ("port",)


def test_no_topic_is_suggested_where_nothing_fits(claim):
    record = Record(topics=(KnownTopic(key="port", name="The port", words={"silt": 4}),))
    assert claim("{s:F} {c:said} {q:that ice melts}.", record=record).topics == ()


def test_the_same_text_gives_the_same_drafts(made, read):
    reading = read("{s:Ferro} {c:said} {q:that it sails}.", subjects={"it"})
    assert made(reading) == made(reading)


def test_the_same_place_in_another_text_is_another_draft(made, read):
    reading = read("{s:Ferro} {c:said} {q:that it sails}.")
    other = Captured(key="post", sha256="b" * 64)
    assert made(reading).claims[0].key != made(reading, of=other).claims[0].key


def test_drafts_written_as_a_record_file_read_the_same(made, read, source):
    reading = read(
        "{s:Brek} {c:said} {q:\u201cIt: is \u2018late\u2019,\u201d}\n{q:\u201c# and cold.\u201d}",
        quote_type="direct",
    )
    found = made(reading, BREK)
    again = read_records(
        write(RecordSet(speakers=found.speakers, claims=found.claims)), "d"
    ).records
    assert (again.speakers, again.claims) == (found.speakers, found.claims)


TEXTS = st.text(
    alphabet=st.sampled_from("aI \"'\u201c\u201d\u2018\u2019.,;\n\u00a0\x07\u00e9"), max_size=60
)


@given(TEXTS, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=1, max_size=4))
def test_every_draft_has_the_words_that_stand_at_its_spans(text, places):
    content = tuple((min(a, b, len(text)), min(max(a, b), len(text))) for a, b in places)
    tokens = tuple(
        Token(m.start(), m.end(), m[0], 0, 0, "outside") for m in re.finditer(r"\S", text)
    )
    reading = Reading(text, tokens, (Attribution((), ((0, 1),), content, "mixed", 0.5),))
    source = Captured(key="post", sha256="a" * 64)
    found = drafts(reading, (BREK,), (), source, Record(), proposed_by="a-drafter 2")
    for claim in found.claims:
        (appearance,) = claim.appearances
        words = tuple(text[span.start : span.end] for span in appearance.spans)
        assert appearance.exact in {words, ()}
        assert all(b.start > a.end for a, b in pairwise(appearance.spans))


def test_what_somebody_was_informed_of_is_a_claim_that_was_relayed(made, read, ferro):
    marked = (
        "{s2:Ana al-Ferro} {c2:said} {q2:that it sank}. "
        "{s:Brek} {c:said} {q:Ferro has informed the port of a plan to sail}."
    )
    reading = read(marked, subjects={"Ferro", "it"}, people={"Ferro"})
    full = Resolution("Ana al-Ferro", "person", "name", label="Ana al-Ferro")
    inner = next(c for c in made(reading, BREK, full).claims if c.appearances[0].relayed_by)
    assert inner.speaker == "ana-al-ferro"
    assert inner.statement == "Ana al-Ferro informed the port of a plan to sail."
    assert inner.appearances[0].cue == "informed"


def test_a_seat_of_power_speaks_for_itself(made, read):
    seat = Resolution(
        "The Mole", "organisation", "metonym", label="The Mole", organisation="Harbour Office"
    )
    found = made(read("{s:The Mole} {c:said} {q:that it sails}."), seat)
    assert [(s.name, s.aliases) for s in found.speakers] == [("Harbour Office", ("The Mole",))]
    assert found.claims[0].on_behalf_of is None


def test_an_unnamed_speaker_is_called_as_within_a_sentence(made, read):
    official = Resolution(None, "unnamed", "unnamed", label="A senior official", confidence=1.0)
    found = made(read("{s:A senior official} {c:said} {q:that it sails}."), official)
    assert [(s.key, s.name) for s in found.speakers] == [
        ("post:a-senior-official", "a senior official")
    ]
