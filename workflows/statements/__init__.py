"""Statements against statements: whom to compare with whom, what came of it, and what is kept."""
