"""The wheel is whole: installed alone, from any folder, it makes a database and loads the demo.

What it depends on is lent to it by the environment that runs the tests: no network is needed.
"""

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]
PACKAGES = ("cli", "db", "migrations", "onrecord", "seeds", "workflows")


def _run(*command, cwd, **environment):
    # No PYTHONPATH and no ONRECORD_... of whoever runs the tests.
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    done = subprocess.run(
        command,
        cwd=cwd,
        env=kept | environment,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Return the wheel, built from the checkout without isolation: hatchling is a dependency."""
    folder = tmp_path_factory.mktemp("wheel")
    _run(
        sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder),
        cwd=CHECKOUT,
    )  # fmt: skip
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def contents(wheel):
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """Return the folder of commands of an environment that has the wheel and not the checkout."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    paths = {"base": str(folder), "platbase": str(folder)}
    scripts = Path(sysconfig.get_path("scripts", "venv", vars=paths))
    _run(
        sys.executable, "-m", "pip", "--python", str(scripts / "python"), "install", "--quiet",
        "--no-deps", "--no-index", "--disable-pip-version-check", str(wheel),
        cwd=folder,
    )  # fmt: skip
    # A path file lends the packages, and not their path files: the checkout, which the lender may
    # have installed as editable, stays out.
    own = Path(sysconfig.get_path("purelib", "venv", vars=paths))
    lent = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (own / "lent.pth").write_text("\n".join(sorted(lent)) + "\n", encoding="utf-8")
    return scripts


@pytest.fixture
def elsewhere(tmp_path):
    """Return an empty folder and an empty home, neither near the checkout."""
    folder, home = tmp_path / "empty", tmp_path / "home"
    folder.mkdir()
    home.mkdir()
    return folder, home


def _source_files(package):
    """Return the files of a package that git would keep, as the wheel names them."""
    return {
        str(path.relative_to(CHECKOUT).as_posix())
        for path in (CHECKOUT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.mark.parametrize("package", PACKAGES)
def test_the_wheel_has_every_file_of_a_package(contents, package):
    assert _source_files(package) - contents == set()


@pytest.mark.parametrize(
    "kind",
    ["migrations/versions/*.py", "migrations/script.py.mako", "seeds/*.yaml", "seeds/texts/*",
     "onrecord/report/templates/*"],
)  # fmt: skip
def test_the_wheel_has_what_is_no_module(contents, kind):
    assert [name for name in contents if Path(name).match(kind)]


def test_the_wheel_has_nothing_beside_its_packages(contents):
    folders = {name.partition("/")[0] for name in contents}
    assert {name for name in folders if not name.endswith(".dist-info")} == set(PACKAGES)


def test_the_wheel_carries_the_licence(contents):
    assert [name for name in contents if name.endswith(".dist-info/licenses/LICENSE")]


def test_the_installed_program_is_not_the_checkout(installed, elsewhere):
    folder, home = elsewhere
    where = _run(
        str(installed / "python"), "-c", "import db, onrecord; print(db.__file__, onrecord)",
        cwd=folder, HOME=str(home),
    )  # fmt: skip
    assert str(CHECKOUT) not in where


def test_the_installed_program_loads_the_demo_from_an_empty_folder(installed, elsewhere):
    folder, home = elsewhere
    program = str(installed / "onrecord")
    _run(program, "init", "--demo", cwd=folder, HOME=str(home))
    listed = _run(
        program, "claim", "list", "--speaker", "moualem", "--json", cwd=folder, HOME=str(home)
    )
    assert {claim["speaker"]["name"] for claim in json.loads(listed)} == {"Walid al-Moualem"}
    assert [path.name for path in folder.iterdir()] == ["onrecord.db"]


def test_the_installed_program_writes_a_report(installed, elsewhere):
    folder, home = elsewhere
    program = str(installed / "onrecord")
    _run(program, "init", "--demo", cwd=folder, HOME=str(home))
    _run(
        program, "report", "contradictions", "--format", "html", "-o", "report.html",
        cwd=folder, HOME=str(home),
    )  # fmt: skip
    assert "al-Moualem" in (folder / "report.html").read_text(encoding="utf-8")
