"""Presses every button of a page that copies, and where nothing can be copied.

Within the page: a press of Playwright's costs as much as loading a page.
"""

from typing import NamedTuple

from playwright.sync_api import Page

# What is said when something was copied, or was not, ends the waiting.
_COPY = """async () => {
    const copied = []
    const message = document.querySelector(".pro-message")
    for (const folded of document.querySelectorAll("details")) folded.open = true
    document.querySelector(".pro-permalink[data-pages]")?.click()
    const names = [...document.querySelectorAll(".pro-cite__name")]
    for (const name of names.length ? names : [document.querySelector("h1")]) {
        name.click()
        for (const button of document.querySelectorAll("[data-clipboard-target]")) {
            if (!button.checkVisibility({visibilityProperty: true})) continue
            await navigator.clipboard.writeText("")
            message.textContent = ""
            button.click()
            for (let asked = 0; asked < 1000 && !message.textContent; asked++)
                await new Promise(done => setTimeout(done))
            const shown = document.querySelector(button.dataset.clipboardTarget).innerText
            copied.push([await navigator.clipboard.readText(), shown.trimEnd()])
        }
    }
    return copied
}"""


def copied(page: Page) -> list[tuple[str, str]]:
    """What each button copies, in every style and of a paragraph, and what is shown for it."""
    return [(clip, shown) for clip, shown in page.evaluate(_COPY)]


REFUSE = """{
    const no = () => Promise.reject(new DOMException("no", "NotAllowedError"))
    Object.assign(Clipboard.prototype, {write: no, writeText: no})
    document.execCommand = () => false
}"""
"""Run before a page's own scripts: the clipboard is denied, and the old way fails."""

_PRESS = """async () => {
    const found = []
    for (const folded of document.querySelectorAll("details")) folded.open = true
    document.querySelector(".pro-permalink[data-pages]")?.click()
    const names = [...document.querySelectorAll(".pro-cite__name")]
    for (const name of names.length ? names : [document.querySelector("h1")]) {
        name.click()
        const buttons = "main :is([data-clipboard-target], [data-clipboard-text])"
        for (const button of document.querySelectorAll(buttons)) {
            if (!button.checkVisibility({visibilityProperty: true})) continue
            const label = button.textContent
            const { clipboardTarget, clipboardText } = button.dataset
            const text = clipboardText ?? document.querySelector(clipboardTarget).innerText.trim()
            button.click()
            let field
            const isShown = () => field = document.querySelector(".pro-message textarea")
            for (let asked = 0; asked < 1000 && !isShown(); asked++)
                await new Promise(done => setTimeout(done))
            const marked = field.value.slice(field.selectionStart, field.selectionEnd)
            const said = button.textContent
            document.querySelector(".pro-message button").click()
            const isBack = button.textContent === label && document.activeElement === button
            found.push([label, said, text, marked, isBack])
        }
    }
    return found
}"""


class Refused(NamedTuple):
    """A button, what it says when it has failed, what it should have copied, and what is marked."""

    label: str
    said: str
    text: str
    marked: str
    is_back: bool
    """Whether it says again what it does, and has the focus, when the message is closed."""


def refused(page: Page) -> list[Refused]:
    """What each button that can be seen does where it cannot copy, in every style."""
    return [Refused(*each) for each in page.evaluate(_PRESS)]
