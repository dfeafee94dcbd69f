"""Alembic's environment and revisions; installed with the program, which migrates by itself."""
