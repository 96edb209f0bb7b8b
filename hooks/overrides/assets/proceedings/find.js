// Finds and ranks; knows nothing of the page around it. `proFind(documents)` takes what
// search/index.json holds and returns a function: words as typed → what is found, best first.
globalThis.proFind = (() => {
  "use strict"

  // What a word counts for where it stands, and a document by its kind: a name finds the person's
  // page before the person's quotes, and a quote's words its page before the section. Measured
  // with what readers type and with every four words of a printed record's quotes.
  const FIELDS = {
    title: 5, unshown: 5, names: 3, about: 2.5, heading: 2, by: 1.5, note: 1, text: 1, reports: 0.1
  }
  const KINDS = { contact: 1.6, speaker: 1.5, quote: 1.25, section: 1, page: 0.6 }
  const PREFIX = 0.25 // the beginning of a word, against the word
  const ROW = 2       // all words one after the other, against all words
  // BM25+: how soon a word that is repeated stops to count, how much a long text is held against
  // it, and what a word counts however long the text.
  const K = 1.2, B = 0.4, D = 0.5

  // Nothing parts words in these scripts: each character is one.
  const UNSPACED = "\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}"
  const LETTER = `(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])`
  const APOSTROPHE = "['‘’ʼ´`＇]"
  const WORD = new RegExp(`[${UNSPACED}]\\p{M}*|${LETTER}+(?:${APOSTROPHE}${LETTER}+)*`, "gu")
  const ELISION = new RegExp(`^(?:[cdjlmnst]|qu)${APOSTROPHE}`)          // l'affaire
  const ENDING = new RegExp(`${APOSTROPHE}(?:s|t|d|m|re|ve|ll)$`)        // France's, don't
  const ACCENTS = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]/g
  const LETTERS = { "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ς": "σ" }

  const plain = text => text.toLowerCase().normalize("NFKD").replace(ACCENTS, "").normalize("NFC")
    .replace(/[ßæœøłđðþıς]/g, letter => LETTERS[letter])

  // The words of a text, each as it is looked up, and where it stands.
  const words = text => [...text.matchAll(WORD)].flatMap(({ 0: typed, index }) =>
    plain(typed).replace(ELISION, "").replace(ENDING, "").split(new RegExp(APOSTROPHE))
      .filter(Boolean).map(term => ({ term, typed, start: index, end: index + typed.length })))

  // A document as rows of words, none of which goes on in the next.
  function* rows(document) {
    for (const field of ["title", "by", "about", "note", "unshown"])
      if (document[field]) yield { field, text: document[field] }
    for (const field of ["names", "reports"])
      for (const text of document[field] ?? []) yield { field, text }
    for (const place of document.places ?? []) {
      if (place.heading) yield { field: "heading", text: place.heading, place }
      yield { field: "text", text: place.text, place }
    }
  }

  const add = (map, key, number) => map.set(key, (map.get(key) ?? 0) + number)

  class Index {
    constructor(documents) {
      this.postings = new Map() // term → document → field → times
      this.average = new Map()  // field → words in it, of the documents that have it
      const having = new Map()
      this.entries = documents.map(document => {
        const entry = { document, rows: [...rows(document)], lengths: new Map() }
        for (const row of entry.rows) {
          row.terms = words(row.text).map(word => word.term)
          add(entry.lengths, row.field, row.terms.length)
          for (const term of row.terms) this.#post(term, entry, row.field)
        }
        for (const [field, length] of entry.lengths) {
          add(this.average, field, length)
          add(having, field, 1)
        }
        return entry
      })
      for (const [field, number] of having) this.average.set(field, this.average.get(field) / number)
      this.terms = [...this.postings.keys()].sort()
    }

    #post(term, entry, field) {
      if (!this.postings.has(term)) this.postings.set(term, new Map())
      const posting = this.postings.get(term)
      if (!posting.has(entry)) posting.set(entry, new Map())
      add(posting.get(entry), field, 1)
    }

    // The terms that begin so, without the one that is so; the terms are sorted.
    *beginning(prefix) {
      let low = 0, high = this.terms.length
      while (low < high) {
        const middle = (low + high) >> 1
        if (this.terms[middle] <= prefix) low = middle + 1
        else high = middle
      }
      for (; this.terms[low]?.startsWith(prefix); low += 1) yield this.terms[low]
    }

    // What each document scores for one term.
    scores(term) {
      const posting = this.postings.get(term) ?? new Map()
      const having = new Map()
      for (const fields of posting.values()) for (const field of fields.keys()) add(having, field, 1)
      const found = new Map()
      for (const [entry, fields] of posting)
        for (const [field, times] of fields) {
          const number = having.get(field)
          const rarity = Math.log(1 + (this.entries.length - number + 0.5) / (number + 0.5))
          const length = 1 - B + B * entry.lengths.get(field) / this.average.get(field)
          add(found, entry, FIELDS[field] * rarity * (D + times * (K + 1) / (times + K * length)))
        }
      return found
    }

    // The same for a word as typed, which may be the beginning of one. The best counts, not the
    // sum: many words that begin so are no better than one.
    typed(term, isPrefix) {
      const found = this.scores(term)
      if (isPrefix)
        for (const longer of this.beginning(term))
          for (const [entry, score] of this.scores(longer))
            found.set(entry, Math.max(found.get(entry) ?? 0, PREFIX * score * term.length / longer.length))
      return found
    }
  }

  // What is typed: words, and rows of words between quotation marks. The last word may not be
  // typed to its end, unless a mark closes it.
  function parse(query) {
    const parts = query.split(/["“”„‟«»＂]/)
    const all = parts.map(part => words(part))
    const last = parts.length % 2 || all.at(-1).length ? parts.length - 1 : -1
    return {
      words: all.flat(),
      phrases: all.map((row, at) => ({ terms: row.map(word => word.term), isOpen: at === last }))
        .filter((phrase, at) => at % 2 && phrase.terms.length),
      isOpen: last >= 0 && all[last].length > 0
    }
  }

  // Where in a row of terms others stand one after the other, or -1.
  const standing = (row, { terms, isOpen }) => row.findIndex((_, at) => terms.every((term, n) =>
    isOpen && n === terms.length - 1 ? row[at + n]?.startsWith(term) : row[at + n] === term))

  // The words that are looked for, each once; what is found for it, by entry.
  function lookUp(index, { words, isOpen }) {
    const found = new Map()
    words.forEach(({ term, typed }, at) => {
      const isPrefix = isOpen && at === words.length - 1
      if (!found.has(term) || isPrefix) found.set(term, { term, typed, isPrefix, scores: index.typed(term, isPrefix) })
    })
    return [...found.values()]
  }

  // Documents with all the words; if there are none, those with some, most words first.
  function rank(index, query) {
    const asked = lookUp(index, query)
    const whole = { terms: query.words.map(word => word.term), isOpen: query.isOpen }
    const candidates = new Map()
    for (const { scores } of asked) for (const entry of scores.keys()) add(candidates, entry, 1)
    const most = Math.max(...candidates.values(), 0)
    return [...candidates]
      .filter(([entry, times]) => (most < asked.length || times === most)
        && query.phrases.every(phrase => entry.rows.some(row => standing(row.terms, phrase) >= 0)))
      .map(([entry, times]) => {
        const sum = asked.reduce((sum, { scores }) => sum + (scores.get(entry) ?? 0), 0)
        const inRow = whole.terms.length > 1 && entry.rows.some(row => standing(row.terms, whole) >= 0)
        return { entry, times, score: sum * KINDS[entry.document.kind] * (inRow ? ROW : 1) }
      })
      .sort((a, b) => b.times - a.times || b.score - a.score)
      .map(({ entry }) => ({ entry, asked, rows: [whole, ...query.phrases] }))
  }

  // A text in stretches, the words looked for marked; of a long one what stands around the first.
  const runs = (text, isMarked, before = 90, length = 260) => {
    const marked = words(text).filter(word => isMarked(word.term))
    const at = marked[0]?.start ?? 0
    const isLong = text.length > before + length
    const from = !isLong || at <= before ? 0 : Math.max(text.indexOf(" ", at - before) + 1, at - before)
    const to = !isLong || from + length >= text.length ? text.length : Math.max(text.lastIndexOf(" ", from + length), at + 1)
    const found = from ? [{ text: "… " }] : []
    let done = from
    for (const { start, end } of marked) {
      if (start < done || end > to) continue
      found.push({ text: text.slice(done, start) }, { text: text.slice(start, end), isMarked: true })
      done = end
    }
    return [...found, { text: text.slice(done, to) + (to < text.length ? " …" : "") }]
  }

  // What the list shows of a document: its title, the place that says most of what was asked, the
  // words that it lacks.
  function show({ entry, asked, rows }) {
    const { document } = entry
    const isAsked = word => asked.some(({ term, isPrefix }) => isPrefix ? word.startsWith(term) : word === term)
    const value = row => (rows.some(one => one.terms.length > 1 && standing(row.terms, one) >= 0) ? 100 : 0)
      + asked.filter(({ term, isPrefix }) => row.terms.some(word => isPrefix ? word.startsWith(term) : word === term)).length
    const best = entry.rows
      .filter(({ field }) => ["about", "text", "heading", "reports"].includes(field))
      .reduce((best, row) => best && value(best) >= value(row) ? best : row, undefined)
    // What the title says as well is no reason to skip the page's beginning.
    const isPlace = best?.place && value(best) > value(entry.rows[0])
    const text = document.note ?? (best?.place?.unshown ? "" : best?.place?.text ?? best?.text ?? "")
    const title = document.by ? `${document.title} – ${document.by}` : document.title
    return {
      address: document.address + (isPlace && best.place.id ? `#${best.place.id}` : ""),
      title: runs(title, isAsked, 0, title.length),
      excerpt: text ? runs(text, isAsked) : [],
      missing: asked.filter(({ scores }) => !scores.has(entry)).map(({ typed }) => typed)
    }
  }

  return documents => {
    const index = new Index(documents)
    return query => rank(index, parse(query)).map(result => ({
      page: result.entry.document.address.split("#")[0],
      show: () => show(result)
    }))
  }
})()
