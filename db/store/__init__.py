"""The record's values in and out of the tables, by key: what ``onrecord.records`` describes.

For each noun, ``load_*`` returns the stored records of some keys and ``save_*`` writes whole
records under theirs. They know no transaction: the use case that calls them does.
"""
