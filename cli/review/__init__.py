"""onrecord review: decide drafts and candidates one after the other.

What draws the screen is loaded by the command that needs it, and by nothing else.
"""
