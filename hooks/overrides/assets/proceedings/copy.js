// Copying, and the buttons that copy: the text they hold (data-clipboard-text) or what another
// element shows (data-clipboard-target, "#" and its id), with the HTML that a further element holds
// as its text (data-clipboard-html) or, for a target, its own. Other scripts copy by `proCopy`.
const proCopy = (() => {
  "use strict"

  const message = document.querySelector(".pro-message")
  const said = message.dataset
  const seconds = 2
  let undo = () => {}

  // The button itself says that it is done or not, and the message tells screen readers; of a dialog,
  // which nothing may stand outside of, its own status, which then says again what it said. If it is
  // not done, the message shows the text, marked, to be copied by hand.
  const say = (button, done, text) => {
    undo()
    const place = button.closest("dialog")?.querySelector("[role=status]") ?? message
    const [label, before] = [button.textContent, place.textContent]
    button.style.minWidth = `${button.offsetWidth}px`
    button.textContent = done ? said.copied : said.refused
    message.classList.toggle("pro-hidden", done)
    place.replaceChildren(done ? said.copied : said.failed)
    const shown = place.firstChild
    undo = () => {
      clearTimeout(clearing)
      button.textContent = label
      if (shown.parentNode === place) place.replaceChildren(before)
      undo = () => {}
    }
    const clearing = done && setTimeout(() => undo(), 1000 * seconds)
    if (done) return
    const field = Object.assign(document.createElement("textarea"), { className: "pro-by-hand", readOnly: true, value: text })
    field.setAttribute("aria-label", said.text)
    const close = Object.assign(document.createElement("button"), {
      type: "button", className: "pro-button pro-button--inline", textContent: said.close,
      onclick() {
        undo()
        button.focus()
      }
    })
    place.append(field, close)
    field.select()
  }

  // Browsers have no clipboard for pages that came over an unsafe connection, and may refuse it to
  // others. The old way asks for an event, and is done only if that came.
  const copyOldWay = (text, html) => {
    let heard = false
    const put = event => {
      event.preventDefault()
      event.clipboardData.setData("text/plain", text)
      if (html) event.clipboardData.setData("text/html", html)
      heard = true
    }
    document.addEventListener("copy", put)
    try { return document.execCommand("copy") && heard } catch { return false } finally {
      document.removeEventListener("copy", put)
    }
  }

  const copied = async (text, html) => {
    const types = { "text/plain": text, ...html && { "text/html": html } }
    const blobs = Object.entries(types).map(([type, data]) => [type, new Blob([data], { type })])
    try {
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))])
      return true
    } catch {
      return copyOldWay(text, html)
    }
  }

  const copy = async (button, text, html) => say(button, await copied(text, html), text)

  const named = id => id && document.getElementById(id.slice(1))
  for (const button of document.querySelectorAll("[data-clipboard-text], [data-clipboard-target]"))
    button.addEventListener("click", () => {
      const { clipboardText, clipboardTarget, clipboardHtml } = button.dataset
      const target = named(clipboardTarget)
      const text = target ? target.innerText.trim() : clipboardText
      const html = named(clipboardHtml)?.textContent ?? (target && !target.matches("pre") ? target.innerHTML : "")
      if (button.hasAttribute("data-pro-share") && canShare) share(clipboardText)
      else copy(button, text, html)
    })

  // Where the device has a sheet of its own for sharing, links are shared by that.
  const canShare = navigator.share && matchMedia("(pointer: coarse)").matches
  const share = url => navigator.share({ title: document.title, url }).catch(() => {})
  if (canShare)
    for (const button of document.querySelectorAll("[data-pro-share]")) button.textContent = button.dataset.proShare

  return copy
})()
