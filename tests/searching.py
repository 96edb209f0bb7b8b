"""Asks a built site's search many questions, in a real browser."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urldefrag

from playwright.sync_api import Page

from proceedings.publish.search import INDEX
from support import Site

# Once the index is there, an answer stands in the list within the same turn of the event loop.
_ASK = """async questions => {
    const dialog = document.querySelector(".pro-search")
    const field = dialog.querySelector("input")
    const answers = []
    for (const question of questions) {
        field.value = question
        field.dispatchEvent(new Event("input", {bubbles: true}))
        answers.push({
            elements: [...dialog.querySelectorAll("ol *")].map(element => element.localName),
            status: dialog.querySelector("[role=status]").textContent,
            hits: [...dialog.querySelectorAll("ol > li")].map(item => ({
                address: item.querySelector("a").href,
                found: JSON.parse(item.querySelector("a").dataset.found),
                label: item.querySelector(".pro-search__label").textContent,
                title: item.querySelector(".pro-search__words").textContent,
                shown: item.querySelector(".pro-search__excerpt").textContent,
            })),
        })
    }
    return answers
}"""
# Only what the site's script ranks, without its dialog: many questions a second.
_RANK = """([files, questions, most]) => {
    const search = proFind()
    for (const file of files) search.add(JSON.parse(file))
    return questions.map(question =>
        search.find(question).hits.slice(0, most).map(hit => hit.entry.address))
}"""
_EMPTY = "Type a word"
"""What the dialog begins to say once it can be asked."""


class Hit(NamedTuple):
    """What is found: its address below the site's, and what the list shows of it."""

    address: str
    label: str
    title: str
    shown: str
    found: list[str]
    """The words that are marked on the page."""

    @property
    def page(self) -> str:
        """The address without the place on the page."""
        return urldefrag(self.address)[0]


@dataclass(frozen=True)
class Answer:
    """What a reader gets: what is announced, and what is found, best first, at most forty.

    `elements` are the kinds of elements of which the list is made.
    """

    status: str
    hits: tuple[Hit, ...]
    elements: frozenset[str]

    @property
    def first(self) -> str:
        """The address of the best page, or nothing."""
        return self.hits[0].page if self.hits else ""


def ask(page: Page, site: Site, questions: Iterable[str]) -> dict[str, Answer]:
    """The answers to the questions, each as if it were typed into the opened search dialog."""
    asked = list(dict.fromkeys(questions))
    page.goto(site.address)
    page.locator("[data-pro-search]").first.click()
    page.locator(".pro-search [role=status]", has_text=_EMPTY).wait_for()
    answers = page.evaluate(_ASK, asked)
    return {
        question: Answer(
            answer["status"],
            tuple(
                Hit(**{**hit, "address": hit["address"].removeprefix(site.address)})
                for hit in answer["hits"]
            ),
            frozenset(answer["elements"]),
        )
        for question, answer in zip(asked, answers, strict=True)
    }


def rank(
    page: Page,
    site: Site,
    questions: Iterable[str],
    files: Iterable[str] | None = None,
    most: int = 5,
) -> dict[str, list[str]]:
    """The addresses of what is found for each question, best first: pages, and entries on them.

    It is found in the site's data, or in `files` as `search.index()` makes them.
    """
    asked = list(dict.fromkeys(questions))
    page.goto(site.address)
    found = page.evaluate(_RANK, [list(files or [data(site)]), asked, most])
    return dict(zip(asked, found, strict=True))


def data(site: Site) -> str:
    """What the site's search looks in, which is little enough for one file."""
    return (site.folder / INDEX).read_text("utf-8")


def addresses(text: str) -> list[str]:
    """Every address to which results of a file of data may lead."""
    file = json.loads(text)
    documents = file["documents"]
    places = [
        documents[text["of"]]["address"] + f"#{text['id']}"
        for text in file["texts"]
        if "id" in text
    ]
    return [*(document["address"] for document in documents), *places]
