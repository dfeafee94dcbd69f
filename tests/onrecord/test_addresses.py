"""Addresses: what is the same page, and what must not be taken for it."""

import pytest

from onrecord.addresses import canonical, in_all_spellings, page_of, spellings, without_tracking

PAGE = "https://post.example/article?cid=55"


@pytest.mark.parametrize(
    "tracking",
    ["utm_source=mail", "UTM_Medium=post", "fbclid=a1", "gclid=a1", "msclkid=a1", "mc_cid=a1",
     "mc_eid=a1", "igshid=a1", "gbraid=a1", "_ga=1.2", "yclid=7", "dclid=1"],
)  # fmt: skip
def test_what_tells_where_a_reader_came_from_is_left_out(tracking):
    assert canonical(f"{PAGE}&{tracking}") == PAGE


@pytest.mark.parametrize(
    "name", ["cid", "id", "source", "ref", "gaa", "uid", "session", "medium", "campaign", "keyword",
             "ad_id", "mc_page", "clid", "gid", "pk_id"],
)  # fmt: skip
def test_what_may_tell_articles_apart_stays(name):
    one, other = (canonical(f"https://post.example/article?{name}={n}") for n in (55, 56))
    assert one != other


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://post.example/a?55", "https://post.example/a?56"),
        ("https://post.example/a?page=", "https://post.example/a"),
        ("https://post.example/a?q=%E9", "https://post.example/a?q=%E8"),
        ("https://post.example/a?q=1%262", "https://post.example/a?q=1&2"),
        ("https://post.example/app#!/a/5", "https://post.example/app#!/a/6"),
    ],
)
def test_pages_that_differ_in_small_things_stay_apart(one, other):
    assert not set(spellings(one)) & set(spellings(other))
    assert page_of(one) != page_of(other)


@pytest.mark.parametrize(
    "url",
    [
        "HTTPS://Post.example:443/a?b=2&a=1#top",
        "https://www.post.example/a/?a=1&b=2",
        "http://post.example/a?&a=%31&b=2&utm_id=9",
    ],
)
def test_the_same_page_is_known_however_it_is_written(url):
    assert set(spellings(url)) & set(spellings("https://post.example/a?a=1&b=2"))
    assert page_of(url) == page_of("https://post.example/a?a=1&b=2")


@pytest.mark.parametrize("url", ["mailto:ana@post.example", "saved page", "https://[post/", ""])
def test_what_is_no_address_of_a_page_stays_as_it_is(url):
    assert canonical(url) == url


def test_each_way_to_write_an_address_has_the_runs_that_are_looked_for():
    url = "https://Post.example/2031/Bay-is-safer/?utm_source=mail&id=%C3%A93"
    assert in_all_spellings(url) == ("example", "Bay-is-safer", "id", "3")
    assert all(
        run.lower() in one.lower() for run in in_all_spellings(url) for one in spellings(url)
    )


def test_only_what_tracks_is_taken_out_of_an_address():
    url = "https://Post.example/a?b=%E9&utm_source=mail&source=2&a=1#top"
    assert without_tracking(url) == "https://Post.example/a?b=%E9&source=2&a=1#top"
