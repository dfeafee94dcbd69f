"""Drafts of what somebody else proposes, a language model say, beside those of the network."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from db.engine import reading
from db.reads.claims import list_claims
from db.reads.filters import ClaimFilter
from onrecord.errors import OnrecordError
from onrecord.extract.proposing import Proposal
from workflows.document_files import Failed

MORE = (
    "Ana Ferro said that the patrols had made the bay safer.\n\n"
    "Ida Lund told the Post that nobody had asked the fishermen.\n"
)
LUND = ("Ida Lund", "told", "that nobody had asked the fishermen")
FERRO = ("Ana Ferro", "said", "that the patrols had made the bay safer")
INVENTED = ("Ida Lund", "told", "that everybody had asked the fishermen")
FOUND = (*FERRO, "indirect", 0.9)


@dataclass(frozen=True)
class Parrot:
    """Proposes what it was given."""

    said: tuple[tuple[str, str, str], ...]
    version: str = "1"
    name: str = "parrot"

    def propose(self, text: str) -> Sequence[Proposal]:
        del text
        return [
            Proposal(source=source, cue=cue, content=(content,))
            for source, cue, content in self.said
        ]


@dataclass(frozen=True)
class Mute:
    name: str = "mute"
    version: str = "1"

    def propose(self, text: str) -> Sequence[Proposal]:
        del text
        raise OnrecordError("It does not answer. Start it")


@pytest.fixture
def extract_with(extract, finds):
    """Return a function that extracts with the network's one finding and a proposer."""
    return lambda proposer, **options: extract(find=finds(FOUND), proposer=proposer, **options)


@pytest.fixture
def drafted(engine):
    """Return a function that gives (speaker, what drafted it) of all drafts."""

    def drafted():
        with reading(engine) as connection:
            drafts = list_claims(connection, ClaimFilter(statuses=("draft",)))
            return sorted((draft.speaker.name, draft.proposed_by) for draft in drafts)

    return drafted


def test_what_is_proposed_besides_becomes_a_draft_that_names_who_proposed_it(
    take_text, extract_with, drafted
):
    take_text(MORE)
    (done,) = extract_with(Parrot((LUND,)))
    assert done.new == 2
    assert drafted() == [("Ana Ferro", "a-drafter 1"), ("Ida Lund", "parrot 1")]


def test_what_the_network_found_is_not_drafted_twice(take_text, extract_with, drafted):
    take_text(MORE)
    extract_with(Parrot((FERRO,)))
    assert drafted() == [("Ana Ferro", "a-drafter 1")]


def test_words_that_the_text_does_not_have_are_refused_and_told(take_text, extract_with, drafted):
    take_text(MORE)
    (done,) = extract_with(Parrot((INVENTED,)))
    assert [one.proposal.content for one in done.refused] == [(INVENTED[2],)]
    assert drafted() == [("Ana Ferro", "a-drafter 1")]


def test_a_text_that_was_read_without_the_proposer_is_read_with_it(
    take_text, extract, extract_with, finds
):
    take_text(MORE)
    extract(find=finds(FOUND))
    assert [done.new for done in extract_with(Parrot((LUND,)))] == [1]


def test_a_text_that_was_read_with_the_proposer_is_not_read_again_without(
    take_text, extract, extract_with
):
    take_text(MORE)
    extract_with(Parrot((LUND,)))
    assert extract() == []


def test_reading_without_the_proposer_leaves_what_it_had_proposed(
    take_text, extract, extract_with, finds, drafted
):
    key = take_text(MORE)
    extract_with(Parrot((LUND,)))
    extract(key, find=finds(FOUND), version="2")
    assert ("Ida Lund", "parrot 1") in drafted()


def test_a_newer_proposer_takes_back_what_it_no_longer_proposes(take_text, extract_with, drafted):
    take_text(MORE)
    extract_with(Parrot((LUND,)))
    extract_with(Parrot((), version="2"))
    assert drafted() == [("Ana Ferro", "a-drafter 1")]


def test_a_proposer_that_fails_leaves_the_text_for_another_time(
    take_text, extract, extract_with, drafted
):
    take_text(MORE)
    (done,) = extract_with(Mute())
    assert isinstance(done, Failed)
    assert "It does not answer. Start it" in done.problem
    assert drafted() == []
    assert [done.new for done in extract_with(Parrot((LUND,)))] == [2]
