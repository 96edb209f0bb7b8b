// What Material's script leaves undone for keyboards and screen readers: the search
// dialog, the menu, the choice of colours. It runs after that script and changes only
// the frame; without it (or without any script) the pages read the same.
(() => {
  "use strict"

  const find = (selector, node = document) => node.querySelector(selector)
  const findAll = (selector, node = document) => [...node.querySelectorAll(selector)]

  // Search. Material opens and closes it by a hidden checkbox; the dialog follows the
  // checkbox. A modal dialog keeps the focus inside and gives it back to its opener.
  const dialog = find(".pro-search")
  if (dialog) {
    const toggle = find("[data-md-toggle=search]")
    const query = find(".pro-search__query", dialog)
    const list = find(".md-search-result__list", dialog)
    const set = open => { if (toggle.checked !== open) toggle.click() }

    const follow = () => {
      if (toggle.checked && !dialog.open) {
        dialog.showModal()
        query.focus()
        query.select()
      } else if (!toggle.checked && dialog.open) {
        dialog.close()
      }
    }
    toggle.addEventListener("change", follow)
    dialog.addEventListener("close", () => set(false))
    dialog.addEventListener("click", event => { if (event.target === dialog) set(false) })
    find(".pro-search__close", dialog).addEventListener("click", () => set(false))
    for (const opener of findAll("[data-pro-search]"))
      opener.addEventListener("click", () => set(true))

    // A browser may restore the checkbox on reload; only an address with ?q= opens the search.
    if (new URLSearchParams(location.search).has("q")) follow()
    else set(false)

    // Material closes the search on Tab and draws every other key into the field, so that
    // no button could be pressed. It gets the keys typed in the field, arrows and Escape.
    dialog.addEventListener("keydown", event => {
      const wanted = event.target === query
        ? event.key !== "Tab"
        : ["ArrowUp", "ArrowDown", "Escape"].includes(event.key)
      if (!wanted) event.stopPropagation()
    })

    // Material looks at the field when a key is let go; so do we after pasting, dictating, clearing.
    const look = () => query.dispatchEvent(new Event("keyup"))
    query.addEventListener("input", () => {
      // A phrase is marked by straight quotation marks; phones type the others.
      const caret = query.selectionStart
      const straight = query.value.replace(/[“”„]/g, '"')
      if (straight !== query.value) {
        query.value = straight
        query.setSelectionRange(caret, caret)
      }
      look()
    })
    query.form.addEventListener("reset", () => setTimeout(look))

    // Results can be reached by Tab, their titles are no headings of this page, and of a
    // long text only the words around the first match are shown.
    new MutationObserver(() => {
      for (const el of findAll("[tabindex]", list)) el.removeAttribute("tabindex")
      for (const el of findAll("h1, h2", list)) el.setAttribute("role", "presentation")
      for (const el of findAll("article:not([data-pro-excerpt])", list)) excerpt(el)
    }).observe(list, { childList: true })
  }

  function excerpt(article, before = 90, length = 260) {
    article.setAttribute("data-pro-excerpt", "")
    const blocks = [...article.childNodes].filter(node =>
      !(node instanceof Element && node.matches("h1, h2, .md-icon, .md-search-result__terms")))
    const runs = []
    for (const block of blocks) {
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
      if (block.nodeType === Node.TEXT_NODE) runs.push({ text: block.data, mark: false })
      else while (walker.nextNode())
        runs.push({ text: walker.currentNode.data, mark: !!walker.currentNode.parentElement.closest("mark") })
      runs.push({ text: " ", mark: false })
    }
    const text = runs.map(run => run.text).join("")
    if (text.length <= before + length) return

    const match = runs.findIndex(run => run.mark)
    const at = match < 0 ? 0 : runs.slice(0, match).reduce((sum, run) => sum + run.text.length, 0)
    const from = at <= before ? 0 : text.indexOf(" ", at - before) + 1
    const to = from + length >= text.length ? text.length : text.lastIndexOf(" ", from + length)

    const shown = document.createElement("p")
    if (from > 0) shown.append("… ")
    let start = 0
    for (const run of runs) {
      const part = run.text.slice(Math.max(0, from - start), Math.max(0, to - start))
      start += run.text.length
      if (!part) continue
      const node = run.mark ? document.createElement("mark") : shown
      node.append(part)
      if (run.mark) shown.append(node)
    }
    if (to < text.length) shown.append(" …")
    blocks[0].before(shown)
    for (const block of blocks) block.remove()
  }

  // No shortcuts of a single letter or sign (WCAG 2.1.4); Material has these.
  document.addEventListener("keydown", event => {
    if ("fs/pn,.".includes(event.key) && !dialog?.open) event.stopPropagation()
  })

  // Menu: closed, the contents are not displayed, so nothing in them takes the focus.
  const menu = find("button.pro-button--menu")
  const contents = find("#pro-contents")
  const open = state => {
    menu.setAttribute("aria-expanded", String(state))
    contents.classList.toggle("pro-contents--open", state)
  }
  menu.addEventListener("click", () => open(menu.getAttribute("aria-expanded") !== "true"))
  for (const el of [menu, contents])
    el.addEventListener("keydown", event => {
      if (event.key !== "Escape" || menu.getAttribute("aria-expanded") !== "true") return
      open(false)
      menu.focus()
    })

  // Colours: one button, two states. Choosing what the system prefers follows the system again.
  const palette = find(".pro-button--palette")
  if (palette) {
    const radios = findAll("[data-md-component=palette] input")
    const dark = () => document.body.getAttribute("data-md-color-scheme") === "slate"
    const show = () => palette.setAttribute("aria-pressed", String(dark()))
    palette.addEventListener("click", () => {
      const wanted = !dark()
      const system = matchMedia("(prefers-color-scheme: dark)").matches
      const media = wanted === system
        ? "(prefers-color-scheme)"
        : `(prefers-color-scheme: ${wanted ? "dark" : "light"})`
      radios.find(radio => radio.dataset.mdColorMedia === media)?.click()
    })
    new MutationObserver(show)
      .observe(document.body, { attributeFilter: ["data-md-color-scheme"] })
    show()
  }

  // Material's short messages ("Copied") are announced.
  find("[data-md-component=dialog]")?.setAttribute("role", "status")
})()
