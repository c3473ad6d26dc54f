// @ts-check

const WAIT = 700

/** What can be told of a password while it is typed; the rest the server judges. @type {Record<string, (typed: string, count: number) => boolean>} */
const CHECKS = {
  length: (typed, count) => Array.from(typed).length >= count,
  lower: (typed) => /\p{Ll}/u.test(typed),
  upper: (typed) => /\p{Lu}/u.test(typed),
  digit: (typed) => /\p{Nd}/u.test(typed),
}

/** Ticks the requirements of a password off while it is typed, and says below the field what is missing still. */
for (const list of document.querySelectorAll('[data-requirements]')) {
  if (!(list instanceof HTMLElement)) continue
  const field = document.getElementById(list.dataset.requirements ?? '')
  const status = document.getElementById(`${list.dataset.requirements}-status`)
  if (!(field instanceof HTMLInputElement) || !status) continue
  const items = [...list.querySelectorAll('li')].filter(({ dataset }) => CHECKS[dataset.requirement ?? ''])
  let timer = 0

  field.addEventListener('input', () => {
    const typed = field.value.normalize('NFKC')
    const missing = items.filter((item) => !tick(item, typed))
    clearTimeout(timer)
    timer = setTimeout(() => {
      const names = missing.map(({ dataset }) => dataset.short).join(', ')
      status.textContent = typed === '' ? '' : names === '' ? (status.dataset.done ?? '') : `${status.dataset.missing} ${names}.`
    }, WAIT)
  })
}

/** Marks whether one requirement is met, for who sees it and for who listens. @param {HTMLElement} item @param {string} typed */
function tick(item, typed) {
  const isMet = CHECKS[item.dataset.requirement ?? '']?.(typed, Number(item.dataset.count)) ?? false
  item.toggleAttribute('data-met', isMet)
  const spoken = item.querySelector('.visually-hidden')
  if (spoken instanceof HTMLElement) spoken.hidden = !isMet
  return isMet
}
