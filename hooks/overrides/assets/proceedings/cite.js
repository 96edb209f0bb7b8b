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

  // As the record's language writes a day. The browser knows that too, and takes long to find it out.
  const written = ([...months], today = new Date()) => {
    const first = months.pop(), number = today.getDate()
    return months[today.getMonth()].replace("{day}", number === 1 ? first : number).replace("{year}", today.getFullYear())
  }
  const blanks = document.querySelectorAll("[data-blank=accessed]")
  if (blanks[0]) {
    const today = written(JSON.parse(document.querySelector(".pro-message").dataset.days))
    for (const blank of blanks) blank.textContent = today
  }
  return written
})()
