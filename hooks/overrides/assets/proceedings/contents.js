// The menu of narrow screens. Closed, the contents are not displayed, so that nothing in them
// takes the focus. Without a script a link leads to them.
(() => {
  "use strict"

  const menu = document.querySelector("button.pro-button--menu")
  const contents = document.getElementById("pro-contents")
  const isOpen = () => menu.getAttribute("aria-expanded") === "true"
  const open = state => {
    menu.setAttribute("aria-expanded", String(state))
    contents.classList.toggle("pro-contents--open", state)
  }

  menu.addEventListener("click", () => open(!isOpen()))
  for (const element of [menu, contents])
    element.addEventListener("keydown", event => {
      if (event.key !== "Escape" || !isOpen()) return
      open(false)
      menu.focus()
    })
})()
