// @ts-check

/** Closes an open list of clients with Escape or a click beside it, as people expect of a menu. */
for (const menu of document.querySelectorAll('details.switch')) {
  if (!(menu instanceof HTMLDetailsElement)) continue
  document.addEventListener('click', (event) => {
    if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false
  })
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return
    menu.open = false
    menu.querySelector('summary')?.focus()
  })
}
