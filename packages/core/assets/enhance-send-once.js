// @ts-check

// After this a form may be sent again: its reader may have stopped the page, or lost the network.
const PATIENCE = 10_000

/** Sends a form once: who clicks twice would read the second answer, that the code was used already. */
document.addEventListener('submit', (event) => {
  const form = event.target
  // By attribute: a field of the sign-in form is called "method". A form that closes a dialog sends nothing.
  if (!(form instanceof HTMLFormElement) || event.defaultPrevented || form.getAttribute('method') !== 'post') return
  if ('sent' in form.dataset) {
    event.preventDefault()
    return
  }
  form.dataset.sent = ''
  setTimeout(() => form.removeAttribute('data-sent'), PATIENCE)
})
// A page that comes back from the browser's memory may be sent again.
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) form.removeAttribute('data-sent')
})
