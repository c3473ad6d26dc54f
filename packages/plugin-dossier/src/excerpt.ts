/** The beginning of a text on one line, cut at a word; at most `length` characters and an ellipsis. */
export function toExcerpt(text: string, length = 110): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= length) return line
  const cut = line.slice(0, length)
  const lastSpace = cut.lastIndexOf(' ')
  return `${cut.slice(0, lastSpace > length / 2 ? lastSpace : length).replace(/[\s,;:–-]+$/, '')}…`
}
