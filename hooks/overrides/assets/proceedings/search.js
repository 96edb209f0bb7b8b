// Search: first what finds and ranks, and knows nothing of the page around it. `proFind()` is given
// what the files of search/ hold, one after the other (`add`, which tells of more), and finds in what
// it has (`find`), best first.
"use strict"

const proFind = (() => {
  // What a word counts for where it stands, and a document by its kind (else 1): a name finds the
  // person's page before the person's quotes, a quote's words its page before the section. Measured
  // with what readers type and with every four words of a printed record's quotes.
  const TITLE = 5, NAME = 3, ABOUT = 2.5, HEADING = 2, BY = 1.5, TEXT = 1, LESS = 0.1
  const KINDS = { speaker: 1.5, contact: 1.4, quote: 1.25, page: 0.4, term: 0.01 }
  // What else may be meant, against the word as typed: what begins so, what differs in a letter,
  // what the text says for each word of what readers say.
  const PREFIX = 0.25, FUZZY = 0.3, OTHER = 0.5
  // Letters of an excerpt, and of these before the first word found.
  const LENGTH = 260, BEFORE = 90

  // Thai, Lao, Burmese, Khmer, kana, Chinese: nothing parts their words, each character is one.
  const UNSPACED = "฀-໿က-႟ក-៿぀-ヿ㐀-鿿𠀀-𲎯"
  const WORD = new RegExp(`[${UNSPACED}]\\p{M}*|(?:[^\\P{L}${UNSPACED}]|[\\p{N}\\p{M}'])+`, "gu")
  const FOLDED = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" }

  // The words of a text, each as it is looked up, and where it stands: accents, `l'` and `'s` off.
  const words = text => [...text.replace(/[‘’ʼ´`＇]/g, "'").matchAll(WORD)].flatMap(({ 0: typed, index }) =>
    typed.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f\u0591-\u05c7\u064b-\u0670]/g, "")
      .replace(/[^ -~]/g, letter => FOLDED[letter] ?? letter)
      .replace(/^([cdjlmnst]|qu)'|'(s|t|d|m|re|ve|ll)$/g, "").split("'").filter(Boolean)
      .map(term => ({ term, typed, start: index, end: index + typed.length })))

  // Terms one after the other, each between spaces; without the last one a term may go on.
  const line = some => ` ${some.map(({ term }) => term).join(" ")} `

  // How many letters must change to make a word each of the beginnings of another; two letters that
  // changed places are one.
  const distances = (word, other) => {
    const rows = [[...other, ""].map((_, at) => at)]
    for (let i = 1; i <= word.length; i++) {
      const row = rows[i] = [i], before = rows[i - 1]
      for (let j = 1; j <= other.length; j++) {
        row[j] = Math.min(row[j - 1] + 1, before[j] + 1, before[j - 1] + (word[i - 1] !== other[j - 1]))
        if (word[i - 1] === other[j - 2] && word[i - 2] === other[j - 1])
          row[j] = Math.min(row[j], rows[i - 2][j - 2] + 1)
      }
    }
    return rows.pop()
  }

  // What stands in a long text around the first word found.
  const excerpt = (text, first) => {
    const found = words(text)
    const from = first > BEFORE ? found.find(({ start }) => start > first - BEFORE).start : 0
    const to = text.length > from + LENGTH ? found.findLast(({ end }) => end < from + LENGTH)?.end : text.length
    return (from ? "… " : "") + text.slice(from, to) + (to < text.length ? " …" : "")
  }

  return () => {
    const entries = []
    const others = new Map() // words of readers → what the text says
    const rows = new Map()   // term → the texts in which it stands, as often as it does
    let kinds

    const addRows = (entry, field, texts, place) => {
      for (const text of texts) {
        if (!text) continue
        const found = words(text), weight = field * found.length ** -0.2
        const row = { entry, field, text, place, weight, line: line(found) }
        entry.rows.push(row)
        for (const { term } of found) rows.get(term)?.push(row) ?? rows.set(term, [row])
      }
    }

    const add = ({ kinds: named, documents = [], texts = [], rest = [] }) => {
      kinds ??= named
      for (const document of documents) {
        const { title, names = [], also = [], seen = names } = document
        const entry = { ...document, by: entries[document.by]?.title, rows: [] }
        entries.push(entry)
        addRows(entry, TITLE, [title, entry.unshown])
        addRows(entry, NAME, [entry.label, ...names, ...also])
        addRows(entry, ABOUT, [entry.about])
        addRows(entry, BY, [entry.by])
        for (const other of also.map(words).map(line)) others.set(other, [...others.get(other) ?? [], ...seen.map(words).map(line)])
      }
      for (const place of texts) {
        const entry = entries[place.of]
        addRows(entry, HEADING, [place.heading], place)
        addRows(entry, /speaker|page/.test(entry.kind) ? LESS : TEXT, [place.text], place)
      }
      return rest
    }

    // The texts in which terms stand one after the other; the last may be a beginning.
    const holding = some => {
      const terms = some.split(" ").slice(1), isOpen = terms.pop()
      const [found = [], more] = terms.map(term => rows.get(term) ?? []).sort((a, b) => a.length - b.length)
      return more || isOpen ? [...new Set(found)].filter(row => row.line.includes(some)) : found
    }

    // What each document scores for terms that stand one after the other: the more the rarer they
    // are, the more often and in the shorter texts they stand there.
    const scores = some => {
      const found = new Map()
      for (const { entry, weight } of holding(some)) found.set(entry, (found.get(entry) ?? 0) + weight)
      return [...found].map(([entry, sum]) => [entry, sum * Math.log(1 + entries.length / found.size) * (KINDS[entry.kind] ?? 1)])
    }

    // What may be meant by a word as typed, and what it counts. Errors are looked for only where
    // nothing is as typed: first words that are written as one, then letters.
    const meant = (term, isOpen, most = /\d/.test(term) ? 0 : (term.length > 4) + (term.length > 7)) => {
      const { length } = term
      const some = weigh => [...rows.keys()].map(other => [` ${other} `, weigh(other)]).filter(([, weight]) => weight)
      const begins = other => PREFIX * length / (length + 0.3 * (other.length - length))
      if (!isOpen && (length < 3 || rows.has(term))) return [[` ${term} `, 1]]
      let found = some(other => other === term ? 1 : other.startsWith(term) && begins(other))
      for (let at = 1; at < length && !found[0]; at++) {
        const parted = ` ${term.slice(0, at)} ${term.slice(at)} `
        if (holding(parted)[0]) found = [[parted, 1]]
      }
      for (let edits = 1; edits <= most && !found[0]; edits++)
        found = some(other => {
          if (other.length < length - edits) return 0
          const far = distances(term, other)
          return far.at(-1) <= edits ? FUZZY : isOpen && Math.min(...far) <= edits && FUZZY * begins(other)
        })
      return found
    }

    // What is looked for: words, each with all that may be meant by it, what the text says in place
    // of words that it does not have included; and what stands between quotation marks, which must
    // be there. The last may not be typed to its end.
    const ask = parts => parts.flatMap((some, number) => {
      const isLast = !parts[number + 1], whole = isLast ? line(some).trimEnd() : line(some)
      if (number % 2 && some[+isLast]) return { ...some[0], isExact: true, meant: [[whole, 1]] }
      const asked = some.map((word, at) => ({ ...word, meant: meant(word.term, isLast && !some[at + 1]) }))
      some.forEach((_, at) => {
        for (let to = at + 1; to <= some.length; to++) {
          const those = line(some.slice(at, to)), joined = ` ${those.replaceAll(" ", "")} `
          const found = others.get(those) ?? [joined].filter(each => holding(each)[0])
          if (holding(those).every(({ entry }) => /term|page/.test(entry.kind)))
            for (const { meant } of asked.slice(at, to)) meant.push(...found.map(other => [other, OTHER * (to - at)]))
        }
      })
      return asked
    })

    // Documents with all that is asked, or else with most of it, best first; beside words between
    // quotation marks all others are only wished for. And the query with a word that there is for
    // one that there is not, if it is near: it differs in a letter, of seven letters or more in two,
    // of eleven or more in three.
    const find = query => {
      const parts = query.split(/["“”„‟«»＂]/).map(words), asked = ask(parts)
      const isQuoted = asked.some(({ isExact }) => isExact)
      // All in a row; of a single word nothing, for no text has this.
      const closed = line(parts.flat())
      const whole = !asked[1] ? "\n" : parts.at(-1)[0] ? closed.trimEnd() : closed
      const sought = [...asked, { term: query, meant: [[whole, 1]] }]
      // For each document what it scores for each thing sought. The best counts, not the sum: many
      // words that begin so are no better than one.
      const found = new Map()
      sought.forEach(({ meant }, at) => {
        for (const [some, weight] of meant)
          for (const [entry, score] of scores(some)) {
            const scores = found.get(entry) ?? []
            scores[at] = Math.max(scores[at] ?? 0, score * weight)
            found.set(entry, scores)
          }
      })
      const hits = [...found].map(([entry, scores]) => ({
        entry,
        groups: [kinds[entry.kind][1], entry.kind === "speaker" ? entry.title : entry.by, entries[entry.within]?.title],
        isWhole: asked.every(({ isExact }, at) => scores[at] || isQuoted && !isExact),
        // The words themselves come before the index of them.
        row: entry.kind !== "term" && !!scores[asked.length] + entry.rows.some(({ field, line }) => field >= NAME && line === closed),
        // What is better found counts less and less, and a long word says more than a short one.
        score: sought.reduce((sum, { term }, at) => sum + term.length * Math.log1p(scores[at] ?? 0), 0),
        show: () => show(entry, asked, whole)
      }))
      const isAll = hits.some(({ isWhole }) => isWhole)
      const lost = asked.find(({ meant }) => !meant[0])
      const [near] = lost ? meant(lost.term, false, (lost.term.length + 1) / 4) : []
      return {
        isAll,
        near: near && query.replace(lost.typed, near[0].trim()),
        hits: hits.filter(({ isWhole }) => isWhole || !isAll && !isQuoted)
          .sort((a, b) => b.row - a.row || b.score - a.score)
      }
    }

    // What a list shows of a document: what it is, its title, the place that says most of what is
    // asked, and where that is.
    const show = (entry, asked, whole) => {
      const sought = new Map(asked.flatMap(({ meant }, at) => meant.map(([some]) => [some, at])))
      const several = [...sought].filter(([some]) => some.trim().includes(" "))
      // Which of a line's terms are sought. All of them in a row make the others count nothing.
      const look = line => {
        const isRow = line.includes(whole)
        const those = line.trim().split(" ").map(term => isRow ? undefined : sought.get(` ${term} `))
        for (const [some, at] of isRow ? [[whole, 0]] : several) {
          const [before, after] = line.split(some), from = before.split(" ").length - 1
          if (after !== undefined) those.fill(at, from, from + some.trim().split(" ").length)
        }
        those.value = new Set(those).add().size + (isRow ? 99 : 0)
        return those
      }
      const marks = text => {
        const found = words(text), those = look(line(found)), made = []
        found.forEach(({ start, end }, at) => {
          if (those[at] === undefined) return
          made.push({ from: found[at - 3]?.start, start, ...those[at - 1] !== undefined && made.pop(), end, to: found[at + 3]?.end })
        })
        return made
      }
      // A text in stretches, every second of them marked.
      const runs = text => {
        let done = 0
        return [...marks(text).flatMap(({ start, end }) => {
          const before = text.slice(done, start)
          done = end
          return [before, text.slice(start, end)]
        }), text.slice(done)]
      }
      const [title, ...more] = entry.rows.map(row => ({ ...row, value: look(row.line).value }))
      const [best = {}] = more.filter(({ field, place }) => place || field === ABOUT).sort((a, b) => b.value - a.value)
      const { text = "", unshown } = best.place ?? best
      // What the title says as well is no reason to skip the page's beginning.
      const place = best.value > title.value && best.place || {}
      const shown = entry.note ?? (unshown ? "" : text)
      const marking = marks(!unshown && place.text || "").slice(0, 3)
      return {
        // A content note stands at the top of its section, and is not passed by.
        address: entry.address + (place.id && !entry.note ? `#${place.id}` : ""),
        found: entry.note ? [] : marking.map(({ start, end }) => text.slice(start, end)),
        quiet: entry.quiet,
        label: [entry.label ?? kinds[entry.kind][0], entry.by, place.heading, place.pages ?? entry.pages].filter(Boolean),
        title: runs(entry.title),
        excerpt: runs(excerpt(shown, marks(shown)[0]?.start))
      }
    }

    return { add, find }
  }
})()

// The dialog. What it searches is fetched when a reader turns to search, not before, and what is
// more than names and titles while the reader types. Nothing typed leaves the page, not even into
// its address.
;(() => {
  const AT_ONCE = 40 // results, and choices by which to narrow them
  const dialog = document.querySelector(".pro-search")
  const [query, status, narrow, copy, near, ways, list, pattern, more] = dialog.querySelectorAll("[data-part]")
  const openers = document.querySelectorAll("[data-pro-search]")
  const index = new URL(dialog.dataset.index, document.baseURI)
  const { add, find } = proFind()
  const unread = [""] // files; the first is the index itself, which tells of the others
  let isReading, hasFailed, results

  const read = async () => {
    if (isReading || !unread.length || !unread.includes("") && !query.value) return
    isReading = true
    try {
      unread.splice(0, 1, ...add(await (await fetch(new URL(unread[0], index))).json()))
      hasFailed = false
    } catch {
      hasFailed = true
    }
    isReading = false
    hasFailed ? answer() : look()
  }

  const answer = () => {
    if (list.contains(document.activeElement)) return // who is choosing is not disturbed
    const { hits, isAll, near: other } = find(query.value)
    const chosen = narrow.value
    const groups = new Set([chosen, ...[0, 1, 2].flatMap(at => hits.map(({ groups }) => groups[at]))].filter(Boolean))
    narrow.replaceChildren(narrow[0], ...[...groups].slice(0, AT_ONCE).map(group => new Option(group)))
    narrow.value = chosen
    results = hits.filter(({ groups }) => !chosen || groups.includes(chosen))
    const said = hasFailed ? "failed" : unread.includes("") ? "loading" : !query.value.trim() ? "empty" : unread.length ? "rest" : !results[0] ? "none" : isAll ? "found" : "some"
    say(said, results.length)
    narrow.parentElement.hidden = !groups.size
    ways.hidden = !/failed|none/.test(said)
    near.parentElement.hidden = !other
    near.textContent = other
    list.replaceChildren()
    showMore()
  }

  const look = () => {
    answer()
    read()
  }

  const say = (what, number) => { status.textContent = status.dataset[what].replace("#", number) }

  // Everything comes as text and stays text.
  const marked = runs => runs.map((run, at) => at % 2 ? Object.assign(document.createElement("mark"), { textContent: run }) : run)

  const showMore = () => {
    for (const { show } of results.splice(0, AT_ONCE)) {
      const { address, label: [kind, ...label], title, excerpt, found, quiet } = show()
      const item = pattern.content.cloneNode(true)
      const [, link, what, first, words, said] = item.querySelectorAll("*")
      link.href = new URL(`../${address}`, index)
      link.dataset.found = JSON.stringify(found)
      link.toggleAttribute("data-quiet", !!quiet)
      first.append(kind)
      what.append(...label.map(each => ` · ${each}`))
      words.append(...marked(title))
      said.append(...marked(excerpt))
      list.append(item)
    }
    more.hidden = !results.length
  }

  const open = (asked = query.value) => {
    query.value = asked
    dialog.open || dialog.showModal() // keeps the focus inside, and gives it back when closed
    query.focus()
    query.select()
    look()
  }

  for (const opener of openers) {
    opener.onpointerenter = opener.onfocus = read
    opener.onclick = () => open()
  }
  dialog.oninput = look
  query.form.onreset = () => setTimeout(open) // after the field is empty
  query.form.onsubmit = event => {
    event.preventDefault()
    list.querySelector("a")?.click()
  }
  near.onclick = () => open(near.textContent)
  more.onclick = () => {
    const next = list.children.length
    showMore()
    list.children[next].querySelector("a").focus()
  }
  const question = () => {
    const [asked, chosen] = [query.value, narrow.value].map(encodeURIComponent)
    return `?q=${asked}` + (chosen && `&in=${chosen}`)
  }
  copy.onclick = () => proCopy(copy, new URL(`../${question()}`, index).href)
  dialog.onclick = ({ target }) => { if (target === dialog) dialog.close() }

  // The browser remembers what was asked for as long as the way back leads here; not where the way
  // leads to a page that people may have to leave at once: going back must not show it. The words to
  // be marked are handed on in this tab alone, because an address would stay in the history. A result
  // on this very page loads nothing that would take the dialog away.
  list.onclick = ({ target }) => {
    const link = target.closest("a")
    if (!link) return
    history.replaceState("quiet" in link.dataset ? null : question(), "")
    proFound.hand(link.dataset.found)
    if (link.pathname !== location.pathname) return
    dialog.close()
    setTimeout(proFound.mark)
  }
  dialog.onclose = () => history.replaceState(null, "")
  const recall = ({ state }) => {
    const asked = new URLSearchParams(state), chosen = asked.get("in") ?? ""
    if (!asked.get("q")) return dialog.close()
    narrow.append(new Option(chosen, chosen, true, true))
    openers[0].focus() // where closing leads back to, though nobody pressed it
    open(asked.get("q"))
  }
  addEventListener("popstate", recall)

  // Arrows go through the results, Tab through everything, and on from the last to the first.
  dialog.onkeydown = event => {
    const step = { ArrowDown: 1, ArrowUp: -1, Tab: event.shiftKey ? -1 : 1 }[event.key]
    const stops = [...dialog.querySelectorAll(event.key === "Tab" ? "button, input, select, textarea, a" : "input, li a")].filter(stop => stop.offsetParent)
    const at = stops.indexOf(document.activeElement)
    if (!step || at < 0) return
    event.preventDefault()
    stops.at((at + step) % stops.length).focus()
  }

  recall({ state: history.state ?? location.search })
  if (new URLSearchParams(location.search).has("q")) history.replaceState(history.state, "", location.pathname)
})()
