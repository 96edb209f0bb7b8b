// Remembers the citation style that a reader chose, in this browser only, and fills in the date
// of access. Without it the first style is shown and the date is a blank.
const proToday = (() => {
  "use strict"

  const key = "pro-citation-style"
  const choices = [...document.querySelectorAll(".pro-cite__choice")]
  const chosen = (() => {
    try { return localStorage.getItem(key) } catch { return null }
  })()
  for (const choice of choices) {
    if (choice.value === chosen) choice.checked = true
    choice.addEventListener("change", () => {
      try { localStorage.setItem(key, choice.value) } catch { /* not remembered, then */ }
    })
  }

  // As the record's language writes a day; French has an ordinal for the first, which browsers have not.
  const written = (locale, today = new Date()) => {
    const day = today.toLocaleDateString(locale, { dateStyle: "long" })
    return locale === "fr" ? day.replace(/^1(?= )/, "1er") : day
  }
  for (const blank of document.querySelectorAll("[data-blank=accessed]")) blank.textContent = written(blank.dataset.locale)
  return written
})()
