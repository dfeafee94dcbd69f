"""Which texts were read for draft claims, and by what."""

from sqlalchemy import ForeignKey

from db.tables.base import ID, Base, Mapped, Words, mapped_column


class Extraction(Base):
    """That a text was read for drafts, also where none came of it. It can be made anew."""

    __tablename__ = "extraction"

    capture_id: Mapped[int] = mapped_column(ID, ForeignKey("capture.id"), primary_key=True)
    made_by: Mapped[Words]
