// Marks the words by which a page was found. Search hands them on within this tab, where they are
// forgotten as soon as they are read: in the page's address they would stay in the history.
const proFound = (() => {
  "use strict"

  const HANDED = "pro-found"
  const hand = found => {
    try { sessionStorage.setItem(HANDED, found) } catch { /* not marked, then */ }
  }
  const mark = () => {
    try {
      const found = JSON.parse(sessionStorage.getItem(HANDED) ?? "[]")
      sessionStorage.removeItem(HANDED)
      const root = document.getElementById(location.hash.slice(1)) ?? document.querySelector("main")
      const places = found.flatMap(words => placeOf(words, root))
      CSS.highlights.set(HANDED, new Highlight(...places))
      const [first] = places
      const show = () => scrollBy(0, first.getBoundingClientRect().top - innerHeight / 2)
      if (!first) return
      if (document.readyState === "complete") show()
      else addEventListener("load", () => setTimeout(show)) // after the browser went to the paragraph
    } catch { /* a browser that marks nothing: the paragraph is marked by its address */ }
  }
  const placeOf = (words, root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, node => node.parentElement.closest(".pro-permalink, .pro-page-mark") ? 2 : 1)
    const nodes = []
    let text = ""
    while (walker.nextNode()) {
      nodes.push([walker.currentNode, text.length])
      text += walker.currentNode.data
    }
    const at = text.indexOf(words)
    if (at < 0) return []
    const [start, end] = [at, at + words.length].map((place, isEnd) => {
      const [node, from] = nodes.findLast(([, from]) => isEnd ? from < place : from <= place)
      return [node, place - from]
    })
    const range = new Range()
    range.setStart(...start)
    range.setEnd(...end)
    return [range]
  }

  mark()
  return { hand, mark }
})()
