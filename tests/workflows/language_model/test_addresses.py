import pytest

from onrecord.errors import UsageError
from workflows.language_model import KEY_VARIABLE, language_model
from workflows.language_model.endpoint import endpoint_address


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("http://127.0.0.1:11434/v1", "http://127.0.0.1:11434/v1/chat/completions"),
        ("https://llm.example/v1/ ", "https://llm.example/v1/chat/completions"),
        ("https://llm.example", "https://llm.example/chat/completions"),
        ("https://llm.example/v1/chat/completions", "https://llm.example/v1/chat/completions"),
    ],
)
def test_questions_go_to_the_chat_completions_of_an_address(typed, asked):
    assert str(endpoint_address(typed)) == asked


@pytest.mark.parametrize(
    "typed",
    [
        "", "llm.example", "ftp://llm.example", "file:///etc/passwd", "http://", "http://a:99999",
        "http://a b/", "http://" + "a" * 3000, "http://[::1", "https://llm.example/?key=secret",
        "https://ann:secret@llm.example/", "https://llm.example/#secret", "x\x1b[31m",
    ],
)  # fmt: skip
def test_an_address_that_is_none_is_refused_without_its_secrets(typed):
    with pytest.raises(UsageError) as caught:
        endpoint_address(typed)
    assert "secret" not in str(caught.value)
    assert str(caught.value).isprintable()


@pytest.mark.parametrize("key", ["a b", "a\r\nHost: x", "a" * 5000, "schl\u00fcssel"])
def test_a_key_that_is_none_is_refused_and_not_shown(key):
    with pytest.raises(UsageError, match="characters that no key has") as caught:
        language_model("https://llm.example", "parrot", environment={KEY_VARIABLE: key})
    assert key not in str(caught.value)


def test_an_empty_key_is_no_key():
    language_model("https://llm.example", "parrot", environment={KEY_VARIABLE: ""})


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "a" * 201])
def test_a_model_without_a_name_is_refused(name):
    with pytest.raises(UsageError, match="--model"):
        language_model("https://llm.example", name, environment={})
