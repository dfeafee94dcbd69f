import contextlib

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.recordfile.nodes import MAX_DEPTH, ListNode, MappingNode, ScalarNode, parse
from onrecord.recordfile.refusal import RefusedError

# A busy machine is no failure.
UNHURRIED = settings(deadline=None)

LOADERS = [
    pytest.param(
        getattr(yaml, "CSafeLoader", None),
        id="libyaml",
        marks=pytest.mark.skipif(not yaml.__with_libyaml__, reason="PyYAML came without libyaml"),
    ),
    pytest.param(yaml.SafeLoader, id="python"),
]


@pytest.fixture(params=LOADERS)
def loader(request):
    return request.param


def _refusal(text, loader=yaml.SafeLoader):
    with pytest.raises(RefusedError) as caught:
        parse(text, loader)
    return (*caught.value.position, str(caught.value))


def test_every_node_knows_its_line_and_column(loader):
    (document,) = parse("a:\n  - é😀\n  - {b: c}\n", loader)
    assert isinstance(document, MappingNode)
    items = document.entries["a"].value
    assert isinstance(items, ListNode)
    first, second = items.items
    assert isinstance(second, MappingNode)
    positions = [
        document.position,
        document.entries["a"].position,
        items.position,
        first.position,
        second.position,
        second.entries["b"].position,
        second.entries["b"].value.position,
    ]
    assert positions == [(1, 1), (1, 1), (2, 3), (2, 5), (3, 5), (3, 6), (3, 9)]


def test_columns_count_code_points(loader):
    (document,) = parse("😀é: x", loader)
    assert isinstance(document, MappingNode)
    assert document.entries["😀é"].value.position == (1, 5)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_in_every_way_that_editors_know(end, loader):
    (document,) = parse(f"a: x{end}b: y", loader)
    assert isinstance(document, MappingNode)
    assert document.entries["b"].value.position == (2, 4)


@pytest.mark.parametrize("nothing", ["", " ~", " null"])
def test_a_place_left_empty_is_absent(nothing, loader):
    (document,) = parse(f"a:{nothing}", loader)
    assert isinstance(document, MappingNode)
    node = document.entries["a"].value
    assert isinstance(node, ScalarNode)
    assert node.absent


@pytest.mark.parametrize("something", ['""', "'~'", '"null"', "Null", "no", "0"])
def test_a_place_with_a_text_is_not_absent(something, loader):
    (document,) = parse(f"a: {something}", loader)
    assert isinstance(document, MappingNode)
    node = document.entries["a"].value
    assert isinstance(node, ScalarNode)
    assert not node.absent


@pytest.mark.parametrize("text", ["", "\n", "# nothing\n", "---\n", "---\n---\n...\n", "~", "null"])
def test_an_empty_document_is_left_out(text, loader):
    assert parse(text, loader) == []


def test_documents_are_told_apart(loader):
    assert len(parse("a: b\n---\nc: d\n---\n- e\n", loader)) == 3


def test_a_directive_of_the_version_is_let_in(loader):
    assert len(parse("%YAML 1.1\n---\na: b\n", loader)) == 1


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: b\nc: *b\n", 2, 4),
        ("a: &b c\n", 1, 4),
        ("a: &b [c]\n", 1, 4),
        ("a: !x c\n", 1, 4),
        ("a: ! c\n", 1, 4),
        ("a: !!str c\n", 1, 4),
        ("- !!python/object:os.system {}\n", 1, 3),
        ("- !!python/object/apply:os.system [ls]\n", 1, 3),
        ("? [a, b]\n: c\n", 1, 3),
        ("? {a: b}\n: c\n", 1, 3),
        ("a: b\n<<: {c: d}\n", 2, 1),
        ("a: b\nc: d\n'a': e\n", 3, 1),
    ],
)
def test_yaml_that_no_record_needs_is_refused_at_its_place(text, line, column, loader):
    assert _refusal(text, loader)[:2] == (line, column)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: *b", "aliases (*name) are not read. Write the value out instead."),
        ("a: &b c", "anchors (&b) are not read. Write the value out wherever it is due."),
        (
            "a: !!int 3",
            (
                "tags (tag:yaml.org,2002:int) are not read: every value is the text as written. "
                "Leave the tag out, or put the text in quotes."
            ),
        ),
        ("<<: {}", 'merge keys ("<<") are not read. Write the keys out instead.'),
        (
            "[a]: b",
            "a list or a mapping stands where a key is due. Write a word as the key.",
        ),
        (
            "a: b\na: c",
            'the key "a" stands twice in one mapping, first on line 1. Keep one of them.',
        ),
        (
            "[" * 21 + "]" * 21,
            (
                "nested deeper than 20 levels, which no record needs. Check the brackets and the "
                "indentation."
            ),
        ),
    ],
)
def test_a_refusal_says_what_to_do_instead(text, message, loader):
    assert _refusal(text, loader)[2] == message


def test_a_quoted_merge_sign_is_a_key_like_any_other(loader):
    (document,) = parse('"<<": a', loader)
    assert isinstance(document, MappingNode)
    assert list(document.entries) == ["<<"]


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="PyYAML came without libyaml")
@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        (
            "a: [b,\nc",
            2,
            2,
            (
                "did not find expected ',' or ']', while parsing a flow sequence that began on "
                "line 1. Check the quotes, the brackets and the indentation."
            ),
        ),
        (
            "a:\n\t- b",
            2,
            1,
            ("found character that cannot start any token. Indent with spaces, not with tabs."),
        ),
        (
            "a: b\nc: @d",
            2,
            4,
            (
                "found character that cannot start any token. Put a text that begins "
                "with @ in quotes."
            ),
        ),
        (
            "a: 50%: b",
            1,
            7,
            (
                "mapping values are not allowed in this context. Put a text that holds "
                '": " in quotes.'
            ),
        ),
        (
            'a: "b',
            1,
            6,
            ("found unexpected end of stream. Check the quotes, the brackets and the indentation."),
        ),
        (
            r'a: "\ud800"',
            1,
            7,
            (
                "found invalid Unicode character escape code. Check the quotes, the "
                "brackets and the indentation."
            ),
        ),
    ],
)
def test_what_is_no_yaml_is_refused_at_its_place(text, line, column, message):
    found = _refusal(text, yaml.CSafeLoader)
    assert found == (line, column, f"not readable as YAML: {message}")


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: b\nc: d\x00e", 2, 5),
        ("a: b\r\nc: \x07", 2, 4),
        ("a: b\u2028\x1b", 2, 1),
        ("a: \ud800", 1, 4),
        ("a: \x85", 1, 4),
        ("a: \x9b", 1, 4),
        ("a: \ufffe", 1, 4),
    ],
)
def test_a_character_that_is_no_text_is_refused_at_its_place(text, line, column, loader):
    assert _refusal(text, loader)[:2] == (line, column)


def test_a_null_character_tells_that_the_file_is_no_text():
    assert _refusal("a\x00:\x00")[2] == (
        "the character U+0000 cannot stand in a record file: the file is no text, or is not "
        "UTF-8. Save it as UTF-8."
    )


def test_nesting_is_let_in_up_to_the_limit(loader):
    assert len(parse("[" * MAX_DEPTH + "]" * MAX_DEPTH, loader)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "[" * 100_000 + "]" * 100_000,
        "{a: " * 100_000,
        "- " * 100_000,
        "? " * 100_000,
        "\n".join(f"{' ' * depth}a:" for depth in range(1_000)),
    ],
    ids=["open lists", "closed lists", "mappings", "items", "keys", "indentation"],
)
def test_deep_nesting_is_refused(text, loader):
    with pytest.raises(RefusedError):
        parse(text, loader)


def test_a_text_that_would_grow_without_end_is_refused(loader):
    laughs = "\n".join(
        f"- &l{n} [{', '.join([f'*l{n - 1}'] * 9) if n else 'ha'}]" for n in range(9)
    )
    assert _refusal(laughs, loader)[:2] == (1, 3)


def test_a_text_of_ten_megabytes_is_read_whole():
    (document,) = parse("a: " + "x" * 10_000_000)
    assert isinstance(document, MappingNode)
    assert len(document.entries["a"].value.text) == 10_000_000


@pytest.mark.parametrize("escape", [r"\U00110000", r"\UFFFFFFFF"])
def test_an_escape_of_no_character_is_refused(escape, loader):
    assert _refusal(f'a: "{escape}"', loader)[0] == 1


@UNHURRIED
@given(st.text())
def test_any_text_is_parsed_or_refused(text):
    with contextlib.suppress(RefusedError):
        parse(text)


@UNHURRIED
@given(st.text(alphabet="ab:-[]{}&*!|>'\"%@`,#? \n\t~"))
def test_any_text_of_the_signs_of_yaml_is_parsed_or_refused(text):
    with contextlib.suppress(RefusedError):
        parse(text)
