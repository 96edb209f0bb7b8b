"""Selects words on a page as readers do, and reads back what is offered and copied.

Many rows within one page and one call: loading a page costs more than any of them.
"""

from collections.abc import Iterable
from typing import NamedTuple

from playwright.sync_api import Page

# The points between which the words of a row stand.
_POINTS = """([within, first, last, , before]) => {
    const root = document.querySelector(within)
    const place = (phrase, after = 0) => {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, node =>
            node.parentElement.closest(".pro-permalink, .pro-page-mark, template") ? 2 : 1)
        const nodes = []
        let text = ""
        while (walker.nextNode()) {
            nodes.push([walker.currentNode, text.length])
            text += walker.currentNode.data
        }
        const at = text.indexOf(phrase, after)
        if (at < 0) throw new Error(`no “${phrase}”`)
        const point = (offset, isEnd) => {
            const [node, from] = nodes.findLast(([, from]) => from < offset + !isEnd)
            return [node, offset - from]
        }
        return [at, point(at, false), point(at + phrase.length, true)]
    }
    const [at, start, end] = place(first, before ? place(before)[0] : 0)
    return [start, last ? place(last, at)[2] : end]
}"""

# The words from the first phrase to the last are selected, and what is waited for comes at once.
_SELECT = """async rows => {
    const pointsOf = POINTS
    const real = setTimeout
    window.setTimeout = (call, time) => real(call, time < 1000 ? 20 : time)
    const pause = time => new Promise(done => real(done, time))
    const clip = async type => {
        const [item] = await navigator.clipboard.read()
        return item.types.includes(type) ? (await item.getType(type)).text() : ""
    }
    const bar = document.querySelector(".pro-select")
    const message = document.querySelector(".pro-message")
    const copied = async button => {
        await navigator.clipboard.writeText("")
        message.textContent = ""
        button.click()
        for (let asked = 0; asked < 5000 && !message.textContent; asked++) await pause(1)
        return [await clip("text/plain"), await clip("text/html")]
    }
    const found = []
    for (const row of rows) {
        const [start, end] = pointsOf(row)
        const [, , , backwards] = row
        const points = backwards ? [...end, ...start] : [...start, ...end]
        const changed = new Promise(done =>
            document.addEventListener("selectionchange", done, {once: true}))
        getSelection().setBaseAndExtent(...points)
        await changed
        await pause(25) // the page's own timer, of this event too, is sooner
        if (!bar || bar.hidden) {
            found.push(["", "", ""])
            continue
        }
        const [cite, link] = bar.querySelectorAll("button")
        found.push([...await copied(cite), (await copied(link))[0]])
    }
    return found
}"""

_SEE = """row => {
    const [start, end] = (POINTS)(row)
    const range = document.createRange()
    range.setStart(...start)
    range.setEnd(...end)
    const { left, top, right, bottom } = range.getBoundingClientRect()
    const mark = document.querySelector("main").appendChild(document.createElement("mark"))
    return [[left, top, right, bottom], getComputedStyle(mark).backgroundColor]
}"""


class Taken(NamedTuple):
    """What the two buttons put on the clipboard; nothing where none is offered."""

    text: str
    html: str
    link: str


class Row(NamedTuple):
    """Words to select: from the first phrase to the last within the element of a selector.

    The first one is that which follows `after`.
    """

    within: str
    first: str
    last: str = ""
    backwards: bool = False
    after: str = ""


def taken(page: Page, rows: Iterable[Row]) -> list[Taken]:
    """What is copied of each selection, by “Copy with citation” and by “Copy link”."""
    return [
        Taken(*each)
        for each in page.evaluate(_SELECT.replace("POINTS", _POINTS), [list(row) for row in rows])
    ]


def seen(page: Page, row: Row) -> tuple[list[float], str]:
    """The box of the row's words: left, top, right, bottom; and the colour of marked words."""
    box, colour = page.evaluate(_SEE.replace("POINTS", _POINTS), list(row))
    return box, colour
