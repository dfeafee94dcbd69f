"""The network that finds who is said to have said what."""
