// Remembers the citation style that a reader chose, in this browser only, and fills in the date
// of access. Without it the first style is shown and the date is a blank.
(() => {
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

  const today = new Date().toLocaleDateString("en-GB", { dateStyle: "long" })
  for (const blank of document.querySelectorAll("[data-pro-accessed]")) blank.textContent = today
})()
