// @ts-check

/**
 * Opens a form's button when the form can be sent: when every required question has an answer, or when something is ticked. What
 * belongs to the first tick (`data-after-tick`) is not there before it.
 */
for (const form of document.querySelectorAll('form[data-gate]')) {
  if (!(form instanceof HTMLFormElement)) continue
  const submit = form.querySelector('button[type="submit"]')
  if (!(submit instanceof HTMLButtonElement)) continue
  const later = form.querySelector('[data-after-tick]')
  const judge = () => {
    const open = form.dataset.gate === 'ticked' ? form.querySelector('input[type="checkbox"]:checked') !== null : form.checkValidity()
    submit.disabled = !open
    if (later instanceof HTMLElement) later.hidden = !open
  }
  form.addEventListener('input', judge)
  addEventListener('pageshow', judge)
  judge()
}
