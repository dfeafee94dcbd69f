from onrecord.pieces import NO_PIECE, UNKNOWN, Vocabulary

VOCABULARY = Vocabulary(["war", "##ned", "##n", "cafe", "w"])


def test_a_word_is_cut_into_the_longest_pieces() -> None:
    assert VOCABULARY.numbers("Warned") == (2, 3, NO_PIECE, NO_PIECE)


def test_accents_do_not_matter() -> None:
    assert VOCABULARY.numbers("Café")[0] == 5


def test_what_has_no_piece_is_unknown() -> None:
    assert VOCABULARY.numbers("war中")[:2] == (2, UNKNOWN)


def test_an_endless_word_is_cut_to_a_few_pieces() -> None:
    assert len(VOCABULARY.numbers("w" + "n" * 1_000_000)) == 4
