// @ts-check

const EVERY = 3_000
// About as long as the page says that it looks by itself.
const MOST = 300

/** Shows how far the work is that a page waits for; when it is done, the page is loaded again. Without scripts there is a link. */
for (const box of document.querySelectorAll('[data-progress]')) {
  if (!(box instanceof HTMLElement)) continue
  const bar = box.querySelector('progress')
  const said = box.querySelector('[role=status]')
  const where = box.dataset.progress ?? ''
  let asked = 0
  const look = async () => {
    const answer = await fetch(where, { redirect: 'manual', headers: { accept: 'application/json' } })
    if (!answer.ok) return
    const { state, done, total, text } = await answer.json()
    if (state !== 'waiting' && state !== 'running') {
      location.reload()
      return
    }
    if (bar && total > 0) {
      bar.max = total
      bar.value = done
    }
    // Only what changed is said, so that a reading voice is not interrupted for nothing.
    if (said && said.textContent !== text) said.textContent = text
    asked += 1
    if (asked < MOST) setTimeout(() => void look(), EVERY)
  }
  setTimeout(() => void look(), EVERY)
}
