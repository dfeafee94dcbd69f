import ssl

import pytest
import trustme

from tests.workflows.fetching.conftest import PAGE, Page, new_server, serve
from workflows.fetching import FetchError


@pytest.fixture(scope="module")
def authority():
    return trustme.CA()


@pytest.fixture
def asked_names():
    """Return the names that connections asked the server for, as TLS tells them."""
    return []


@pytest.fixture
def site(authority, asked_names):
    """Give a server whose certificate is for post.example alone."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("post.example").configure_cert(context)
    context.sni_callback = lambda sock, name, ctx: asked_names.append(name)
    server, site = new_server()
    server.socket = context.wrap_socket(server.socket, server_side=True)
    site.pages["/bay"] = Page()
    yield from serve(server, site)


@pytest.fixture
def trusted(authority):
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


def test_a_page_comes_over_tls_by_the_name_of_its_host(site, fetcher, trusted, asked_names):
    found = fetcher(tls=trusted).fetch(site.url(scheme="https"))
    assert found.document.content == PAGE
    assert set(asked_names) == {"post.example"}


def test_a_certificate_for_another_host_is_refused(site, fetcher, trusted):
    with pytest.raises(FetchError, match="certificate is not valid: Hostname mismatch"):
        fetcher(tls=trusted).fetch(site.url(host="other.example", scheme="https"))
    assert site.asked == []


def test_a_certificate_that_nobody_vouches_for_is_refused(site, fetcher):
    with pytest.raises(FetchError, match="certificate is not valid"):
        fetcher().fetch(site.url(scheme="https"))
    assert site.asked == []
