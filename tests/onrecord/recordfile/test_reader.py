import pytest

from onrecord.recordfile import RecordFileError, decode, read
from onrecord.records import (
    AppearanceRecord,
    ClaimRecord,
    ContradictionRecord,
    DateRecord,
    PropositionRecord,
    RoleRecord,
    SideRecord,
    SourceRecord,
    SpeakerRecord,
    StanceRecord,
    TopicRecord,
)
from onrecord.spans import Span

# The example of the design, with made-up names.
DOSSIER = """\
source: {key: post-harbour, title: "Ships leave Norland", publisher: The Harbour Post,
         credit: [North Wire, South Wire],
         published: {edtf: "2014-12-03", basis: inferred, note: "year from the events"}}
speakers:
  - {key: ferro, name: Ana Ferro, kind: person, aliases: [Ferro],
     roles: [{title: Minister of the Sea, from: "2013-02-01", until: "2017-01-20"}]}
propositions:
  - {key: patrols-help, text: "The patrols are making the bay safer.",
     period: "2014-08-08/2014-12-03", topic: patrols}
  - {key: patrols-sailed, text: "N patrols had sailed.", slot: {unit: patrols}, place: Norland,
     topic: patrols}
claims:
  - key: ferro-safer
    speaker: ferro
    statement: "The patrols make the bay safer."
    said: {phrase: Wednesday, anchor: "2014-12-03", edtf: "2014-12-03", basis: relative}
    stances: [{proposition: patrols-help, stance: affirms}]
    appearances: [{source: post-harbour, quote_type: indirect, spans: [[1203, 1270]], cue: said}]
  - key: more-than-1000
    speaker: post
    statement: "More than 1,000 patrols had sailed."
    event: {edtf: "2014-08-08/2014-12-03"}
    stances: [{proposition: patrols-sailed, stance: affirms, value_low: 1000, qualifier: at_least,
               as_of: "2014-12-03"}]
    appearances: [{source: post-harbour, quote_type: indirect}]
contradictions:
  - {kind: negation, claims: [ferro-safer, brek-no-safer], proposition: patrols-help}
"""


def _claims(records):
    return read(records, "dossier.yaml").records.claims


@pytest.fixture(scope="module")
def records():
    return read(DOSSIER, "dossier.yaml").records


def test_the_source_of_a_dossier_is_read(records):
    assert records.sources == (
        SourceRecord(
            key="post-harbour",
            title="Ships leave Norland",
            publisher="The Harbour Post",
            credit=("North Wire", "South Wire"),
            published=DateRecord(edtf="2014-12-03", basis="inferred", note="year from the events"),
        ),
    )


def test_its_speakers_are_read_with_their_roles(records):
    assert records.speakers == (
        SpeakerRecord(
            key="ferro",
            name="Ana Ferro",
            aliases=("Ferro",),
            roles=(
                RoleRecord(
                    key="ferro#minister-of-the-sea",
                    title="Minister of the Sea",
                    start="2013-02-01",
                    end="2017-01-20",
                ),
            ),
        ),
    )


def test_its_propositions_and_slots_are_read(records):
    assert records.propositions == (
        PropositionRecord(
            key="patrols-help",
            text="The patrols are making the bay safer.",
            topic="patrols",
            period="2014-08-08/2014-12-03",
        ),
        PropositionRecord(
            key="patrols-sailed",
            text="N patrols had sailed.",
            topic="patrols",
            place="Norland",
            unit="patrols",
            slot=True,
        ),
    )


def test_its_claims_are_read_with_when_and_where(records):
    assert records.claims[0] == ClaimRecord(
        key="ferro-safer",
        speaker="ferro",
        statement="The patrols make the bay safer.",
        said=DateRecord(
            edtf="2014-12-03", phrase="Wednesday", anchor="2014-12-03", basis="relative"
        ),
        stances=(StanceRecord(proposition="patrols-help", stance="affirms"),),
        appearances=(
            AppearanceRecord(
                key="ferro-safer@post-harbour",
                source="post-harbour",
                quote_type="indirect",
                spans=(Span(1203, 1270),),
                cue="said",
            ),
        ),
    )


def test_its_claims_are_read_with_their_figures(records):
    assert records.claims[1] == ClaimRecord(
        key="more-than-1000",
        speaker="post",
        statement="More than 1,000 patrols had sailed.",
        event=DateRecord(edtf="2014-08-08/2014-12-03"),
        stances=(
            StanceRecord(
                proposition="patrols-sailed",
                stance="affirms",
                value_low=1000,
                qualifier="at_least",
                as_of="2014-12-03",
            ),
        ),
        appearances=(
            AppearanceRecord(
                key="more-than-1000@post-harbour",
                source="post-harbour",
                quote_type="indirect",
            ),
        ),
    )


def test_its_contradictions_are_read(records):
    assert records.contradictions == (
        ContradictionRecord(
            sides=(SideRecord(claim="ferro-safer"), SideRecord(claim="brek-no-safer")),
            kind="negation",
            proposition="patrols-help",
        ),
    )


def test_a_topic_that_is_only_named_is_read_with_what_names_it(records):
    assert records.mentioned_topics == (TopicRecord(key="patrols", name="patrols"),)


def test_nothing_else_is_read(records):
    assert records.topics == ()
    assert len(records.claims) == 2


@pytest.mark.parametrize(
    ("noun", "key", "path", "line", "words"),
    [
        ("source", "post-harbour", "", 1, "{key: post-harbour"),
        ("source", "post-harbour", "credit[1]", 2, "South Wire"),
        ("source", "post-harbour", "published.note", 3, '"year from'),
        ("source", "post-harbour", "sha256", 1, "{key: post-harbour"),
        ("speaker", "ferro", "", 5, "{key: ferro"),
        ("speaker", "ferro", "name", 5, "Ana Ferro"),
        ("speaker", "ferro", "roles[0].end", 6, '"2017-01-20"'),
        ("role", "ferro#minister-of-the-sea", "title", 6, "Minister"),
        ("topic", "patrols", "", 9, "patrols}"),
        ("proposition", "patrols-sailed", "slot", 10, "{unit"),
        ("claim", "ferro-safer", "", 13, "key: ferro-safer"),
        ("claim", "ferro-safer", "speaker", 14, "ferro"),
        ("claim", "ferro-safer", "said.edtf", 16, '"2014-12-03", basis'),
        ("claim", "ferro-safer", "said.note", 16, "{phrase"),
        ("claim", "ferro-safer", "event.edtf", 13, "key: ferro-safer"),
        ("claim", "ferro-safer", "stances[0].proposition", 17, "patrols-help"),
        ("claim", "ferro-safer", "stances[1].proposition", 17, "[{proposition"),
        ("claim", "ferro-safer", "appearances[0].source", 18, "post-harbour"),
        ("claim", "ferro-safer", "appearances[0].spans[0]", 18, "[1203, 1270]]"),
        ("claim", "ferro-safer", "appearances[0].exact[3]", 18, "{source"),
        ("claim", "ferro-safer", "speaker.name", 14, "ferro"),
        ("claim", "ferro-safer", "...", 13, "key: ferro-safer"),
        ("claim", "nobody", "speaker", 1, "source: {key"),
        ("appearance", "ferro-safer@post-harbour", "cue", 18, "said}"),
        ("contradiction", "0", "", 27, "{kind"),
        ("contradiction", "0", "sides[1].claim", 27, "brek-no-safer"),
        ("contradiction", "0", "proposition", 27, "patrols-help"),
        ("contradiction", "1", "", 1, "source: {key"),
    ],
)
def test_every_part_of_a_record_has_its_place_or_that_around_it(noun, key, path, line, words):
    place = read(DOSSIER, "dossier.yaml").where(noun, key, path)
    assert place.line == line
    assert DOSSIER.splitlines()[line - 1][place.column - 1 :].startswith(words)


def test_the_short_form_of_a_value_is_found_by_its_ends():
    text = """\
claims:
  - key: c
    speaker: brek
    statement: S
    stances: [{proposition: p, stance: affirms, value: 3}]
"""
    assert read(text, "dossier.yaml").where("claim", "c", "stances[0].value_high") == (5, 56)


def test_a_file_keeps_the_name_that_it_was_given():
    assert read(DOSSIER, "dossier.yaml").name == "dossier.yaml"


def test_documents_of_one_file_make_one_set_of_records():
    text = "".join(
        f"---\nclaims:\n  - {{key: {key}, speaker: brek, statement: S}}\n" for key in "abc"
    )
    assert [claim.key for claim in _claims(text)] == ["a", "b", "c"]


def test_a_document_may_have_a_source_and_further_sources():
    text = "source: {key: a, title: A}\nsources:\n  - {key: b, title: B}\n"
    assert [source.key for source in read(text, "x").records.sources] == ["a", "b"]


def test_keys_that_are_not_in_the_file_are_left_to_the_database():
    (claim,) = _claims("claims: [{key: c, speaker: someone-else, statement: S}]")
    assert claim.speaker == "someone-else"


REFUSED = {
    "an empty file": (
        "»",
        "the file holds no records. Write at least one source, speaker or claim.",
    ),
    "only a comment": (
        "»# nothing yet\n",
        "the file holds no records. Write at least one source, speaker or claim.",
    ),
    "only empty lists": (
        "»claims: []\nspeakers:\n",
        "the file holds no records. Write at least one source, speaker or claim.",
    ),
    "a list of claims": (
        "»- {key: c}",
        (
            "a document is due here, a mapping of source, sources, speakers, topics, propositions, "
            "claims, contradictions; this is a list of 1."
        ),
    ),
    "a sentence": (
        "»Nobody said anything.",
        (
            "a document is due here, a mapping of source, sources, speakers, topics, propositions, "
            'claims, contradictions; this is the text "Nobody said anything.".'
        ),
    ),
    "an unknown noun": (
        "claims: []\n»claim: []",
        'a document has no key "claim". Did you mean "claims"?',
    ),
    "an unknown noun in the second document": (
        "source: {key: a, title: A}\n---\n»people: []",
        (
            'a document has no key "people". Its keys are source, sources, speakers, topics, '
            "propositions, claims, contradictions."
        ),
    ),
    "a source twice": (
        "source: {key: a, title: A}\nsources: [{title: A, key: »a}]",
        'the source "a" is already on line 1. Keep one of them, or give this one another key.',
    ),
    "a null character": (
        "claims:\n  - {key: »\x00}",
        (
            "the character U+0000 cannot stand in a record file: the file is no text, or is not "
            "UTF-8. Save it as UTF-8."
        ),
    ),
    "an alias": (
        "claims:\n  - »*c",
        "aliases (*name) are not read. Write the value out instead.",
    ),
}


@pytest.mark.parametrize(("text", "message"), REFUSED.values(), ids=REFUSED)
def test_a_file_that_holds_no_records_is_refused_at_its_place(text, message, refusal):
    assert refusal(text) == message


def test_a_byte_order_mark_is_dropped():
    text = decode(b"\xef\xbb\xbfclaims: [{key: c, speaker: \xc3\xa9, statement: S}]", "x.yaml")
    assert text == "claims: [{key: c, speaker: é, statement: S}]"


def test_a_byte_order_mark_that_was_decoded_is_passed_over():
    with pytest.raises(RecordFileError, match=r"x:1:1: .*claims"):
        read("\ufeffclam: []", "x")


def test_line_breaks_are_left_to_the_reader():
    assert decode(b"a\r\nb\rc\n", "x.yaml") == "a\r\nb\rc\n"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            b"a: b\r\nc: \xc3\xa9\xe9",
            (
                "x.yaml:2:5: the file is not UTF-8: byte 11 is 0xE9. It may be Latin-1 or "
                "Windows-1252. Save it as UTF-8."
            ),
        ),
        (
            b"\xef\xbb\xbfa\n\x80",
            (
                "x.yaml:2:1: the file is not UTF-8: byte 5 is 0x80. It may be Latin-1 or "
                "Windows-1252. Save it as UTF-8."
            ),
        ),
        (
            "claims: []".encode("utf-16"),
            (
                "x.yaml:1:1: the file is not UTF-8: byte 0 is 0xFF. It looks like UTF-16. "
                "Save it as UTF-8."
            ),
        ),
        (
            b"a: \xed\xa0\x80",
            (
                "x.yaml:1:4: the file is not UTF-8: byte 3 is 0xED. It may be Latin-1 or "
                "Windows-1252. Save it as UTF-8."
            ),
        ),
        (
            b"a: \xe2\x82",
            (
                "x.yaml:1:4: the file is not UTF-8: byte 3 is 0xE2. It may be Latin-1 or "
                "Windows-1252. Save it as UTF-8."
            ),
        ),
    ],
    ids=["Latin-1", "after a mark", "UTF-16", "a surrogate", "cut short"],
)
def test_bytes_that_are_no_utf8_are_refused_at_their_place(data, message):
    with pytest.raises(RecordFileError) as caught:
        decode(data, "x.yaml")
    assert str(caught.value) == message


def test_utf16_without_a_mark_is_refused_when_it_is_read():
    text = decode("claims: []".encode("utf-16-le"), "x.yaml")
    with pytest.raises(RecordFileError, match=r"not UTF-8\. Save it as UTF-8"):
        read(text, "x.yaml")
