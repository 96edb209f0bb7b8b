// The colours: one button, two states. Kept in this browser only, and only while the choice
// differs from what the system prefers; the line in the page's head reads it before anything
// is drawn.
(() => {
  "use strict"

  const page = document.documentElement
  const key = "pro-scheme"
  const button = document.querySelector(".pro-button--look")
  const system = matchMedia("(prefers-color-scheme: dark)")
  const isDark = () => page.dataset.scheme ? page.dataset.scheme === "dark" : system.matches
  const show = () => button.setAttribute("aria-pressed", String(isDark()))

  button.addEventListener("click", () => {
    const wanted = isDark() ? "light" : "dark"
    const chosen = (wanted === "dark") === system.matches ? "" : wanted
    page.dataset.scheme = chosen
    try {
      if (chosen) localStorage.setItem(key, chosen)
      else localStorage.removeItem(key)
    } catch { /* not remembered, then */ }
    show()
  })
  system.addEventListener("change", show)
  show()
})()
