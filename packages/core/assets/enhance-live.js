// @ts-check

/**
 * Shows what others do while the page is open. When a stream says that there is something new in a part of this page, the page is fetched once more, and
 * what is marked `data-live` takes the place of the same on the page; never where somebody is at work. Whatever fails: a reload shows it too.
 */
const said = document.getElementById('live')
const listed = () => document.querySelectorAll('[data-live][id]')
// What stands around the page changes along with it, and is no reason to look.
if (said && document.querySelector('[data-live]:not([data-live=also])')) {
  const { stream = '', parts = '', says = '' } = said.dataset
  /** @type {EventSource | undefined} */
  let source
  /** @type {Document | undefined} */
  let fresh
  let missed = false
  let leaving = false
  let isLooking = false
  let isDue = false

  /** @param {Element} place */
  const isInUse = (place) =>
    place.contains(document.activeElement) ||
    place.querySelector('dialog[open]') !== null ||
    [...place.querySelectorAll('input, textarea')].some(
      (field) => 'value' in field && 'defaultValue' in field && field.value !== field.defaultValue,
    )

  // What its reader opened stays open.
  /** @param {Element} place @param {Element} next */
  const keepOpen = (place, next) => {
    const opened = [...place.querySelectorAll('details[open] > summary')].map((summary) => summary.textContent)
    for (const summary of next.querySelectorAll('summary')) {
      if (opened.includes(summary.textContent)) summary.parentElement?.setAttribute('open', '')
    }
  }

  const replace = () => {
    for (const place of listed()) {
      const next = fresh?.getElementById(place.id)
      if (next) keepOpen(place, next)
      if (!next || next.outerHTML === place.outerHTML || isInUse(place)) continue
      place.replaceWith(document.importNode(next, true))
      said.textContent = ''
      setTimeout(() => (said.textContent = says), 100)
    }
  }

  const look = async () => {
    isDue = true
    if (isLooking) return
    isLooking = true
    while (isDue && !leaving) {
      isDue = false
      const answer = await fetch(location.href, { redirect: 'manual', headers: { accept: 'text/html', 'x-voordeur-live': '1' } }).catch(
        () => undefined,
      )
      if (!answer?.ok || leaving) break
      fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
      replace()
    }
    isLooking = false
  }

  const close = () => {
    source?.close()
    source = undefined
    missed = true
  }
  // Only a page that somebody can see is told; when it comes in view again it looks once.
  const open = () => {
    if (document.hidden || source || leaving) return
    source = new EventSource(stream)
    source.addEventListener('open', () => {
      if (missed) void look()
      missed = true
    })
    // An answer that is no stream ends it for good: of a proxy whose portal is starting again.
    source.addEventListener('error', () => {
      if (source?.readyState !== EventSource.CLOSED) return
      close()
      setTimeout(open, 3000 + Math.random() * 5000)
    })
    source.addEventListener('message', ({ data }) => {
      const told = JSON.parse(data).parts
      if (parts.split(' ').some((part) => told.includes(part))) void look()
    })
  }

  document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()))
  document.addEventListener('focusout', () => setTimeout(replace))
  // What the reader does themselves is shown by the page that comes next.
  document.addEventListener('submit', ({ target }) => {
    if (!(target instanceof HTMLFormElement) || target.getAttribute('method') !== 'post') return
    leaving = true
    setTimeout(() => (leaving = false), 10_000)
  })
  addEventListener('pagehide', () => {
    leaving = true
    close()
  })
  addEventListener('pageshow', () => {
    leaving = false
    open()
  })
}
