"""A check that is killed keeps what it had done, and the next one goes on to the same end."""

import shutil

import pytest
from sqlalchemy import select

from db.engine import connect, place, reading
from db.tables import ComparedClaim, Contradiction

pytestmark = pytest.mark.slow
CLAIMS = 250


def _found(path):
    with reading(connect(place(str(path)))) as connection:
        rows = connection.execute(
            select(Contradiction.key, Contradiction.status, Contradiction.score).order_by(
                Contradiction.key
            )
        )
        by_any = select(ComparedClaim.claim_id).where(ComparedClaim.version_id.is_not(None))
        return [tuple(row) for row in rows], len(connection.execute(by_any).all())


def test_a_killed_check_goes_on_to_the_same_end(tmp_path, killed, program, write_record, damages):
    made, path = tmp_path / "made.db", tmp_path / "record.db"
    for command in (("init",), ("import", write_record("load.yaml", CLAIMS), "--no-check")):
        assert program(made, *command).code == 0
    shutil.copyfile(made, path)
    ended = killed(path, "check")
    assert ended.code == 0, ended.err
    whole = _found(path)
    assert whole[1] == CLAIMS
    kept = []
    for part in range(1, 8):
        for left_over in tmp_path.glob("record.db*"):
            left_over.unlink()
        shutil.copyfile(made, path)
        killed(path, "check", last=len(ended.diary) * part // 8)
        kept.append(_found(path)[1])
        assert damages(path) == []
        assert program(path, "check").code == 0
        assert _found(path) == whole
    assert any(0 < count < CLAIMS for count in kept)
