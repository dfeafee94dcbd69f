"""How what ships trained or counted was made: run by developers, not part of the wheel."""
