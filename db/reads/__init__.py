"""Questions to the record, each answered with the plain values of ``onrecord.views``."""
