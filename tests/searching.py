"""Asks a built site's search many questions, in a real browser and through the page itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urldefrag

from playwright.sync_api import Page

from support import Site

# Once the index is there, an answer stands in the list within the same turn of the event loop.
_ASK = """async questions => {
    const dialog = document.querySelector(".pro-search")
    const field = dialog.querySelector("input")
    const answers = []
    for (const question of questions) {
        field.value = question
        field.dispatchEvent(new Event("input"))
        await new Promise(done => setTimeout(done))
        answers.push({
            status: dialog.querySelector("[role=status]").textContent,
            elements: [...dialog.querySelectorAll("ol *")].map(element => element.localName),
            hits: [...dialog.querySelectorAll("ol > li")].map(item => ({
                address: item.querySelector("a").href,
                title: item.querySelector("a").textContent,
                shown: item.querySelector(".pro-search__excerpt")?.textContent ?? "",
            })),
        })
    }
    return answers
}"""
_EMPTY = "Type a word"
"""What the dialog begins to say once it can be asked."""


@dataclass(frozen=True)
class Hit:
    """A page found: its address below the site's, and its title and words in the list."""

    address: str
    title: str
    shown: str


@dataclass(frozen=True)
class Answer:
    """What a reader gets: what is announced, and the pages found, best first, at most twenty.

    `elements` are the kinds of elements of which the list is made.
    """

    status: str
    hits: tuple[Hit, ...]
    elements: frozenset[str]

    @property
    def first(self) -> str:
        """The address of the best page, or nothing."""
        return self.hits[0].address if self.hits else ""

    def place(self, address: str) -> int | None:
        """At which place a page stands, from 1."""
        return next((n for n, hit in enumerate(self.hits, 1) if hit.address == address), None)


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
                Hit(
                    urldefrag(hit["address"])[0].removeprefix(site.address),
                    hit["title"],
                    hit["shown"],
                )
                for hit in answer["hits"]
            ),
            frozenset(answer["elements"]),
        )
        for question, answer in zip(asked, answers, strict=True)
    }
