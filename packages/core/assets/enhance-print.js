// @ts-check

/** Shows the button "Afdrukken": printing needs a script, so that without one there is no button that does nothing. */
for (const button of document.querySelectorAll('button[data-print]')) {
  if (!(button instanceof HTMLButtonElement)) continue
  button.hidden = false
  button.addEventListener('click', () => globalThis.print())
}
