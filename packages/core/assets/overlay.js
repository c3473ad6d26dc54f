// @ts-check

/** In development: shows which panel, part and place for other plugins the pointer or the focus is on, and the key of the text there. */
const KEPT = 'voordeur-overlay'
const FIELDS = ['data-of-panel', 'data-of-part', 'data-of-slots']
const button = document.querySelector('button[data-overlay-texts]')
const box = document.createElement('dl')
box.className = 'overlay-says'
box.hidden = true
// What it says is for who builds the portal and looks at it: a reader who listens hears the page as it is.
box.setAttribute('aria-hidden', 'true')

/** @type {Record<string, string[]> | undefined} */
let texts
/** @type {Element | undefined} */
let found

const isOn = () => sessionStorage.getItem(KEPT) === 'on'

/** @param {Element} element */
const toKeys = (element) => {
  const said = (element.textContent ?? '').replaceAll('\u00AD', '').replaceAll(/\s+/g, ' ').trim()
  return texts?.[said.toLowerCase()] ?? []
}

/** What a part put into a place follows a mark that takes no room. */
const markFills = () => {
  for (const mark of document.querySelectorAll('template[data-of-slots]')) {
    const fill = mark.nextElementSibling
    if (!(mark instanceof HTMLElement) || !(fill instanceof HTMLElement)) continue
    Object.assign(fill.dataset, { ofSlots: mark.dataset.ofSlots, ofPart: mark.dataset.ofPart })
  }
}

/** @param {readonly Element[]} elements */
const toLines = (elements) => {
  const words = (button instanceof HTMLElement ? (button.dataset.overlayWords ?? '') : '').split('|')
  const ids = FIELDS.map(
    (attribute) => elements.map((element) => element.closest(`[${attribute}]`)?.getAttribute(attribute)).find(Boolean) ?? '',
  )
  const keys = elements.map(toKeys).find(({ length }) => length > 0) ?? []
  return [...ids, keys.join(', ')].map((text, index) => [words[index] ?? '', text]).filter(([, text]) => text !== '')
}

/**
 * What lies there, the topmost first: a link that covers a card has the card under it.
 * @param {readonly Element[]} elements
 */
const show = (elements) => {
  if (!isOn()) return
  markFills()
  const lines = toLines(elements)
  found?.classList.remove('overlay-found')
  const marked = ['data-of-part', 'data-of-panel'].flatMap((attribute) => elements.map((element) => element.closest(`[${attribute}]`)))
  found = marked.find((element) => element !== null) ?? undefined
  found?.classList.add('overlay-found')
  box.replaceChildren(
    ...lines.flatMap(([word, text]) => {
      const [term, says] = [document.createElement('dt'), document.createElement('dd')]
      term.textContent = word ?? ''
      says.textContent = text ?? ''
      return [term, says]
    }),
  )
  box.hidden = lines.length === 0
}

const follow = async () => {
  if (button instanceof HTMLElement) button.setAttribute('aria-pressed', String(isOn()))
  if (!isOn()) {
    box.hidden = true
    found?.classList.remove('overlay-found')
    return
  }
  if (texts || !(button instanceof HTMLElement)) return
  const answer = await fetch(button.dataset.overlayTexts ?? '', { headers: { accept: 'application/json' } })
  if (answer.ok) texts = await answer.json()
}

const change = () => {
  sessionStorage.setItem(KEPT, isOn() ? 'off' : 'on')
  void follow()
}

if (button instanceof HTMLButtonElement) {
  document.body.append(box)
  button.hidden = false
  button.addEventListener('click', change)
  document.addEventListener('keydown', (event) => {
    if (!event.altKey || !event.shiftKey || event.code !== 'KeyO') return
    event.preventDefault()
    change()
  })
  document.addEventListener('pointermove', ({ clientX, clientY }) => show(document.elementsFromPoint(clientX, clientY)))
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof Element) show([target])
  })
  void follow()
}
