"""Who is said to have said what in a text: found by a small trained network, offline."""
