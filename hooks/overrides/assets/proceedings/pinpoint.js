// How to cite a paragraph, below the paragraph whose link is pressed. The link leads there all the
// same, so that the address can be copied; pressed again, or by Escape, it is closed.
(() => {
  "use strict"

  const box = document.querySelector(".pro-pinpoint")
  if (!box) return
  const [copy] = box.querySelectorAll("[data-clipboard-text]")
  let opener

  // The pages stand in the order of the styles, as each writes them.
  const fill = (name, texts) => {
    box.querySelectorAll(`[data-blank=${name}]`).forEach((blank, at) => { blank.textContent = texts[at % texts.length] })
  }

  const close = () => {
    opener.setAttribute("aria-expanded", "false")
    box.hidden = true
  }

  const open = link => {
    if (opener) close()
    opener = link
    link.setAttribute("aria-expanded", "true")
    fill("paragraph", [link.hash.slice(1)])
    fill("pages", JSON.parse(link.dataset.pages ?? '[""]'))
    copy.dataset.clipboardText = copy.dataset.clipboardText.replace(/#.*/, link.hash)
    link.closest(".pro-record").after(box)
    box.hidden = false
    location.hash = link.hash
    link.focus({ preventScroll: true }) // from here Tab goes on into the box
    box.scrollIntoView({ block: "nearest" })
  }

  const leave = () => {
    close()
    opener.focus()
  }

  for (const link of document.querySelectorAll(".pro-permalink")) {
    link.setAttribute("aria-expanded", "false")
    link.addEventListener("click", event => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
      event.preventDefault()
      const isOpen = link === opener && !box.hidden
      isOpen ? leave() : open(link)
    })
  }
  document.addEventListener("keydown", event => {
    if (event.key === "Escape" && opener && !box.hidden && (box.contains(event.target) || event.target === opener)) leave()
  })
  box.querySelector("[data-part=close]").addEventListener("click", leave)
})()
