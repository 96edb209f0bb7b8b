// On a former address of a page: leads on, and takes the fragment along, which the page alone loses.
(() => {
  const link = document.querySelector(".pro-moved")
  if (link) location.replace(link.href + location.hash)
})()
