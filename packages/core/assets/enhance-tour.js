// @ts-check

/**
 * Shows somebody around: a dialog with one step at a time, while what the step is about stands out on the page. What can't be seen on this screen has no
 * step. It is noted that it was shown when it opens, so that it never starts by itself again, however it ends.
 */
for (const link of document.querySelectorAll('a[data-tour-start]')) {
  if (link instanceof HTMLAnchorElement) link.href = link.dataset.tourStart ?? link.href
}

const tour = document.getElementById('tour')
if (tour instanceof HTMLDialogElement) {
  const isShown = (/** @type {Element} */ element) => element.getClientRects().length > 0
  // Asked anew at each step: a part of the page may have been replaced by a newer one.
  const find = (/** @type {HTMLElement} */ stop) =>
    [...document.querySelectorAll(`[data-tour="${CSS.escape(stop.dataset.anchor ?? '')}"]`)].find(isShown)
  const stops = [...tour.querySelectorAll('.tour-stop')].filter((stop) => stop instanceof HTMLElement).filter(find)
  const count = tour.querySelector('[data-count]')
  const button = (/** @type {string} */ act) => tour.querySelector(`[data-act="${act}"]`)
  const back = button('back')
  const next = button('next')?.firstElementChild
  let at = 0
  /** @type {Element | undefined} */
  let anchor

  const leave = () => anchor?.classList.remove('tour-at')
  const point = (/** @type {Element} */ to) => {
    leave()
    anchor = to
    anchor.classList.add('tour-at')
    const isTall = anchor.getBoundingClientRect().height > innerHeight / 2
    anchor.scrollIntoView({ block: isTall ? 'start' : 'center', behavior: 'instant' })
    const { top, bottom } = anchor.getBoundingClientRect()
    tour.dataset.at = !isTall && top + bottom > innerHeight ? 'top' : 'bottom'
  }
  const label = () => {
    const isLast = at === stops.length - 1
    if (back instanceof HTMLButtonElement) back.hidden = at === 0
    if (next instanceof HTMLElement) next.textContent = (isLast ? next.dataset.last : next.dataset.label) ?? ''
    if (count instanceof HTMLElement)
      count.textContent = (count.dataset.count ?? '').replace('{at}', `${at + 1}`).replace('{of}', `${stops.length}`)
  }
  const show = () => {
    const to = stops[at] && find(stops[at])
    if (!to) return tour.close()
    for (const [index, stop] of stops.entries()) stop.hidden = index !== at
    label()
    point(to)
    const title = stops[at]?.querySelector('h2')
    tour.setAttribute('aria-labelledby', title?.id ?? '')
    title?.focus({ preventScroll: true })
  }

  tour.addEventListener('click', ({ target }) => {
    const act = target instanceof Element && target.closest('[data-act]')
    if (!(act instanceof HTMLElement)) return
    if (act.dataset.act === 'skip') return tour.close()
    at += act.dataset.act === 'back' ? -1 : 1
    show()
  })
  tour.addEventListener('close', () => {
    leave()
    scrollTo({ top: 0, behavior: 'instant' })
    document.getElementById('inhoud')?.focus({ preventScroll: true })
  })
  if (stops.length > 0) {
    tour.showModal()
    show()
    history.replaceState(history.state, '', location.pathname)
    void fetch(tour.dataset.seen ?? '', { method: 'POST', redirect: 'manual' }).catch(() => undefined)
  }
}
