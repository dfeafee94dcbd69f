"""Looking up at once whom the names of a text may mean."""

from db.engine import reading
from db.reads.speakers_met import SpeakersMet


def test_a_text_may_have_thousands_of_names(engine):
    names = [f"Brek{number}" for number in range(3_000)]
    with reading(engine) as connection:
        assert SpeakersMet(connection, names).named("brek1") == ()
