// @ts-check

const AFTER = 3_000

/** Keeps what is typed at the server a few seconds after the last letter; files are not kept. Without scripts there is a button. Nothing stays in the browser. */
for (const form of document.querySelectorAll('form[data-draft]')) {
  if (!(form instanceof HTMLFormElement)) continue
  const said = form.querySelector('[data-saved]')
  const say = (text = '') => {
    // Only what changed is said, so that a reading voice is not interrupted for nothing.
    if (said && said.textContent !== text) said.textContent = text
  }
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer
  const keep = async () => {
    const body = new URLSearchParams([...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
    const words = said instanceof HTMLElement ? said.dataset : {}
    try {
      const answer = await fetch(form.dataset.draft ?? '', {
        method: 'POST',
        redirect: 'manual',
        headers: { accept: 'application/json' },
        body,
      })
      say(answer.ok ? words.saved : words.failed)
    } catch {
      say(words.failed)
    }
  }
  form.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(() => void keep(), AFTER)
  })
  form.addEventListener('submit', () => clearTimeout(timer))
}
