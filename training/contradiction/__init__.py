"""What the search for contradictions learns: sentence embeddings and a second opinion."""
