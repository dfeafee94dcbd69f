import pytest

from onrecord.recordfile import read
from onrecord.records import ClaimRecord, DateRecord, RelationRecord


def _claim(fields):
    text = f"claims:\n  - {{key: c, speaker: brek, statement: The ships sailed., {fields}}}"
    return read(text, "dossier.yaml").records.claims[0]


REFUSED = {
    "no speaker": (
        """\
claims:
  - key: c
    speaker: brek
    statement: S
  - »key: d
    statement: S
""",
        'a claim needs "speaker", which is missing here. Add it.',
    ),
    "no statement": (
        "claims: [»{key: c, speaker: brek}]",
        'a claim needs "statement", which is missing here. Add it.',
    ),
    "an empty statement": (
        'claims: [{key: c, speaker: brek, statement: »" "}]',
        '"statement" is empty. Fill it in.',
    ),
    "an empty speaker": (
        'claims: [{key: c, speaker: »"", statement: S}]',
        (
            '"" cannot be a key. Begin with a letter or a digit and go on with letters, digits and '
            ". : @ / # + - _ only."
        ),
    ),
    "a misspelt key": (
        "claims: [{key: c, speaker: brek, statement: S, »apearances: []}]",
        'a claim has no key "apearances". Did you mean "appearances"?',
    ),
    "a key of the records": (
        "claims: [{key: c, speaker: brek, statement: S, »id: 12}]",
        (
            'a claim has no key "id". Its keys are key, speaker, statement, kind, on_behalf_of, '
            "modality, status, place, said, event, topics, stances, appearances, relations, note, "
            "proposed_by, confidence."
        ),
    ),
    "a kind that nobody knows": (
        "claims: [{key: c, speaker: brek, statement: S, kind: »statment}]",
        '"statment" is none of the words for "kind". Did you mean "statement"?',
    ),
    "a modality that nobody knows": (
        "claims: [{key: c, speaker: brek, statement: S, modality: »claimed}]",
        (
            '"claimed" is none of the words for "modality". Write one of: asserted, denied, '
            "doubted, unaware, predicted, intended, demanded, asked, hypothetical."
        ),
    ),
    "a status that nobody knows": (
        "claims: [{key: c, speaker: brek, statement: S, status: »Accepted}]",
        '"Accepted" is none of the words for "status". Did you mean "accepted"?',
    ),
    "a principal that is no key": (
        "claims: [{key: c, speaker: brek, statement: S, on_behalf_of: »The Navy}]",
        (
            '"The Navy" cannot be a key. Begin with a letter or a digit and go on with letters, '
            "digits and . : @ / # + - _ only."
        ),
    ),
    "a relation without a claim": (
        "claims: [{key: c, speaker: brek, statement: S, relations: [»{kind: repeats}]}]",
        'a relation needs "claim", which is missing here. Add it.',
    ),
    "a relation that nobody knows": (
        "claims: [{key: c, speaker: brek, statement: S, relations: [{kind: »denies, claim: b}]}]",
        (
            '"denies" is none of the words for "kind". Write one of: repeats, corrects, retracts, '
            "clarifies, responds_to."
        ),
    ),
    "a relation to itself": (
        "claims: [{key: c, speaker: brek, statement: S, relations: [{kind: repeats, claim: »c}]}]",
        "a claim cannot relate to itself. Name the earlier claim.",
    ),
    "a relation twice": (
        """\
claims:
  - key: c
    speaker: brek
    statement: S
    relations:
      - {kind: repeats, claim: b}
      - {kind: corrects, claim: b}
      - »{claim: b, kind: repeats}
""",
        "the claim repeats that claim twice. Keep one of them.",
    ),
    "a claim twice": (
        """\
claims:
  - key: c
    speaker: brek
    statement: S
    appearances: [{source: post, quote_type: direct}]
  - key: »c
    speaker: ferro
    statement: S
    appearances: [{source: post, quote_type: direct}]
""",
        'the claim "c" is already on line 2. Keep one of them, or give this one another key.',
    ),
    "a key twice in the mapping": (
        """\
claims:
  - key: c
    speaker: brek
    statement: S
    »speaker: ferro
""",
        'the key "speaker" stands twice in one mapping, first on line 3. Keep one of them.',
    ),
    "stances that are a mapping": (
        "claims: [{key: c, speaker: brek, statement: S, stances: »{p: affirms}}]",
        '"stances" needs a list, not a mapping. Write [...], or one item a line after "- ".',
    ),
    "an empty stance": (
        """\
claims:
  - key: c
    speaker: brek
    statement: S
    stances:
      - »~
""",
        'an empty item stands in "stances". Fill it in or take it out.',
    ),
}


@pytest.mark.parametrize(("text", "message"), REFUSED.values(), ids=REFUSED)
def test_a_claim_that_does_not_fit_is_refused_at_its_place(text, message, refusal):
    assert refusal(text) == message


def test_every_key_of_a_claim_is_read():
    claim = _claim(
        "kind: act, on_behalf_of: navy, modality: denied, status: draft, place: Norland, "
        "said: 2014-12-03, event: 2014-11, topics: [Ships], note: by radio, "
        "relations: [{kind: repeats, claim: b}, {kind: corrects, claim: b}]"
    )
    assert claim == ClaimRecord(
        key="c",
        speaker="brek",
        statement="The ships sailed.",
        kind="act",
        on_behalf_of="navy",
        modality="denied",
        status="draft",
        place="Norland",
        said=DateRecord(edtf="2014-12-03"),
        event=DateRecord(edtf="2014-11"),
        topics=("ships",),
        relations=(
            RelationRecord(kind="repeats", claim="b"),
            RelationRecord(kind="corrects", claim="b"),
        ),
        note="by radio",
    )


def test_a_claim_needs_a_key_a_speaker_and_a_statement_only():
    text = "claims: [{key: c, speaker: brek, statement: The ships sailed.}]"
    assert read(text, "dossier.yaml").records.claims == (
        ClaimRecord(key="c", speaker="brek", statement="The ships sailed."),
    )


@pytest.mark.parametrize("key", ["said", "event", "topics", "stances", "appearances", "relations"])
def test_a_part_of_a_claim_left_empty_is_absent(key):
    assert _claim(f"{key}: ~") == _claim("")
