"""Storage: tables, engine, writes and reads, alike on SQLite and PostgreSQL."""
