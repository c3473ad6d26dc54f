// @ts-check

/** Sends a form once: who clicks twice would read the second answer, that the code was used already. */
document.addEventListener('submit', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || event.defaultPrevented) return
  if ('sent' in form.dataset) event.preventDefault()
  form.dataset.sent = ''
})
// A page that comes back from the browser's memory may be sent again.
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) form.removeAttribute('data-sent')
})
