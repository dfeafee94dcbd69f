"""A page that claims are quoted from, and what an editor made of it."""

URL = "https://post.example/bay"
SAFER = "The patrols have made the bay safer."
NOTHING = "The patrols have changed nothing."


def claims_of(source, **exact):
    return {
        "speakers": [{"key": "ferro", "name": "Ana Ferro"}, {"key": "brek", "name": "Tomas Brek"}],
        "claims": [
            {"key": key, "speaker": speaker, "statement": words, "appearances": [
                {"source": source, "quote_type": "direct", "exact": exact.get(speaker, words)}]}
            for key, speaker, words in (("safer", "ferro", SAFER), ("nothing", "brek", NOTHING))
        ],
    }  # fmt: skip


def edited(page):
    return page.replace("<h1>", "<p>Corrected on Friday by the desk of the paper.</p><h1>").replace(
        "changed nothing", "changed very little"
    )
