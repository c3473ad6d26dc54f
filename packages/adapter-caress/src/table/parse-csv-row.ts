/**
 * The fields of one CSV row (RFC 4180); undefined when its quotes do not match. Dutch spreadsheets separate by semicolons,
 * so the separator is the caller's.
 */
export function parseCsvRow(row: string, separator: ',' | ';'): readonly string[] | undefined {
  // The row falls apart at separators; after an odd number of quotes the separator stood inside them.
  const fields: string[] = []
  let pieces: string[] = []
  let isOpen = false
  for (const piece of row.split(separator)) {
    pieces.push(piece)
    if (piece.split('"').length % 2 === 0) isOpen = !isOpen
    if (isOpen) continue
    fields.push(pieces.join(separator))
    pieces = []
  }
  if (isOpen) return undefined
  const values = fields.map((field) => toValue(field))
  return values.every((value) => value !== undefined) ? values : undefined
}

function toValue(field: string): string | undefined {
  if (!field.includes('"')) return field
  const inner = /^"((?:[^"]|"")*)"$/.exec(field)?.[1]
  return inner?.replaceAll('""', '"')
}
