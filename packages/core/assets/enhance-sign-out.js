// @ts-check

/** Opens the question "Wilt u uitloggen?" as a dialog. Without it the link leads to a page that asks the same. */
for (const link of document.querySelectorAll('a[data-opens]')) {
  if (!(link instanceof HTMLAnchorElement)) continue
  const dialog = document.getElementById(link.dataset.opens ?? '')
  if (!(dialog instanceof HTMLDialogElement)) continue
  link.setAttribute('aria-haspopup', 'dialog')
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    dialog.showModal()
  })
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close()
  })
}
