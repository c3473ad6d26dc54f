// @ts-check

/** Shows the button with which a reader can look at the password that was typed; it is hidden again before it is sent. */
for (const button of document.querySelectorAll('button[data-reveal]')) {
  if (!(button instanceof HTMLButtonElement)) continue
  const field = document.getElementById(button.dataset.reveal ?? '')
  const label = button.querySelector('span')
  if (!(field instanceof HTMLInputElement) || !label) continue
  const [show, hide] = [label.textContent, button.dataset.hide ?? '']
  const reveal = (/** @type {boolean} */ isShown) => {
    field.type = isShown ? 'text' : 'password'
    label.textContent = isShown ? hide : show
  }
  button.hidden = false
  button.addEventListener('click', () => reveal(field.type === 'password'))
  // A browser would remember what stands in a field of text.
  field.form?.addEventListener('submit', () => reveal(false))
}
