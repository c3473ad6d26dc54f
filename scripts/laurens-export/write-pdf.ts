/** A letter of one or more pages. */
export interface Letter {
  readonly title: string
  readonly subtitle: string
  readonly paragraphs: readonly string[]
  readonly footer: string
}

const WIDTH = 595
const HEIGHT = 842
const LEFT = 72
const TOP = HEIGHT - 90
const BOTTOM = 90
const CHARACTERS = 84

// What WinAnsi lacks and our names need, on a place that it leaves free.
const EXTRA: ReadonlyMap<string, readonly [code: number, glyph: string]> = new Map([['ı', [0x81, 'dotlessi']]])

interface Line {
  readonly text: string
  readonly size: number
  readonly bold: boolean
  readonly after: number
}

/** Writes a PDF 1.4 (A4, Helvetica) with these words; the same words always give the same bytes. Throws for a character it has no place for. */
export function writePdf({ title, subtitle, paragraphs, footer }: Letter): Uint8Array {
  const lines: readonly Line[] = [
    { text: title, size: 18, bold: true, after: 10 },
    { text: subtitle, size: 10, bold: false, after: 24 },
    ...paragraphs.flatMap((paragraph) =>
      wrap(paragraph).map((text, index, all) => ({ text, size: 11, bold: false, after: index === all.length - 1 ? 10 : 0 })),
    ),
  ]
  const pages = paginate(lines).map((page) => `${page}\nBT /F1 9 Tf ${LEFT} 50 Td (${encode(footer)}) Tj ET`)
  return assemble(pages, title)
}

function wrap(text: string): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < CHARACTERS) lines.splice(-1, 1, `${last} ${word}`)
    else lines.push(word)
  }
  return lines
}

function paginate(lines: readonly Line[]): readonly string[] {
  const pages: string[][] = [[]]
  let at = TOP
  for (const { text, size, bold, after } of lines) {
    if (at < BOTTOM) {
      pages.push([])
      at = TOP
    }
    pages.at(-1)?.push(`BT /${bold ? 'F2' : 'F1'} ${size} Tf ${LEFT} ${at} Td (${encode(text)}) Tj ET`)
    at -= Math.round(size * 1.4) + after
  }
  return pages.map((page) => page.join('\n'))
}

/** The objects of the file, each with its place in the table at the end (ISO 32000-1, 7.5). */
function assemble(pages: readonly string[], title: string): Uint8Array {
  const firstPage = 6
  const kids = pages.map((_, index) => `${firstPage + index * 2} 0 R`).join(' ')
  const encoding = `<< /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [${[...EXTRA.values()].map(([code, glyph]) => `${code} /${glyph}`).join(' ')}] >>`
  const font = (name: string) => `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding ${encoding} >>`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /Lang (nl-NL) /ViewerPreferences << /DisplayDocTitle true >> >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    font('Helvetica'),
    font('Helvetica-Bold'),
    `<< /Title (${encode(title)}) /Producer (Laurens example) >>`,
    ...pages.flatMap((content, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${WIDTH} ${HEIGHT}] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents ${firstPage + index * 2 + 1} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ]),
  ]
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = body.length
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  const tail = `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R /Info 5 0 R >>\nstartxref\n${body.length}\n%%EOF\n`
  return Buffer.from(body + tail, 'latin1')
}

function encode(text: string): string {
  return [...text]
    .map((character) => toByte(character))
    .join('')
    .replaceAll(/[\\()]/g, (sign) => `\\${sign}`)
}

function toByte(character: string): string {
  const extra = EXTRA.get(character)
  if (extra) return String.fromCodePoint(extra[0])
  if ((character.codePointAt(0) ?? 0) > 0xff) throw new Error(`no place for ${character} in a letter`)
  return character
}
