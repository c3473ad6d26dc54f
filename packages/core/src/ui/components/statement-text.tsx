import type { StatementBlock } from '../statement-blocks.ts'
import { LinkedWords } from './linked-text.tsx'

interface StatementTextProps {
  readonly blocks: readonly StatementBlock[]
  /** The language it is written in, where that is not the one of the page. */
  readonly lang?: string | undefined
}

/** A long text that the organisation or the portal says to everybody: headings, paragraphs, lists and links. Never HTML. */
export function StatementText({ blocks, lang }: StatementTextProps) {
  return (
    <div class="prose linked statement" lang={lang}>
      {blocks.map((block, index) => (
        <Block key={index} block={block} />
      ))}
    </div>
  )
}

function Block({ block }: { readonly block: StatementBlock }) {
  if (block.kind === 'heading') return block.level === 2 ? <h2>{block.text}</h2> : <h3>{block.text}</h3>
  if (block.kind === 'text')
    return (
      <p>
        <LinkedWords text={block.text} />
      </p>
    )
  return (
    <ul>
      {block.items.map((item, index) => (
        <li key={index}>
          <LinkedWords text={item} />
        </li>
      ))}
    </ul>
  )
}
