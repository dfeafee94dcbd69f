"""The documents hold together: links lead somewhere, lists are whole, no machine is named."""

import re
import tomllib
from pathlib import Path
from urllib.parse import unquote

import pytest

from onrecord import __version__

CHECKOUT = Path(__file__).parents[1]
PAGES = sorted(
    [*CHECKOUT.glob("*.md"), *CHECKOUT.glob("docs/**/*.md"), *CHECKOUT.glob("seeds/**/*.md")]
)
MAKEFILE = (CHECKOUT / "Makefile").read_text(encoding="utf-8")
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
FOLDERS_OF_ONE_MACHINE = re.compile(r"(?<![\w.:])/(?:home|root|Users|work|tmp|opt|mnt|srv)/")


def _prose(page):
    """Return the text of a page without its code."""
    text = page.read_text(encoding="utf-8")
    return re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)


def _links(page):
    return re.findall(r"\]\(([^)\s]+)\)", _prose(page))


def _headings(page):
    """Return the names that a link can give to the headings of a page, as forges make them."""
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    titles = re.findall(r"^#+ +(.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def _shown(page):
    return str(page.relative_to(CHECKOUT))


def _leads_somewhere(page, link):
    name, _, heading = unquote(link).partition("#")
    target = (page.parent / name).resolve() if name else page
    if not target.is_relative_to(CHECKOUT) or not target.exists():
        return False
    return not heading or heading in _headings(target)


@pytest.mark.parametrize("page", PAGES, ids=_shown)
def test_the_links_of_a_page_lead_somewhere(page):
    inside = [link for link in _links(page) if not re.match(r"[a-z]+:", link)]
    assert [link for link in inside if not _leads_somewhere(page, link)] == []


@pytest.mark.parametrize("page", PAGES, ids=_shown)
def test_a_page_links_to_the_web_over_https(page):
    assert [link for link in _links(page) if link.startswith("http:")] == []


@pytest.mark.parametrize("page", PAGES, ids=_shown)
def test_a_page_names_no_folder_of_one_machine(page):
    assert FOLDERS_OF_ONE_MACHINE.findall(page.read_text(encoding="utf-8")) == []


def test_the_index_leads_to_every_page_of_docs():
    docs = CHECKOUT / "docs"
    listed = {(docs / link.partition("#")[0]).resolve() for link in _links(docs / "README.md")}
    assert {page for page in docs.glob("*.md") if page.name != "README.md"} - listed == set()


def test_the_list_of_decisions_leads_to_every_one_in_order():
    folder = CHECKOUT / "docs/decisions"
    pages = sorted(page.name for page in folder.glob("0*.md"))
    assert [link for link in _links(folder / "README.md") if link.startswith("0")][
        : len(pages)
    ] == (pages)


@pytest.mark.parametrize(
    "page", sorted((CHECKOUT / "docs/decisions").glob("0*.md")), ids=lambda page: page.name
)
def test_a_decision_has_its_number_and_its_three_parts(page):
    text = page.read_text(encoding="utf-8")
    assert re.findall(r"^#+ (\d{4}|\w+)", text, re.MULTILINE) == [
        page.name[:4], "Context", "Decision", "Consequences",
    ]  # fmt: skip


def test_the_changelog_has_this_version_dated():
    changelog = (CHECKOUT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(
        rf"^## \[{re.escape(__version__)}\] - \d{{4}}-\d\d-\d\d$", changelog, re.MULTILINE
    )


def test_every_target_of_make_is_listed_by_its_help():
    (phony,) = re.findall(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)
    assert re.findall(r"^([a-z-]+):.*##", MAKEFILE, re.MULTILINE) == phony.split()


@pytest.mark.parametrize("page", PAGES, ids=_shown)
def test_the_targets_of_make_that_a_page_names_are_there(page):
    text = page.read_text(encoding="utf-8")
    named = re.findall(r"(?:^|`)make ([a-z-]+)", text, re.MULTILINE)
    assert [name for name in named if not re.search(rf"^{name}:", MAKEFILE, re.MULTILINE)] == []


def _declared():
    """Return (package, extras and range) of every requirement in pyproject.toml."""
    project = PROJECT["project"]
    groups = [
        project["dependencies"],
        *project["optional-dependencies"].values(),
        PROJECT["build-system"]["requires"],
        *PROJECT["dependency-groups"].values(),
    ]
    requirements = {requirement for group in groups for requirement in group}
    return sorted(
        re.fullmatch(r"([\w-]+)(.*)", requirement).groups() for requirement in requirements
    )


def test_the_page_on_dependencies_lists_those_of_the_project_with_their_ranges():
    page = (CHECKOUT / "docs/dependencies.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| \[([\w-]+)\]\(\S+\) \| `([^`]+)` \| .+ \| .+ \|$", page, re.MULTILINE)
    assert sorted({(name, wanted.replace(" ", "")) for name, wanted in rows}) == _declared()
