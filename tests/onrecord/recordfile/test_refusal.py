import pytest

from onrecord.errors import OnrecordError
from onrecord.recordfile import Position, RecordFileError
from onrecord.recordfile.refusal import quoted


def test_an_error_of_a_record_file_is_a_known_failure():
    error = RecordFileError("dossier.yaml", Position(3, 7), "it does not fit.")
    assert isinstance(error, OnrecordError)
    assert error.exit_code == 1


def test_an_error_of_a_record_file_names_the_place():
    error = RecordFileError("dossier.yaml", Position(3, 7), "it does not fit.")
    assert (str(error), error.name, error.position) == (
        "dossier.yaml:3:7: it does not fit.",
        "dossier.yaml",
        (3, 7),
    )


@pytest.mark.parametrize("char", ["\n", "\r", "\x1b", "\x85", "\u2028", "\u202e", "\ud800", "\x00"])
def test_an_error_is_one_line_without_control_characters(char):
    message = str(RecordFileError(f"a{char}b.yaml", Position(1, 1), f"c{char}d"))
    assert message.isprintable()


def test_a_long_text_is_cut_short_in_a_message():
    assert quoted("a" * 61) == '"' + "a" * 60 + '..."'


def test_a_short_text_stands_whole_in_a_message():
    assert quoted("did [not] do it") == '"did [not] do it"'
