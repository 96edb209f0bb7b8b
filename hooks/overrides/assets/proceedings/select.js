// Words of the record that a reader has selected, with their source or as a link that leads to them.
// Offered from three words on, beside the selection, at the foot of the window where a finger
// selects: there the system has a menu of its own.
(() => {
  "use strict"

  const bar = document.querySelector(".pro-select")
  if (!bar) return
  const [cite, link] = bar.querySelectorAll("button")
  const fewest = 3
  const patience = 250 // milliseconds after which a selection is taken for made
  let chosen

  const tidy = text => text.replace(/\s+/g, " ").trim()

  // The words of a range without the marks and links that stand among them.
  const words = range => {
    const part = range.cloneContents()
    for (const mark of part.querySelectorAll(".pro-permalink, .pro-page-mark")) mark.remove()
    const between = part.querySelector(".pro-record") ? " " : "" // paragraphs
    return tidy([...part.childNodes].map(node => node.textContent).join(between))
  }

  const records = [...document.querySelectorAll("main .pro-record")]
  const within = range => records.filter(record => range.intersectsNode(record))

  // The page of the print on which a point of the text stands: that of the last mark before it.
  const pageAt = (node, offset) => {
    let page = ""
    for (const mark of document.querySelectorAll("main .pro-record .pro-page-mark")) {
      const at = document.createRange()
      at.selectNode(mark)
      if (at.comparePoint(node, offset) < 0) break
      page = mark.dataset.page
    }
    return page
  }
  const pages = range => {
    const first = pageAt(range.startContainer, range.startOffset)
    const last = pageAt(range.endContainer, range.endOffset)
    if (!first) return ""
    return first === last ? `p. ${first}` : `pp. ${first}–${last}`
  }

  // A quote stands in one link, or in several where a page begins within it.
  const quoteOf = range => {
    const [start, end] = [range.startContainer, range.endContainer].map(node =>
      (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement).closest(".pro-quoted"))
    if (!start || !end || start.getAttribute("href") !== end.getAttribute("href")) return null
    const parts = [...document.querySelectorAll(".pro-quoted")].filter(part => part.href === start.href)
    const whole = document.createRange()
    whole.setStartBefore(parts[0])
    whole.setEndAfter(parts.at(-1))
    return { by: start.dataset.by, whole: bare(words(whole)) }
  }
  const bare = text => text.replace(/^[“"„«‘]\s?/, "").replace(/\s?[”"“»’]$/, "")

  // Marks within the words become single ones; where a quote was cut stands an ellipsis.
  const quoted = (text, quote) => {
    const own = quote ? bare(text) : text
    const from = quote && !quote.whole.startsWith(own) ? "…" : ""
    const to = quote && !quote.whole.endsWith(own) ? "…" : ""
    return `“${from}${own.replace(/“/g, "‘").replace(/”/g, "’")}${to}”`
  }

  // https://wicg.github.io/scroll-to-text-fragment/: what is a mark there is written by its number.
  const encoded = text => encodeURIComponent(text).replace(/-/g, "%2D")
  const address = ({ range, text }) => {
    const [record] = within(range)
    const all = text.split(" ")
    const few = all.length <= 8 && within(range).length === 1
    const found = few ? encoded(text) : [all.slice(0, 4), all.slice(-4)].map(some => encoded(some.join(" "))).join(",")
    return `${bar.dataset.url}#${record.id}:~:text=${found}`
  }

  const citation = ({ range, text }) => {
    const { title, when, edition, url } = bar.dataset
    const quote = quoteOf(range)
    const by = quote ? `${quote.by}, ` : ""
    const before = `${quoted(text, quote)} — ${by}`
    const after = [when, pages(range), edition].filter(Boolean).map(part => `, ${part}`).join("")
    const where = `${url}#${within(range)[0].id}`
    const html = document.createElement("p")
    const italic = document.createElement("i")
    const anchor = document.createElement("a")
    italic.textContent = title
    anchor.href = anchor.textContent = where
    html.append(before, italic, `${after}, `, anchor)
    return [`${before}${title}${after}, ${where}`, html.outerHTML]
  }

  const place = range => {
    const box = [...range.getClientRects()].at(-1) ?? range.getBoundingClientRect()
    const isTouch = matchMedia("(pointer: coarse)").matches
    bar.classList.toggle("pro-select--foot", isTouch)
    bar.style.insetBlockStart = isTouch ? "" : `${Math.min(box.bottom + scrollY + 8, scrollY + innerHeight - 60)}px`
    bar.style.insetInlineStart = isTouch ? "" : `${Math.max(8, Math.min(box.left + scrollX, scrollX + innerWidth - bar.offsetWidth - 8))}px`
  }

  const look = () => {
    if (bar.contains(document.activeElement)) return
    const selection = getSelection()
    const range = selection.rangeCount ? selection.getRangeAt(0) : null
    const isInRecord = range && !selection.isCollapsed && within(range).length &&
      document.querySelector("main").contains(range.commonAncestorContainer)
    const text = isInRecord ? words(range) : ""
    chosen = text.split(" ").length >= fewest ? { range: range.cloneRange(), text } : null
    bar.hidden = !chosen
    if (chosen) place(range)
  }

  let waiting
  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting)
    waiting = setTimeout(look, patience)
  })
  bar.addEventListener("keydown", event => {
    if (event.key !== "Escape") return
    bar.hidden = true
    chosen = null
  })
  bar.addEventListener("mousedown", event => event.preventDefault()) // keeps the selection
  cite.addEventListener("click", () => chosen && proCopy(cite, ...citation(chosen)))
  link.addEventListener("click", () => chosen && proCopy(link, address(chosen)))
})()
