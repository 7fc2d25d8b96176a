"""One address for one text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.canonical import canonical_url

HERE = "https://www.vesti.example/politika/a-1"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (HERE, HERE),
        (f"{HERE}#komentari", HERE),
        (f"{HERE}?utm_source=rss&utm_medium=feed", HERE),
        (f"{HERE}?fbclid=IwAR0&id=7&gclid=x", f"{HERE}?id=7"),
        (f"{HERE}?strana=2&lang=lat", f"{HERE}?strana=2&lang=lat"),
        (f"{HERE}?q=a%2fb", f"{HERE}?q=a%2fb"),
        ("https://www.vesti.example:443/a", "https://www.vesti.example/a"),
        ("http://vesti.example:80/a", "http://vesti.example/a"),
        ("http://vesti.example:8080/a", "http://vesti.example:8080/a"),
        ("HTTPS://WWW.Vesti.Example/Politika", "https://www.vesti.example/Politika"),
        ("https://vesti.example", "https://vesti.example/"),
        ("https://vesti.example/a/", "https://vesti.example/a/"),
        ("https://m.vesti.example/a", "https://vesti.example/a"),
        ("https://amp.vesti.example/a", "https://vesti.example/a"),
        ("https://m.rs/a", "https://m.rs/a"),
        ("https://m.co.rs/a", "https://m.co.rs/a"),
        ("https://vesti.example/a/amp/", "https://vesti.example/a/"),
        ("https://vesti.example/a/amp", "https://vesti.example/a"),
        ("https://vesti.example/amp/a", "https://vesti.example/a"),
        ("https://vesti.example/a.amp.html", "https://vesti.example/a.html"),
        ("https://vesti.example/a?amp=1", "https://vesti.example/a"),
        ("https://vesti.example/a?amp&outputType=amp", "https://vesti.example/a"),
        ("https://vesti.example/amplituda/champ", "https://vesti.example/amplituda/champ"),
        ("https://вести.срб/Вест", "https://xn--b1agj9af.xn--90a3ac/%D0%92%D0%B5%D1%81%D1%82"),
        ("https://vesti.example/%d0%92", "https://vesti.example/%D0%92"),
        ("http://127.0.0.1:8000/a", "http://127.0.0.1:8000/a"),
        ("http://[::1]:8000/a", "http://[::1]:8000/a"),
        # The two scripts of one article are two texts.
        ("https://vesti.example/lat/a", "https://vesti.example/lat/a"),
        ("https://vesti.example/cir/a", "https://vesti.example/cir/a"),
    ],
)
def test_cleaned(url, expected):
    assert canonical_url(url) == expected


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        ("https://www.vesti.example/politika/a-1?utm_source=x", HERE),
        ("https://vesti.example/b", "https://vesti.example/b"),
        ("/b", "https://www.vesti.example/b"),
        (" https://lat.vesti.example/b\n", "https://lat.vesti.example/b"),
        # Not to be believed: the front page, another publisher's page, no web address.
        ("https://www.vesti.example/", HERE),
        ("/", HERE),
        ("https://www.tanjug.example/b", HERE),
        ("https://vesti.example.tanjug.example/b", HERE),
        ("javascript:void(0)", HERE),
        ("http://[bad", HERE),
        ("https://vesti.example:99999/b", HERE),
        ("", HERE),
        (None, HERE),
    ],
)
def test_declared(declared, expected):
    assert canonical_url(HERE, declared) == expected


def test_a_suffix_shared_by_many_is_no_site():
    assert canonical_url("https://www.mfa.gov.rs/a", "https://www.mod.gov.rs/a") == "https://www.mfa.gov.rs/a"


@given(
    st.from_regex(r"https?://(m\.|www\.)?[a-z]{1,9}\.(rs|com|co\.rs|gov\.rs)(:80|:8000)?/\S{0,30}", fullmatch=True),
    st.one_of(st.none(), st.text(max_size=30)),
)
def test_canonical_is_its_own_canonical(url, declared):
    once = canonical_url(url, declared)
    assert canonical_url(once) == once
    assert once.isascii()
