"""The shortest write there is, of one topic, and the shortest read: how many there are."""

from db.engine import reading, writing

ADD = "INSERT INTO topic (key, name, folded) VALUES ('ferries', 'ferries', 'ferries')"
COUNT = "SELECT count(*) FROM topic"


def add(where):
    """Write the topic, which fails where it is there already; ``where`` is what db.engine takes."""
    with writing(where) as connection:
        connection.exec_driver_sql(ADD)


def count(where):
    """Return how many topics there are."""
    with reading(where) as connection:
        return connection.exec_driver_sql(COUNT).scalar()
