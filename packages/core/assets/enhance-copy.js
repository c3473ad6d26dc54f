// @ts-check

/** Shows the button that copies what stands in a field, and says when it was done. */
for (const button of document.querySelectorAll('button[data-copy]')) {
  if (!(button instanceof HTMLButtonElement) || !navigator.clipboard) continue
  const field = document.getElementById(button.dataset.copy ?? '')
  const said = document.getElementById(`${button.dataset.copy}-copied`)
  if (!(field instanceof HTMLInputElement)) continue
  button.hidden = false
  button.addEventListener('click', () => {
    field.select()
    // Where the browser refuses, the text is selected all the same.
    navigator.clipboard.writeText(field.value).then(
      () => {
        if (said) said.textContent = button.dataset.copied ?? ''
      },
      () => {},
    )
  })
}
