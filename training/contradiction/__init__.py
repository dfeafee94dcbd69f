"""How the tables and the coefficients of comparing two statements were made."""
