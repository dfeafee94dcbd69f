import pytest

from onrecord.safe import without_password
from workflows.fetching.addresses import (
    Reach,
    is_public,
    port_of,
    system_addresses,
    web_address,
)
from workflows.fetching.errors import AddressError, NotPublicError


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.9.1", "10.1.1.1", "172.16.0.1", "192.168.1.1", "169.254.169.254",
        "100.64.0.1", "0.0.0.0", "192.0.2.1", "198.18.0.1", "224.1.1.1", "240.0.0.1",
        "255.255.255.255", "192.88.99.1", "::1", "::", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::a00:1", "2002:7f00:1::", "2001:0:7f00:1::",
        "fec0::1", "fe80::1", "fe80::1%1", "fc00::1", "fd12::1", "ff02::1", "ff0e::1",
        "2001:db8::1",
    ],
)  # fmt: skip
def test_an_address_that_is_not_of_the_public_internet_is_none(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["9.9.9.9", "2620:fe::fe", "::ffff:9.9.9.9"])
def test_an_address_of_the_public_internet_is_one(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "typed", ["file:///etc/hostname", "ftp://post.example/", "post.example", "//post.example", "http://",
              "javascript:alert(1)", "http://[::1", "http://0177.0.0.1/", "http://a b/", "", "http://post.example:99999/"]
)  # fmt: skip
def test_what_is_no_web_address_is_a_usage_error(typed):
    with pytest.raises(AddressError) as raised:
        web_address(typed)
    assert raised.value.exit_code == 2


@pytest.mark.parametrize(
    "typed", ["http://ana:secret@post.example/", "https://secret@post.example"]
)
def test_a_password_is_refused_and_not_repeated(typed):
    with pytest.raises(AddressError, match="password") as raised:
        web_address(typed)
    assert "secret" not in str(raised.value)


def test_a_password_of_an_impossible_address_is_not_repeated():
    with pytest.raises(AddressError) as raised:
        web_address("http://ana:secret@post.example:99999999/")
    assert "secret" not in str(raised.value)


def test_an_at_sign_in_a_path_is_no_password():
    assert (
        without_password("https://post.example/@ana?to=a@b") == "https://post.example/@ana?to=a@b"
    )


def test_an_address_of_absurd_length_is_refused():
    with pytest.raises(AddressError, match="longer than 4096"):
        web_address("http://post.example/" + "a" * 5_000)


def test_a_name_in_another_script_is_encoded():
    assert web_address("https://häfen.example/").raw_host == b"xn--hfen-loa.example"


@pytest.mark.parametrize(
    "host", ["127.1", "0x7f.0.0.1", "2130706433", "[::ffff:7f00:1]", "localhost"]
)
def test_another_spelling_of_this_machine_is_found_out(host):
    url = web_address(f"http://{host}/")
    with pytest.raises(NotPublicError, match="no address of the public internet"):
        Reach(system_addresses).addresses(str(url), url.host, port_of(url))


@pytest.mark.parametrize("port", [0, 22, 25, 3306, 6379, 8000])
def test_a_port_where_no_pages_are_served_is_refused(port):
    with pytest.raises(AddressError, match=f"is on port {port}"):
        Reach().check_port("http://post.example", port)


def test_only_the_public_ones_of_mixed_addresses_are_used():
    reach = Reach(lambda host, port: ["10.0.0.1", "9.9.9.9"])
    assert reach.addresses("http://post.example/", "post.example", 80) == ["9.9.9.9"]


def test_a_host_that_nobody_knows_is_named():
    def resolve(host, port):
        raise OSError(-2, "no such name")

    with pytest.raises(NotPublicError, match=r"nobody knows the host post\.example"):
        Reach(resolve).addresses("http://post.example/", "post.example", 80)


def test_this_machine_is_open_on_named_ports_alone():
    reach = Reach(lambda host, port: ["127.0.0.1"], loopback_ports=[50_000])
    assert reach.addresses("http://a/", "a", 50_000) == ["127.0.0.1"]
    with pytest.raises(NotPublicError):
        reach.addresses("http://a/", "a", 80)


def test_a_named_port_opens_no_other_machine():
    reach = Reach(lambda host, port: ["10.0.0.1", "9.9.9.9"], loopback_ports=[50_000])
    with pytest.raises(NotPublicError):
        reach.addresses("http://a/", "a", 50_000)
