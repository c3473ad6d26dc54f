const LONGEST = 600

/** A text in two: as many whole paragraphs as are read at a glance (the first at least), and the rest; empty where it is short. */
export function toLead(text: string): { readonly lead: string; readonly rest: string } {
  const paragraphs = text
    .replaceAll('\r\n', '\n')
    .trim()
    .split(/\n{2,}/u)
  let length = 0
  const fits = paragraphs.findIndex((paragraph) => (length += paragraph.length) > LONGEST)
  const end = fits === -1 ? paragraphs.length : Math.max(fits, 1)
  return { lead: paragraphs.slice(0, end).join('\n\n'), rest: paragraphs.slice(end).join('\n\n') }
}
