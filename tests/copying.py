"""Presses every button of a page that copies what is shown.

Within the page: a press of Playwright's costs as much as loading a page.
"""

from playwright.sync_api import Page

# What is said when something was copied, or was not, ends the waiting.
_COPY = """async () => {
    const copied = []
    const message = document.querySelector(".pro-message")
    for (const folded of document.querySelectorAll("details")) folded.open = true
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
    """What each button that can be seen copies, in every style, and what is shown to be copied."""
    return [(clip, shown) for clip, shown in page.evaluate(_COPY)]
