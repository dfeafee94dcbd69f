import pytest

from onrecord.recordfile import read
from onrecord.records import AppearanceRecord
from onrecord.spans import Span

HASH = "0123456789abcdef" * 4


def _appearance(fields):
    text = (
        "claims: [{key: c, speaker: brek, statement: S, "
        f"appearances: [{{source: post, quote_type: direct, {fields}}}]}}]"
    )
    return read(text, "dossier.yaml").records.claims[0].appearances[0]


REFUSED = {
    "no source": (
        "claims: [{key: c, speaker: brek, statement: S, appearances: [»{quote_type: direct}]}]",
        'an appearance needs "source", which is missing here. Add it.',
    ),
    "no quote type": (
        "claims: [{key: c, speaker: brek, statement: S, appearances: [»{source: post}]}]",
        'an appearance needs "quote_type", which is missing here. Add it.',
    ),
    "a quote type that nobody knows": (
        (
            "claims: [{key: c, speaker: brek, statement: S, appearances: [{source: post, "
            "quote_type: »verbatim}]}]"
        ),
        '"verbatim" is none of the words for "quote_type". Write one of: direct, indirect, mixed.',
    ),
    "words with the line break of a block": (
        """\
claims:
  - key: c
    speaker: brek
    statement: S
    appearances:
      - source: post
        quote_type: direct
        exact: »|
          words
        spans: [[0, 5]]
""",
        (
            'the quotation "words\\n" has 6 characters, its span [0, 5] has 5. A block of text '
            "ends in a line break: write |- or >- for one that does not."
        ),
    ),
    "a key twice": (
        """\
claims:
  - {key: c, speaker: brek, statement: S, appearances: [{key: x, source: s, quote_type: direct}]}
  - {key: d, speaker: brek, statement: S, appearances: [{key: »x, source: s, quote_type: direct}]}
""",
        'the appearance "x" is already on line 2. Keep one of them, or give this one another key.',
    ),
    "a made up key that is too long": (
        (
            f"claims: [{{key: {'c' * 120}, speaker: brek, statement: S, "
            f"appearances: [{{source: »{'p' * 80}, quote_type: direct}}]}}]"
        ),
        (
            "the key made up here, "
            '"cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc...", has 201 '
            'characters, more than 200. Give a shorter one as "key".'
        ),
    ),
}

REFUSED_EVIDENCE = {
    "an unknown key": (
        "»quote: words",
        (
            'an appearance has no key "quote". Its keys are source, quote_type, key, exact, spans, '
            "sha256, cue, described_as, relayed_by, translated_by, note."
        ),
    ),
    "an unknown key near a known one": (
        "»describe_as: minister",
        'an appearance has no key "describe_as". Did you mean "described_as"?',
    ),
    "words of no translator": (
        "translated_by: »them",
        '"them" is none of the words for "translated_by". Write one of: outlet, us, none, unknown.',
    ),
    "an empty quotation": (
        'exact: »""',
        '"exact" is empty. Fill it in.',
    ),
    "an empty quotation in a list": (
        'exact: [words, »""]',
        '"exact" is empty. Fill it in.',
    ),
    "a quotation that is a mapping": (
        "exact: »{text: words}",
        '"exact" needs a text or a list of texts, not a mapping. Put a text with braces in quotes.',
    ),
    "a span that is not in a list": (
        "spans: [»12, 17]",
        'a span is a pair of offsets; this is the text "12". Write spans: [[120, 154]].',
    ),
    "a span of three": (
        "spans: [»[12, 17, 20]]",
        "a span is a pair of offsets; this is a list of 3. Write spans: [[120, 154]].",
    ),
    "spans that are one text": (
        "spans: »12-17",
        '"spans" needs a list, not the text "12-17". Write [...], or one item a line after "- ".',
    ),
    "a span of nothing": (
        "spans: [»[12, 12]]",
        (
            "the span [12, 12] holds nothing: its end is the offset after the last character. "
            "Write the smaller offset first."
        ),
    ),
    "a span backwards": (
        "spans: [»[17, 12]]",
        (
            "the span [17, 12] holds nothing: its end is the offset after the last character. "
            "Write the smaller offset first."
        ),
    ),
    "a negative span": (
        "spans: [[»-1, 12]]",
        (
            '"spans" counts characters from 0: "-1" is no whole number between 0 and 2147483647. '
            "Correct the offset."
        ),
    ),
    "a span in halves": (
        "spans: [[0, »1.5]]",
        (
            '"spans" counts characters from 0: "1.5" is no whole number between 0 and 2147483647. '
            "Correct the offset."
        ),
    ),
    "a span past all texts": (
        "spans: [[0, »2147483648]]",
        (
            '"spans" counts characters from 0: "2147483648" is no whole number between 0 and '
            "2147483647. Correct the offset."
        ),
    ),
    "a span of endless digits": (
        f"spans: [[0, »{'9' * 5000}]]",
        (
            '"spans" counts characters from 0: '
            '"999999999999999999999999999999999999999999999999999999999999..." is no whole number '
            "between 0 and 2147483647. Correct the offset."
        ),
    ),
    "spans that overlap": (
        "spans: [[0, 5], »[4, 9]]",
        (
            "the span [4, 9] begins before the one in front of it ends. Write the spans in order, "
            "without overlap."
        ),
    ),
    "spans out of order": (
        "spans: [[10, 15], »[0, 5]]",
        (
            "the span [0, 5] begins before the one in front of it ends. Write the spans in order, "
            "without overlap."
        ),
    ),
    "fewer spans than quotations": (
        "exact: »[words, more], spans: [[0, 5]]",
        "quotations and spans must be as many: 2 and 1 here. Give one for each span.",
    ),
    "words longer than their span": (
        "exact: [words, »more], spans: [[0, 5], [9, 12]]",
        (
            'the quotation "more" has 4 characters, its span [9, 12] has 3. Correct the words or '
            "the span."
        ),
    ),
    "a hash that is none": (
        "spans: [[0, 5]], sha256: »abc",
        '"abc" is no SHA-256. Write its 64 hexadecimal digits.',
    ),
    "a hash beside the words": (
        (
            "exact: words, spans: [[0, 5]], sha256: "
            "»0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
        ),
        (
            '"sha256" stands in for words that may not be held, and "exact" holds them. Keep one '
            "of them."
        ),
    ),
    "a hash without a span": (
        "sha256: »0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "hashes and spans must be as many: 1 and 0 here. Give one for each span.",
    ),
    "more hashes than spans": (
        (
            "spans: [[0, 5]], sha256: "
            "»[0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef, "
            "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef]"
        ),
        "hashes and spans must be as many: 2 and 1 here. Give one for each span.",
    ),
    "a relayer that is no key": (
        'relayed_by: [ferro, »"Ana Ferro"]',
        (
            '"Ana Ferro" cannot be a key. Begin with a letter or a digit and go on with letters, '
            "digits and . : @ / # + - _ only."
        ),
    ),
    "relayers that are one text": (
        "relayed_by: »ferro",
        (
            '"relayed_by" needs a list, not the text "ferro". Write [...], or one item a line '
            'after "- ".'
        ),
    ),
}


@pytest.mark.parametrize(("text", "message"), REFUSED.values(), ids=REFUSED)
def test_an_appearance_that_does_not_fit_is_refused_at_its_place(text, message, refusal):
    assert refusal(text) == message


@pytest.mark.parametrize(("text", "message"), REFUSED_EVIDENCE.values(), ids=REFUSED_EVIDENCE)
def test_evidence_that_does_not_fit_is_refused_at_its_place(text, message, refusal):
    file = (
        "claims: [{key: c, speaker: brek, statement: S, "
        f"appearances: [{{source: post, quote_type: direct, {text}}}]}}]"
    )
    assert refusal(file) == message


def test_every_key_of_an_appearance_is_read():
    appearance = _appearance(
        "key: front-page, exact: [words, more], spans: [[0, 5], [9, 13]], cue: said, "
        "described_as: foreign minister, relayed_by: [ferro, lund], translated_by: outlet, note: p"
    )
    assert appearance == AppearanceRecord(
        key="front-page",
        source="post",
        quote_type="direct",
        exact=("words", "more"),
        spans=(Span(0, 5), Span(9, 13)),
        cue="said",
        described_as="foreign minister",
        relayed_by=("ferro", "lund"),
        translated_by="outlet",
        note="p",
    )


def test_an_appearance_needs_a_source_and_a_quote_type_only():
    assert _appearance("") == AppearanceRecord(key="c@post", source="post", quote_type="direct")


def test_one_quotation_may_stand_without_a_list():
    assert _appearance("exact: words").exact == ("words",)


def test_spans_may_stand_without_words():
    assert _appearance("spans: [[0, 5]]").spans == (Span(0, 5),)


def test_spans_may_touch():
    assert _appearance("spans: [[0, 5], [5, 9]]").spans == (Span(0, 5), Span(5, 9))


def test_the_length_of_a_quotation_is_counted_in_code_points():
    assert _appearance('exact: "😀é", spans: [[7, 9]]').spans == (Span(7, 9),)


@pytest.mark.parametrize("written", [HASH, HASH.upper(), f"[{HASH}]"])
def test_a_hash_may_stand_for_the_words(written):
    assert _appearance(f"spans: [[0, 5]], sha256: {written}").sha256 == (HASH,)


def test_a_quotation_keeps_brackets_spaces_and_quotation_marks():
    assert _appearance("exact: ' did \"[not]\"  do it'").exact == (' did "[not]"  do it',)


def test_later_appearances_in_one_source_are_numbered():
    text = """\
claims:
  - key: c
    speaker: brek
    statement: S
    appearances:
      - {source: post, quote_type: direct}
      - {source: post, quote_type: indirect}
      - {source: gazette, quote_type: mixed}
      - {source: post, quote_type: mixed}
"""
    (claim,) = read(text, "dossier.yaml").records.claims
    assert [a.key for a in claim.appearances] == ["c@post", "c@post#2", "c@gazette", "c@post#3"]
