// @ts-check

/** Counts down in a button that has to wait: "Geen code ontvangen? (11)". The server decides all the same. */
for (const button of document.querySelectorAll('button[data-countdown]')) {
  if (!(button instanceof HTMLButtonElement)) continue
  const label = button.querySelector('span')
  if (!label) continue
  const text = label.textContent
  const end = Date.now() + Number(button.dataset.countdown) * 1000
  // By the clock: a phone that was put away does not count.
  const count = () => {
    const left = Math.ceil((end - Date.now()) / 1000)
    button.disabled = left > 0
    label.textContent = left > 0 ? `${text} (${left})` : text
    if (left > 0) setTimeout(count, 1000)
  }
  count()
}
