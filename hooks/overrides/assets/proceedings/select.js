// Words of the record that a reader has selected, with their source or as a link that leads to them.
// Offered from three words on, beside the selection, at the foot of the window where a finger
// selects: there the system has a menu of its own. What is said of the source is the record's.
(() => {
  "use strict"

  const bar = document.querySelector(".pro-select")
  if (!bar) return
  const [citer, linker] = bar.querySelectorAll("button")
  const said = bar.dataset
  const fewest = 3
  const patience = 250 // milliseconds after which a selection is taken for made
  const records = [...document.querySelectorAll("main :is(.pro-record, [data-at])")]
  let chosen

  const tidy = text => text.replace(/\s+/g, " ").trim()

  // Where the words of a text begin and end, Chinese ones too where the browser can tell them. What
  // tells them is made when it is first needed: it takes a while.
  let segments
  const segmentsOf = text => {
    segments ??= new Intl.Segmenter(records[0]?.lang || undefined, { granularity: "word" })
    return [...segments.segment(text)].filter(({ isWordLike }) => isWordLike)
      .map(({ index, segment }) => [index, index + segment.length])
  }
  const words = text => Intl.Segmenter
    ? segmentsOf(text)
    : [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => [index, index + word.length])
  const hasWords = text => /[\p{L}\p{N}]/u.test(text)
  const cut = left => hasWords(left) ? "…" : "" // what stands for words that are left out

  // The words from the beginning of a record to a point, without the marks and links among them.
  const upTo = (record, node, offset) => {
    const range = document.createRange()
    range.setStart(record, 0)
    range.setEnd(node, offset)
    const part = range.cloneContents()
    for (const mark of part.querySelectorAll(".pro-permalink, .pro-page-mark")) mark.remove()
    return part.textContent
  }

  // What is selected of each record: from where to where, and where in it printed pages begin.
  const stretches = range => records.filter(record => range.intersectsNode(record)).map(record => {
    const text = upTo(record, record, record.childNodes.length)
    const holds = node => record.contains(node)
    const from = holds(range.startContainer) ? upTo(record, range.startContainer, range.startOffset).length : 0
    const to = holds(range.endContainer) ? upTo(record, range.endContainer, range.endOffset).length : text.length
    const marks = [...record.querySelectorAll(".pro-page-mark")].map(mark =>
      [upTo(record, mark, 0).length, mark.dataset.page])
    return { record, text, from, to, marks }
  }).filter(({ text, from, to }) => hasWords(text.slice(from, to)))

  // A statement that stands alone, without marks, is known to be on its pages and no closer.
  const pageAt = ({ record, marks }, at) => marks.findLast(([offset]) => offset <= at)?.[1] ?? record.dataset.page
  const pages = some => {
    const last = some.at(-1).record.dataset.to ?? pageAt(some.at(-1), some.at(-1).to - 1)
    const first = pageAt(some[0], some[0].from)
    if (!first) return ""
    return (first === last ? said.page : said.pages).replace("{}", [...new Set([first, last])].join(said.dash))
  }

  // What stands in a record by whom: from where to where, and whether it is reported.
  const statements = ({ record }) => JSON.parse(record.dataset.spoken ?? "[]")
    .map(([start, end, isReport, name]) => ({ start, end, name, isReport }))

  // The statement within which the words lie, marks at their ends aside: a quote before a report;
  // reports may be several people's.
  const around = some => {
    const [{ text, from, to }] = some
    const isOut = (start, end) => hasWords(text.slice(Math.min(start, end), end))
    const found = some[1] ? [] : statements(some[0]).filter(({ start, end }) => !isOut(from, start) && !isOut(end, to))
    const quote = found.find(({ isReport }) => !isReport)
    return quote ? [quote] : found
  }

  // Marks within the marks of a quotation are changed by turns, where the record's language does so.
  const nested = text => !("nested" in said) || !/[“”]/.test(text) ? text
    : text.replace(/‘(.+?)’(?!\p{L})|[“”]/gu, (mark, within) =>
      within ? `“${nested(within)}”` : mark === "“" ? "‘" : "’")

  // Where a quote is cut by what is selected, it is opened or closed there by its own mark.
  const mended = ({ record, text, from, to }) => {
    const quotes = statements({ record }).filter(({ isReport }) => !isReport)
    const opened = quotes.find(({ start, end }) => start <= from && from < end && end < to)
    const closed = quotes.find(({ start, end }) => from < start && start < to && to <= end)
    return [
      opened && text.slice(0, opened.start).match(/\S\s*$/)[0] + cut(text.slice(opened.start, from)),
      text.slice(from, to),
      closed && cut(text.slice(to, closed.end)) + text.slice(closed.end).match(/\s*\S/)[0]
    ].filter(Boolean).join("")
  }

  // Whether a heading stands between two records, or their sections are not the same.
  const isApart = (a, b) => {
    let it = a.record.nextElementSibling
    while (it && it !== b.record && !it.matches("h1, h2, h3, h4")) it = it.nextElementSibling
    return it !== b.record
  }

  // The words as selected; of a quote without its marks, and with an ellipsis where it was cut.
  const quoted = (some, quote) => {
    const { open, close } = said
    if (!quote)
      return open + nested(tidy(some.map((each, at) =>
        (at && isApart(some[at - 1], each) ? "… " : "") + mended(each)).join(" "))) + close
    const { start, end } = quote, [{ text, from, to }] = some
    const own = tidy(text.slice(Math.max(from, start), Math.min(to, end)))
    return open + cut(text.slice(start, from)) + nested(own) + cut(text.slice(to, end)) + close
  }

  const address = ({ record }) =>
    new URL(record.dataset.at ?? record.querySelector(".pro-permalink").getAttribute("href"), said.url).href

  const citation = some => {
    const found = around(some)
    const quote = found.find(({ isReport }) => !isReport)
    const by = found.map(({ name }) => name).join("; ")
    const how = quote ? "" : by ? said.reported : said.in
    const before = `${quoted(some, quote)} — ${by}${by && ", "}${how}`
    const after = [said.when, pages(some), said.edition].filter(Boolean).map(part => `, ${part}`).join("")
    const links = [said.doi, address(some[0])].filter(Boolean)
    const html = document.createElement("p")
    const element = (name, text, more) => Object.assign(document.createElement(name), { textContent: text, ...more })
    html.append(before, element("i", said.title), after, ...links.flatMap(href => [", ", element("a", href, { href })]))
    return [`${before}${said.title}${after}, ${links.join(", ")}`, html.outerHTML]
  }

  // The whole words of a record that are selected, in stretches without a mark of a printed page,
  // which is text of the page too.
  const pieces = ({ text, from, to, marks }) => {
    const cuts = [0, ...marks.map(([at]) => at), text.length]
    return cuts.slice(1).map((end, at) => words(text.slice(cuts[at], end))
      .map(span => span.map(place => place + cuts[at]))
      .filter(([start, end]) => from < end && start < to)).filter(([word]) => word)
  }
  const of = ({ text }, spans) => text.slice(spans[0][0], spans.at(-1)[1])

  // Three words before or after a place, as far as they stand on the same printed page.
  const sideOf = ({ text, marks }, place, isAfter) => {
    const edge = isAfter ? marks.find(([at]) => at >= place)?.[0] ?? text.length : marks.findLast(([at]) => at <= place)?.[0] ?? 0
    const side = isAfter ? text.slice(place, edge) : text.slice(edge, place)
    const some = words(side)
    if (!some[0]) return ""
    return (isAfter ? side.slice(0, some.slice(0, 3).at(-1)[1]) : side.slice(some.slice(-3)[0][0])).trim()
  }

  // https://wicg.github.io/scroll-to-text-fragment/: the words themselves if they are few, else the
  // first and the last of them, and what stands around them where they may be on the page twice. On
  // another page than the one that is read that is not known.
  // A noted section is entered at its top, where the content note is, and its words are in no link.
  const link = some => {
    const [page] = address(some[0]).split("#")
    const own = some.filter(each => address(each).split("#")[0] === page)
    if ("noted" in own[0].record.dataset) return page
    const first = own[0], last = own.at(-1)
    const begin = pieces(first)[0], end = pieces(last).at(-1)
    const isOne = !own[1] && !pieces(first)[1]
    const isFew = isOne && begin.length <= 8
    const here = page === said.url && document.body.innerText.replace(/\s+/g, " ").toLowerCase()
    const isTwice = text => !here || here.split(text.toLowerCase())[2] !== undefined
    const before = sideOf(first, begin[0][0], false), after = sideOf(last, end.at(-1)[1], true)
    // Of what nothing stands before, more words are named; never those that are named as the last.
    const most = isFew ? begin.length : Math.min(12, begin.length - (isOne ? 4 : 0))
    let few = isFew ? most : 4
    while (!before && few < most && isTwice(of(first, begin.slice(0, few)))) few++
    const start = of(first, begin.slice(0, few)), stop = isFew ? start : of(last, end.slice(-4))
    const encoded = text => encodeURIComponent(text).replace(/-/g, "%2D")
    const parts = [
      before && isTwice(start) && `${encoded(before)}-`,
      encoded(start),
      isFew ? "" : encoded(stop),
      after && isTwice(stop) && `-${encoded(after)}`
    ]
    return `${address(first)}:~:text=${parts.filter(Boolean).join(",")}`
  }

  // Behind the record in which the selection ends, where Tab comes to it from there.
  const place = range => {
    const box = [...range.getClientRects()].at(-1) ?? range.getBoundingClientRect()
    const isTouch = matchMedia("(pointer: coarse)").matches
    chosen.at(-1).record.closest("h1, p").after(bar)
    bar.classList.toggle("pro-select--foot", isTouch)
    const base = bar.offsetParent?.getBoundingClientRect() ?? { left: -scrollX, top: -scrollY }
    const top = Math.min(box.bottom + 8, innerHeight - 60)
    const left = Math.max(8, Math.min(box.left, innerWidth - bar.offsetWidth - 8))
    bar.style.top = isTouch ? "" : `${top - base.top}px`
    bar.style.left = isTouch ? "" : `${left - base.left}px`
  }

  const look = () => {
    if (document.activeElement.closest(".pro-select, .pro-message")) return
    const selection = getSelection()
    const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null
    const isInPage = range && document.querySelector("main").contains(range.commonAncestorContainer)
    const some = isInPage ? stretches(range) : []
    const first = some.map(({ text, from, to }) => text.slice(from, to)).join(" ").slice(0, 200)
    chosen = words(first).length >= fewest ? some : null
    bar.hidden = !chosen
    if (chosen) place(range)
  }

  let waiting
  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting)
    waiting = setTimeout(look, patience)
  })
  document.addEventListener("keydown", event => {
    if (event.key === "Escape") bar.hidden = true
  })
  bar.addEventListener("mousedown", event => event.preventDefault()) // keeps the selection
  citer.addEventListener("click", () => chosen && proCopy(citer, ...citation(chosen)))
  linker.addEventListener("click", () => chosen && proCopy(linker, link(chosen)))
})()
