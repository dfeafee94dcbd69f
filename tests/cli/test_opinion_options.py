"""The options for a second opinion, on a command of the test's own."""

import pytest
import typer
from typer.testing import CliRunner

from cli.opinion_options import LanguageModelAt, ModelNamed, OpinionModel, opinion_of
from onrecord.errors import UsageError


@pytest.fixture
def run():
    app = typer.Typer()

    @app.command()
    def judge(
        path: OpinionModel = None, language_model: LanguageModelAt = None, model: ModelNamed = None
    ):
        found = opinion_of(path, language_model, model)
        typer.echo("none" if found is None else found.name)

    return lambda *arguments: CliRunner().invoke(app, list(arguments), catch_exceptions=True)


def test_without_an_option_there_is_no_second_opinion(run):
    assert run().stdout == "none\n"


def test_a_language_model_is_asked_for_by_address_and_name(run):
    found = run("--language-model", "https://llm.example/v1", "--model", "parrot")
    assert found.stdout == "language model parrot/1 at llm.example\n"


def test_an_empty_path_is_not_this_folder(run):
    assert isinstance(run("--opinion-model", "").exception, UsageError)
