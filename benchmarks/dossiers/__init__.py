"""What a record holds on one matter, with every pair of its claims labelled by hand."""
