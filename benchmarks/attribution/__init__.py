"""How well attributions are found: a corpus of house styles, a score, a table."""
