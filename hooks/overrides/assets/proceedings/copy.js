// The buttons that copy: the text they hold (data-clipboard-text) or that of another element
// (data-clipboard-target, "#" and its id). What became of it is shown and announced.
(() => {
  "use strict"

  const message = document.querySelector(".pro-message")
  let clearing
  const say = (words, seconds) => {
    clearTimeout(clearing)
    message.textContent = words
    clearing = setTimeout(() => { message.textContent = "" }, 1000 * seconds)
  }

  // Browsers have no clipboard for pages that came over an unsafe connection, and may refuse it
  // to others; the old way needs a field with the text selected.
  const copyOldWay = text => {
    const field = document.createElement("textarea")
    const before = document.activeElement
    field.value = text
    field.className = "pro-unseen"
    document.body.append(field)
    field.select()
    try { return document.execCommand("copy") } catch { return false } finally {
      field.remove()
      before.focus()
    }
  }

  const copy = async text => {
    try {
      await navigator.clipboard.writeText(text)
      return true
    } catch {
      return copyOldWay(text)
    }
  }

  for (const button of document.querySelectorAll("[data-clipboard-text], [data-clipboard-target]"))
    button.addEventListener("click", async () => {
      const { clipboardText, clipboardTarget } = button.dataset
      const target = clipboardTarget && document.getElementById(clipboardTarget.slice(1))
      if (await copy(target ? target.innerText.trim() : clipboardText)) {
        say(message.dataset.copied, 4)
        return
      }
      if (target) getSelection().selectAllChildren(target)
      say(message.dataset.failed, 12)
    })
})()
