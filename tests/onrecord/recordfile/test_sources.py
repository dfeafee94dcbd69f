import pytest

from onrecord.recordfile import read
from onrecord.records import DateRecord, SourceRecord
from onrecord.spans import Span

HASH = "0123456789abcdef" * 4

REFUSED = {
    "no key": (
        "sources: [»{title: Ships}]",
        'a source needs "key", which is missing here. Add it.',
    ),
    "no title": (
        """\
source:
  »key: post
  byline: Ana Ferro
""",
        'a source needs "title", which is missing here. Add it.',
    ),
    "an empty title": (
        'source: {key: post, title: »""}',
        '"title" is empty. Fill it in.',
    ),
    "a title of white space": (
        'source: {key: post, title: »"  "}',
        '"title" is empty. Fill it in.',
    ),
    "a title left out with null": (
        "source: {key: post, title: »null}",
        'a source needs "title", which is missing here. Add it.',
    ),
    "a kind that nobody knows": (
        "source: {key: post, title: Ships, kind: »artcle}",
        '"artcle" is none of the words for "kind". Did you mean "article"?',
    ),
    "a kind that is far from all": (
        "source: {key: post, title: Ships, kind: »hologram}",
        (
            '"hologram" is none of the words for "kind". Write one of: article, broadcast, '
            "transcript, document, post."
        ),
    ),
    "an unknown key": (
        "source: {key: post, title: Ships, »publischer: The Harbour Post}",
        'a source has no key "publischer". Did you mean "publisher"?',
    ),
    "a credit that is a mapping": (
        "source: {key: post, title: Ships, credit: »{wire: North}}",
        (
            '"credit" needs a text or a list of texts, not a mapping. Put a text with braces in '
            "quotes."
        ),
    ),
    "a credit twice": (
        "source: {key: post, title: Ships, credit: [North Wire, »North Wire]}",
        '"North Wire" stands twice in "credit". Keep one of them.',
    ),
    "an empty credit": (
        "source: {key: post, title: Ships, credit: [North Wire, »~]}",
        'an empty item stands in "credit". Fill it in or take it out.',
    ),
    "a day that does not exist": (
        "source: {key: post, title: Ships, published: »2014-02-30}",
        '"2014-02-30" is a day that does not exist. Check the day and the month.',
    ),
    "a hash that is too short": (
        "source: {key: post, title: Ships, sha256: »abc}",
        '"abc" is no SHA-256. Write its 64 hexadecimal digits.',
    ),
    "a hash with a letter that is none": (
        f"source: {{key: post, title: Ships, sha256: »{'g' * 64}}}",
        (
            '"gggggggggggggggggggggggggggggggggggggggggggggggggggggggggggg..." is no SHA-256. '
            "Write its 64 hexadecimal digits."
        ),
    ),
    "a file without a hash": (
        "source: {key: post, title: Ships, file: »ships.txt}",
        '"file" needs "sha256", the hash of its bytes. Add it (sha256sum prints it).',
    ),
    "an absolute file": (
        "source: {key: post, title: Ships, file: »/etc/passwd}",
        (
            '"/etc/passwd" leads away from the record file. Name a file beside it or in a folder '
            "beside it, such as texts/press-conference.txt."
        ),
    ),
    "a file in the folder above": (
        "source: {key: post, title: Ships, file: »texts/../../ships.txt}",
        (
            '"texts/../../ships.txt" leads away from the record file. Name a file beside it or in '
            "a folder beside it, such as texts/press-conference.txt."
        ),
    ),
    "a file on a drive": (
        'source: {key: post, title: Ships, file: »"C:ships.txt"}',
        (
            '"C:ships.txt" leads away from the record file. Name a file beside it or in a folder '
            "beside it, such as texts/press-conference.txt."
        ),
    ),
    "a file with backslashes": (
        "source: {key: post, title: Ships, file: »texts\\ships.txt}",
        (
            '"texts\\ships.txt" leads away from the record file. Name a file beside it or in a '
            "folder beside it, such as texts/press-conference.txt."
        ),
    ),
    "a file that is a folder": (
        "source: {key: post, title: Ships, file: ».}",
        (
            '"." leads away from the record file. Name a file beside it or in a folder beside it, '
            "such as texts/press-conference.txt."
        ),
    ),
    "a source that is a text": (
        "source: »The Harbour Post",
        (
            "a source is due here, a mapping of key, title, kind, publisher, byline, credit, url, "
            "language, published, note, sha256, file, withdrawn; this is the text "
            '"The Harbour Post".'
        ),
    ),
    "a source that is a list": (
        "source: »[]",
        (
            "a source is due here, a mapping of key, title, kind, publisher, byline, credit, url, "
            "language, published, note, sha256, file, withdrawn; this is an empty list."
        ),
    ),
    "sources that are one mapping": (
        "sources: »{key: post, title: Ships}",
        '"sources" needs a list, not a mapping. Write [...], or one item a line after "- ".',
    ),
    "a title that is a list": (
        "source: {key: post, title: »[Ships, away]}",
        '"title" needs a text, not a list of 2. Put a text with brackets in quotes.',
    ),
    "a key with a space": (
        "source: {key: »the post, title: Ships}",
        (
            '"the post" cannot be a key. Begin with a letter or a digit and go on with letters, '
            "digits and . : @ / # + - _ only."
        ),
    ),
    "a key that begins with a dot": (
        "source: {key: ».post, title: Ships}",
        (
            '".post" cannot be a key. Begin with a letter or a digit and go on with letters, '
            "digits and . : @ / # + - _ only."
        ),
    ),
    "a key that is too long": (
        f"source: {{key: »{'a' * 201}, title: Ships}}",
        (
            'the key "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa..." has 201 '
            "characters, more than 200. Write a shorter one."
        ),
    ),
    "a key that ends in a line break": (
        'source: {key: »"post\\n", title: Ships}',
        (
            '"post\\n" cannot be a key. Begin with a letter or a digit and go on with letters, '
            "digits and . : @ / # + - _ only."
        ),
    ),
    "a control character": (
        'source: {key: post, title: »"Ships\\a"}',
        'the control character U+0007 stands in "title". Take it out.',
    ),
    "a null character": (
        'source: {key: post, title: Ships, note: »"\\0"}',
        'the control character U+0000 stands in "note". Take it out.',
    ),
    "a carriage return": (
        'source: {key: post, title: Ships, note: »"a\\rb"}',
        'the control character U+000D stands in "note". Take it out.',
    ),
}


@pytest.mark.parametrize(("text", "message"), REFUSED.values(), ids=REFUSED)
def test_a_source_that_does_not_fit_is_refused_at_its_place(text, message, refusal):
    assert refusal(text) == message


def test_every_key_of_a_source_is_read():
    text = f"""\
source:
  key: post
  title: Ships back in harbour
  kind: broadcast
  publisher: The Harbour Post
  byline: Ana Ferro
  credit: [North Wire, South Wire]
  url: https://harbourpost.example/ships
  language: no
  published: 2014-12-03
  note: seen in print
  sha256: {HASH.upper()}
  file: texts/ships.txt
"""
    assert read(text, "dossier.yaml").records.sources == (
        SourceRecord(
            key="post",
            title="Ships back in harbour",
            kind="broadcast",
            publisher="The Harbour Post",
            byline="Ana Ferro",
            credit=("North Wire", "South Wire"),
            url="https://harbourpost.example/ships",
            language="no",
            published=DateRecord(edtf="2014-12-03"),
            note="seen in print",
            sha256=HASH,
            file="texts/ships.txt",
        ),
    )


def test_a_source_needs_a_key_and_a_title_only():
    (source,) = read("source: {key: post, title: Ships}", "dossier.yaml").records.sources
    assert source == SourceRecord(key="post", title="Ships")


def test_one_credit_may_stand_without_a_list():
    text = "source: {key: post, title: Ships, credit: North Wire}"
    (source,) = read(text, "dossier.yaml").records.sources
    assert source.credit == ("North Wire",)


@pytest.mark.parametrize("nothing", ["", "~", "null", '""', "''"])
def test_an_optional_text_left_empty_is_absent(nothing):
    text = f"source:\n  key: post\n  title: Ships\n  byline: {nothing}\n"
    (source,) = read(text, "dossier.yaml").records.sources
    assert source.byline is None


@pytest.mark.parametrize("words", ["no", "2014-12-03", "true", "NO", "1.0", "0x1F", "Null"])
def test_a_word_that_yaml_would_convert_stays_text(words):
    text = f"source: {{key: {words}, title: {words}}}"
    (source,) = read(text, "dossier.yaml").records.sources
    assert (source.key, source.title) == (words, words)


def test_a_year_that_is_a_title_stays_text():
    (source,) = read("source: {key: post, title: 1979}", "dossier.yaml").records.sources
    assert source.title == "1979"


def test_quotation_marks_make_null_a_text():
    (source,) = read('source: {key: post, title: "null"}', "dossier.yaml").records.sources
    assert source.title == "null"


def test_a_text_keeps_its_white_space_and_line_breaks():
    (source,) = read('source: {key: post, title: " a\\n\\tb "}', "dossier.yaml").records.sources
    assert source.title == " a\n\tb "


def test_the_phrase_of_the_date_of_publication_stands_in_the_source_itself():
    text = """\
source:
  key: post
  title: Ships
  published: {edtf: 2014-12-03, phrase: Wednesday, anchor: 2014-12-04, basis: relative,
              span: [4, 13]}
"""
    (source,) = read(text, "dossier.yaml").records.sources
    assert source.published == DateRecord(
        edtf="2014-12-03",
        phrase="Wednesday",
        anchor="2014-12-04",
        basis="relative",
        source="post",
        span=Span(4, 13),
    )


def test_letters_of_every_script_may_stand_in_a_key():
    (source,) = read("source: {key: новости-1, title: Ships}", "dossier.yaml").records.sources
    assert source.key == "новости-1"
