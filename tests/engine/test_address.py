"""Addresses seen from one another, and whether links lead somewhere."""

from pathlib import Path

import pytest

from proceedings.publish.address import link_from, mailto
from proceedings.publish.links import LinkCheck


@pytest.mark.parametrize(
    ("page", "target", "expected"),
    [
        ("", "quotes/a/", "quotes/a/"),
        ("", "", "./"),
        ("quotes/", "quotes/a/", "a/"),
        ("quotes/", "speakers/a/", "../speakers/a/"),
        ("quotes/", "quotes/", "./"),
        ("quotes/a/", "quotes/b/", "../b/"),
        ("quotes/a/", "quotes/", "../"),
        ("quotes/a/", "speakers/a/", "../../speakers/a/"),
        ("quotes/a/", "quotes/a/", "./"),
        ("quotes/a/", "", "../../"),
        ("quotes/a/", "quotes/a/citation.bib", "citation.bib"),
    ],
)
def test_link(page: str, target: str, expected: str) -> None:
    assert link_from(page)(target) == expected


@pytest.mark.parametrize(
    ("email", "expected"),
    [
        ("ann@example.org", "mailto:ann@example.org"),
        ("a.b-c_d+e@example.org", "mailto:a.b-c_d+e@example.org"),
        ("a&b?c=d@example.org", "mailto:a%26b%3Fc%3Dd@example.org"),
        ("50%@example.org", "mailto:50%25@example.org"),
    ],
)
def test_mailto(email: str, expected: str) -> None:
    assert mailto(email) == expected


@pytest.mark.parametrize(
    ("page", "href", "broken"),
    [
        ("quotes/a/", "../b/", ""),
        ("quotes/a/", "../b/#p1-1", ""),
        ("quotes/a/", "../b/#a&amp;b", ""),
        ("quotes/a/", "../b/#p1-2", "quotes/b/#p1-2"),
        ("quotes/a/", "../c/", "quotes/c/"),
        ("quotes/a/", "#here", ""),
        ("quotes/a/", "#there", "quotes/a/#there"),
        ("quotes/a/", "citation.bib", ""),
        ("quotes/a/", "citation.ris", "quotes/a/citation.ris"),
        ("quotes/a/", "a%20b.txt", ""),
        ("quotes/a/", "../..", ""),
        ("quotes/a/", "../../", ""),
        ("quotes/a/", "../../#top", "#top"),
        ("quotes/a/", "../../../", "./"),
        ("quotes/a/", "?q=a", ""),
        ("", "./", ""),
        ("", ".", ""),
        ("", "quotes/b/", ""),
        ("", "/quotes/b/", ""),
        ("quotes/a/", "https://example.org/x", ""),
        ("quotes/a/", "//example.org/x", ""),
        ("quotes/a/", "mailto:a@example.org", ""),
        ("quotes/a/", "tel:+1", ""),
    ],
)
def test_broken_links(page: str, href: str, broken: str, tmp_path: Path) -> None:
    (tmp_path / "quotes" / "a").mkdir(parents=True)
    for name in ("citation.bib", "a b.txt"):
        (tmp_path / "quotes" / "a" / name).touch()
    links = LinkCheck()
    for address in ("", "quotes/a/"):
        links.add(address, '<p id="here">')
    links.add("quotes/b/", '<p id="p1-1"> <p id="a&amp;b">')
    links.add(page, f'<p id="here"><a href="{href}">x</a>')
    assert [
        target for _, target in links.broken(lambda address: (tmp_path / address).is_file())
    ] == ([broken] if broken else [])
