"""Runs the real program, and makes databases for it: the demo, and one made-up dossier."""

import contextlib
import io
import json
import shutil
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from cli.main import run


class Result(NamedTuple):
    """How a run of the program ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def ids(self) -> list[int]:
        return [int(line) for line in self.out.splitlines()]


DOSSIER = """
source:
  key: post
  title: The bay is safer
  publisher: The Harbour Post
  url: https://post.example/bay
  published: 2031-05-07
speakers:
  - {key: ferro, name: Ana Ferro, aliases: [Minister Ferro]}
  - {key: brek, name: Tomás Brek}
  - {key: lund, name: Ida Lund}
  - {key: navy, name: The Navy of Norland, kind: organisation}
propositions:
  - {key: patrols-help, text: The patrols make the bay safer., topic: Patrols}
  - {key: boats-lost, text: N boats were lost., slot: {unit: boats}, topic: Losses}
claims:
  - key: ferro-safer
    speaker: ferro
    on_behalf_of: navy
    statement: The patrols [sic] make [b]the bay[/b] safer.
    said: {edtf: 2031-05-06, phrase: Tuesday, anchor: 2031-05-07, basis: relative}
    stances: [{proposition: patrols-help, stance: affirms}]
    appearances:
      - source: post
        quote_type: direct
        exact: makes the [sic] bay safer
        cue: said
        described_as: the sea minister
        relayed_by: [lund]
        translated_by: none
  - key: brek-nothing
    speaker: brek
    statement: "\\"Nothing\\" has changed,\\tO'Connor \\U0001F6A2 says."
    said: "[..2031-05-05]"
    stances: [{proposition: patrols-help, stance: denies}]
    appearances: [{source: post, quote_type: indirect}]
  - key: brek-lost
    speaker: brek
    statement: At least 12 boats were lost.
    status: draft
    topics: [Patrols]
    event: 2031-04
    stances:
      - proposition: boats-lost
        stance: affirms
        value: 12
        qualifier: at_least
        unit: boats
        as_of: 2031-05
"""


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep each test in a folder of its own, whatever the environment of whoever runs it says."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ONRECORD_USER", "Ida Lund")
    monkeypatch.delenv("ONRECORD_DATABASE", raising=False)


@pytest.fixture
def onrecord(capsys: pytest.CaptureFixture[str]):
    """Return a function that runs the program with arguments, on ``database`` where given."""

    def onrecord(*arguments: object, database: Path | None = None) -> Result:
        given = ["--database", str(database)] if database else []
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            run([*given, *map(str, arguments)])
        out, err = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return Result(ended.value.code, out, err)

    return onrecord


@pytest.fixture(scope="session")
def build():
    """Return a function that runs the program on a database that several tests get copies of.

    It runs in the folder of the database, and gives the result of the last run.
    """

    def build(database: Path, *runs: tuple[str, ...]) -> Result:
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(database.parent)
            patch.setenv("ONRECORD_USER", "Ida Lund")
            for arguments in runs:
                out, err = io.StringIO(), io.StringIO()
                with (
                    contextlib.redirect_stdout(out),
                    contextlib.redirect_stderr(err),
                    pytest.raises(SystemExit) as ended,
                ):
                    run(["--database", str(database), *arguments])
                assert ended.value.code == 0, err.getvalue()
        return Result(0, out.getvalue(), err.getvalue())

    return build


@pytest.fixture(scope="session")
def demo_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    with pytest.raises(SystemExit):
        run(["--database", str(path), "init", "--demo"])
    return path


@pytest.fixture(scope="session")
def own_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("own") / "own.db"
    (path.parent / "dossier.yaml").write_text(DOSSIER, encoding="utf-8")
    for arguments in (["init"], ["import", str(path.parent / "dossier.yaml")]):
        with pytest.raises(SystemExit):
            run(["--database", str(path), *arguments])
    return path


@pytest.fixture
def demo(demo_template: Path, tmp_path: Path) -> Path:
    """Return the path of a database with the demo, for one test to do with as it likes."""
    return Path(shutil.copyfile(demo_template, tmp_path / "demo.db"))


@pytest.fixture
def own(own_template: Path, tmp_path: Path) -> Path:
    """Return the path of a database with ``DOSSIER``, for one test to do with as it likes."""
    return Path(shutil.copyfile(own_template, tmp_path / "own.db"))


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """Return the path of the record file that ``own`` was made from."""
    path = tmp_path / "dossier.yaml"
    path.write_text(DOSSIER, encoding="utf-8")
    return path
