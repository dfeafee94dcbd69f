"""The pure core: no SQL, no terminal, no network. Stages are functions over frozen values."""

__version__ = "0.1.0"
