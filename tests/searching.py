"""Asks a built site's search many questions, in a real browser and through the page itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urldefrag

from playwright.sync_api import Browser

from support import HUNG, Site

# When an answer comes, Material empties the list and fills it again in one go: the answer is there
# when a mark put into the list is gone. The same question twice in a row would have no answer.
_ASK = """async ([questions, hung]) => {
    const field = document.querySelector("[data-md-component=search-query]")
    const output = document.querySelector("[data-md-component=search-result]")
    const status = output.querySelector("[role=status]")
    const list = output.querySelector("ol")
    const answers = []
    for (const question of questions) {
        const mark = list.appendChild(document.createElement("li"))
        const answered = new Promise((done, fail) => {
            new MutationObserver((_, observer) => {
                if (mark.isConnected) return
                observer.disconnect()
                done()
            }).observe(list, { childList: true })
            setTimeout(() => fail(new Error(`No answer: ${question}`)), hung)
        })
        field.value = question
        field.dispatchEvent(new Event("input"))
        await answered
        answers.push({
            status: status.textContent,
            hits: [...list.children].map(item => ({
                address: item.querySelector("a").href,
                title: item.querySelector("h1").textContent,
            })),
        })
    }
    return answers
}"""


@dataclass(frozen=True)
class Hit:
    """A page found: its address below the site's, and its title in the list of results."""

    address: str
    title: str


@dataclass(frozen=True)
class Answer:
    """What a reader gets: what is announced, and the pages found, best first, at most ten."""

    status: str
    hits: tuple[Hit, ...]

    @property
    def first(self) -> str:
        """The address of the best page, or nothing."""
        return self.hits[0].address if self.hits else ""

    def place(self, address: str) -> int | None:
        """At which place a page stands, from 1."""
        return next((n for n, hit in enumerate(self.hits, 1) if hit.address == address), None)


def ask(browser: Browser, site: Site, questions: Iterable[str]) -> dict[str, Answer]:
    """The answers to the questions, each as if it were typed into the opened search dialog."""
    asked = list(dict.fromkeys(questions))
    page = browser.new_page()
    try:
        page.goto(site.address)
        page.locator("[data-pro-search]").first.click()
        loading = page.locator(".pro-search [role=status]", has_text="Loading")
        loading.wait_for(state="detached")
        answers = page.evaluate(_ASK, [asked, 1000 * HUNG])
    finally:
        page.close()
    return {
        question: Answer(
            answer["status"],
            tuple(
                Hit(urldefrag(hit["address"])[0].removeprefix(site.address), hit["title"])
                for hit in answer["hits"]
            ),
        )
        for question, answer in zip(asked, answers, strict=True)
    }
