/** A page of the documentation that is written by a program. */
export interface ReferencePage {
  /** From the root of the repository. */
  readonly path: string
  readonly text: string
}

/** What a generated page is made of. */
export interface PageInput {
  readonly path: string
  readonly title: string
  readonly reader: 'everyone' | 'developer' | 'organisation' | 'author'
  /** Its place under its kind, the lowest first. */
  readonly order?: number
  /** Where what it says is written down. */
  readonly from: string
  /** Blocks of Markdown, one below the other. */
  readonly blocks: readonly string[]
}

/** A page with what the sidebar and whoever wants to change it must know. */
export function toPage({ path, title, reader, order, from, blocks }: PageInput): ReferencePage {
  const matter = [`reader: ${reader}`, 'kind: reference', ...(order === undefined ? [] : [`order: ${order}`]), 'editLink: false']
  const note = `<!-- Written by "pnpm docs:reference" from ${from}. Change it there. -->`
  return {
    path,
    text: [`---\n${matter.join('\n')}\n---`, note, `# ${title}`, ...blocks.filter((block) => block !== '')].join('\n\n') + '\n',
  }
}

/** A table; nothing when it has no rows. A column in which nothing stands is left out. */
export function toTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ''
  const used = headings.map((_, index) => index === 0 || rows.some((row) => (row[index] ?? '') !== ''))
  const toLine = (cells: readonly string[]) => `| ${cells.filter((_, index) => used[index]).join(' | ')} |`
  return [toLine(headings), toLine(headings.map(() => '---')), ...rows.map((row) => toLine(row.map(toCell)))].join('\n')
}

/** Words as code; nothing for no words. */
export function toCode(words: string): string {
  if (words === '') return ''
  return words.includes('`') ? `\`\` ${words} \`\`` : `\`${words}\``
}

/** Several words as code, with commas. */
export function toCodes(words: readonly string[]): string {
  return words.map(toCode).join(', ')
}

// A bar would end the cell, and what looks like a tag would be one, but for what stands in code.
function toCell(text: string): string {
  return text
    .replaceAll(/\s*\n\s*/g, ' ')
    .split(/(`[^`]*`)/)
    .map((piece) => (piece.startsWith('`') ? piece : piece.replaceAll('<', '&lt;').replaceAll('{{', '&#123;{')))
    .join('')
    .replaceAll(/(?<!\\)\|/g, '\\|')
}
