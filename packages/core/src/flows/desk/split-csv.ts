/**
 * The rows of a small table (RFC 4180), each with its fields; a row may go on over lines inside quotes. The separator is the one that stands most in the
 * first line: Dutch spreadsheets write semicolons. Undefined when the quotes do not match.
 */
export function splitCsv(text: string): readonly (readonly string[])[] | undefined {
  const plain = text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n')
  const [first = ''] = plain.split('\n', 1)
  const separator = first.split(';').length > first.split(',').length ? ';' : ','
  const rows: string[][] = []
  for (const record of joinQuoted(plain.split('\n'), '\n')) {
    const fields = joinQuoted(record.split(separator), separator).map((field) => toValue(field))
    if (fields.some((field) => field === undefined)) return undefined
    rows.push(fields.filter((field) => field !== undefined))
  }
  return rows
}

/** After an odd number of quotes the separator stood inside them: what it parted belongs together. */
function joinQuoted(pieces: readonly string[], separator: string): string[] {
  const joined: string[] = []
  let open: string[] = []
  let quotes = 0
  for (const piece of pieces) {
    open.push(piece)
    quotes += piece.split('"').length - 1
    if (quotes % 2 === 1) continue
    joined.push(open.join(separator))
    open = []
  }
  return open.length === 0 ? joined : [...joined, open.join(separator)]
}

function toValue(field: string): string | undefined {
  if (!field.includes('"')) return field.trim()
  const inner = /^\s*"((?:[^"]|"")*)"\s*$/.exec(field)?.[1]
  return inner?.replaceAll('""', '"').trim()
}
