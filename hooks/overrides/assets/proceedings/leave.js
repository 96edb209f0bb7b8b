// Leaving at once: the page is covered, and its entry in the history, and no other, is replaced by
// the page that is opened. Three presses of Shift do the same. After GOV.UK's “Exit this page”.
(() => {
  "use strict"

  const bar = document.querySelector(".pro-leave")
  if (!bar) return
  const links = document.querySelectorAll("[data-pro-leave]")
  const status = bar.querySelector("[data-pro-leave-status]")
  const presses = 3
  const patience = 5000 // milliseconds between two presses

  const leave = event => {
    event?.preventDefault()
    document.documentElement.classList.add("pro-left")
    document.title = "…"
    status.textContent = bar.dataset.proLeaving
    location.replace(links[0].href)
  }
  for (const link of links) link.addEventListener("click", leave)

  // A press of Shift alone: with another key it is part of typing.
  let count = 0
  let alone = false
  let waiting
  const again = said => {
    clearTimeout(waiting)
    count = 0
    status.textContent = said
  }
  addEventListener("keydown", event => {
    alone = event.key === "Shift" && !event.ctrlKey && !event.altKey && !event.metaKey
    if (!alone && count) again("")
  })
  addEventListener("keyup", event => {
    if (event.key !== "Shift" || !alone) return
    alone = false
    count += 1
    if (count === presses) return leave()
    status.textContent = bar.dataset.proMore.replace("#", presses - count)
    clearTimeout(waiting)
    waiting = setTimeout(() => again(bar.dataset.proOver), patience)
  })
  addEventListener("pointerdown", () => { alone = false }) // Shift and a click select, or open a window
  addEventListener("pageshow", () => document.documentElement.classList.remove("pro-left"))
})()
