"""How the weights of the package are made: needs torch and the corpora, and is not in the wheel."""
