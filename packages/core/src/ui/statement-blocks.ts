/** A piece of a statement: a heading, a paragraph, or a list. Plain text, never markup. */
export type StatementBlock =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }

const HEADING = /^(#{1,6})\s+(.*)$/u
const ITEM = /^[-*]\s+(.*)$/u

/** Reads plain text with `## ` before a heading, `- ` before each line of a list and an empty line between paragraphs. Everything else is text. */
export function toStatementBlocks(text: string): readonly StatementBlock[] {
  const blocks: StatementBlock[] = []
  for (const line of text.replaceAll(/\r\n?/gu, '\n').split('\n')) add(blocks, line.trim())
  return blocks.filter((block) => block.kind !== 'text' || block.text !== '')
}

function add(blocks: StatementBlock[], line: string): void {
  const [, marks, heading] = HEADING.exec(line) ?? []
  const [, item] = ITEM.exec(line) ?? []
  const last = blocks.at(-1)
  // The page itself is the heading of the first level.
  if (marks !== undefined && heading !== undefined) blocks.push({ kind: 'heading', level: marks.length > 2 ? 3 : 2, text: heading })
  else if (item !== undefined) blocks.splice(-1, 1, ...toList(last, item))
  else if (line === '' || last === undefined || last.kind === 'heading') blocks.push({ kind: 'text', text: line })
  else blocks.splice(-1, 1, ...toLonger(last, line))
}

function toList(last: StatementBlock | undefined, item: string): readonly StatementBlock[] {
  if (last?.kind === 'list') return [{ kind: 'list', items: [...last.items, item] }]
  return [...(last ? [last] : []), { kind: 'list', items: [item] }]
}

/** A line that goes on where the one before it ended. */
function toLonger(last: Exclude<StatementBlock, { readonly kind: 'heading' }>, line: string): readonly StatementBlock[] {
  if (last.kind === 'text') return [{ kind: 'text', text: last.text === '' ? line : `${last.text}\n${line}` }]
  return [{ kind: 'list', items: [...last.items.slice(0, -1), `${last.items.at(-1) ?? ''} ${line}`] }]
}
