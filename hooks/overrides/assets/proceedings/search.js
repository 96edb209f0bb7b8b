// The search dialog. What it searches is fetched when a reader turns to search, not before;
// find.js ranks it. Nothing typed leaves the page, not even into its address.
(() => {
  "use strict"

  const AT_ONCE = 20
  const dialog = document.querySelector(".pro-search")
  const find = name => dialog.querySelector(`.pro-search__${name}`)
  const [query, status, lists, list, more] =
    ["query", "status", "lists", "results", "more"].map(find)
  const index = new URL(dialog.dataset.index, document.baseURI)

  let finding = null // a promise of the function that finds
  let isThere = false
  let results = []

  const load = () => {
    finding ??= fetch(index)
      .then(answer => answer.ok ? answer.json() : Promise.reject(new Error(answer.statusText)))
      .then(({ documents }) => {
        isThere = true
        return globalThis.proFind(documents)
      })
    finding.catch(() => { finding = null }) // so that the next word typed tries again
    return finding
  }

  const say = words => { if (status.textContent !== words) status.textContent = words }

  const answer = async () => {
    const asked = query.value
    if (!isThere) say(status.dataset.loading)
    try {
      const found = await load()
      if (asked !== query.value) return // answered by what was typed since
      results = found(asked)
      lists.hidden = true
      const pages = new Set(results.map(result => result.page)).size
      say(!asked.trim() ? status.dataset.empty
        : !pages ? status.dataset.none
        : pages === 1 ? status.dataset.one
        : status.dataset.other.replace("#", pages))
    } catch {
      results = []
      lists.hidden = false
      say(status.dataset.failed)
    }
    list.replaceChildren()
    showMore()
  }

  const element = (name, className, ...children) => {
    const made = document.createElement(name)
    made.className = className
    made.append(...children)
    return made
  }

  // Everything comes as text and stays text.
  const inline = runs => runs.map(({ text, isMarked }) => isMarked ? element("mark", "", text) : text)

  const item = result => {
    const { address, title, excerpt, missing } = result.show()
    const link = element("a", "pro-search__link", ...inline(title))
    link.href = new URL(`../${address}`, index)
    const made = element("li", "pro-search__item", link)
    if (excerpt.length) made.append(element("p", "pro-search__excerpt", ...inline(excerpt)))
    if (missing.length)
      made.append(element("p", "pro-search__missing", `${status.dataset.missing}: `, missing.join(", ")))
    return made
  }

  const showMore = () => {
    list.append(...results.splice(0, AT_ONCE).map(item))
    more.hidden = !results.length
  }

  const open = () => {
    if (!dialog.open) dialog.showModal() // keeps the focus inside, and gives it back when closed
    query.focus()
    query.select()
    answer()
  }

  for (const opener of document.querySelectorAll("[data-pro-search]")) {
    for (const turning of ["pointerenter", "focus"])
      opener.addEventListener(turning, () => { load().catch(() => {}) })
    opener.addEventListener("click", open)
  }
  query.addEventListener("input", answer)
  query.form.addEventListener("reset", () => setTimeout(() => { // after the field is empty
    query.focus()
    answer()
  }))
  query.form.addEventListener("submit", event => {
    event.preventDefault()
    list.querySelector("a")?.click()
  })
  more.addEventListener("click", () => {
    const next = list.children.length
    showMore()
    list.children[next]?.querySelector("a").focus()
  })
  find("close").addEventListener("click", () => dialog.close())
  dialog.addEventListener("click", event => { if (event.target === dialog) dialog.close() })
  // A result on this very page: nothing is loaded that would take the dialog away.
  list.addEventListener("click", event => {
    const link = event.target.closest("a")
    if (link?.pathname === location.pathname) dialog.close()
  })
  dialog.addEventListener("keydown", event => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const stops = [query, ...list.querySelectorAll("a")]
    const at = stops.indexOf(document.activeElement)
    if (!step || at < 0) return
    event.preventDefault()
    stops[Math.min(Math.max(at + step, 0), stops.length - 1)].focus()
  })

  const asked = new URLSearchParams(location.search).get("q")
  if (asked !== null) {
    query.value = asked
    open()
  }
})()
