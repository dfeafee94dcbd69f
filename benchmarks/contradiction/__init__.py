"""Pairs of news claims that contradict each other, beside near twins that do not."""
