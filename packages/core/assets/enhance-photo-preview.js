// @ts-check

const SIDE = 96

/** Shows what was chosen below its field before it is sent: each photo small, and what is wrong with it already. */
for (const list of document.querySelectorAll('[data-chosen]')) {
  if (!(list instanceof HTMLElement)) continue
  const { chosen = '', most, mostMegabytes, tooMany = '', tooLarge = '' } = list.dataset
  const field = document.getElementById(chosen)
  if (!(field instanceof HTMLInputElement)) continue
  const show = () => {
    const files = [...(field.files ?? [])]
    const isLarge = (/** @type {File} */ { size }) => size > Number(mostMegabytes) * 1024 * 1024
    list.replaceChildren(...files.map((file) => toItem(file, isLarge(file) ? tooLarge : '')))
    if (files.length > Number(most)) list.append(toLine('li', tooMany, true))
    list.hidden = files.length === 0
  }
  field.addEventListener('change', show)
  addEventListener('pageshow', show)
}

/** @param {File} file @param {string} wrong */
function toItem(file, wrong) {
  const item = document.createElement('li')
  item.append(toLine('span', file.name, false), ...(wrong ? [toLine('span', wrong, true)] : []))
  // What the browser can't draw (HEIC) is shown by its name alone.
  if (file.type.startsWith('image/'))
    draw(file).then(
      (picture) => item.prepend(picture),
      () => {},
    )
  return item
}

/** @param {File} file */
async function draw(file) {
  const picture = await createImageBitmap(file, { resizeHeight: SIDE, resizeQuality: 'medium' })
  const canvas = document.createElement('canvas')
  canvas.width = picture.width
  canvas.height = picture.height
  canvas.getContext('2d')?.drawImage(picture, 0, 0)
  return canvas
}

/** @param {string} tag @param {string} text @param {boolean} isWrong */
function toLine(tag, text, isWrong) {
  const line = document.createElement(tag)
  line.textContent = text
  if (isWrong) line.className = 'field-error'
  return line
}
