// @ts-check

/** In development: shows which panel, part and place for other plugins the pointer or the focus is on, and the key of the text there. */
const KEPT = 'voordeur-overlay'
const FIELDS = /** @type {const} */ (['ofPanel', 'ofPart', 'ofSlots'])
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

/** @param {Element} element */
const toLines = (element) => {
  const words = (button instanceof HTMLElement ? (button.dataset.overlayWords ?? '') : '').split('|')
  const ids = FIELDS.map((field) => {
    const attribute = `data-${field.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`)}`
    const marked = element.closest(`[${attribute}]`)
    return marked?.getAttribute(attribute) ?? ''
  })
  return [...ids, toKeys(element).join(', ')].map((text, index) => [words[index] ?? '', text]).filter(([, text]) => text !== '')
}

/** @param {EventTarget | null} target */
const show = (target) => {
  if (!isOn() || !(target instanceof Element) || box.contains(target)) return
  markFills()
  const lines = toLines(target)
  found?.classList.remove('overlay-found')
  found = target.closest('[data-of-part], [data-of-panel]') ?? undefined
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
  document.addEventListener('pointerover', (event) => show(event.target))
  document.addEventListener('focusin', (event) => show(event.target))
  void follow()
}
