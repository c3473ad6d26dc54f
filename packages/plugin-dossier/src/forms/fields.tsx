import type { Translate } from '@voordeur/core'
import type { FilledField } from '@voordeur/core/care'
import { Prose } from '@voordeur/core/ui'
import { h, type ComponentChild } from 'preact'
import { toBlocks, type FieldBlock } from './blocks.ts'

interface FieldsProps {
  readonly fields: readonly FilledField[]
  /** The rank of the outermost heading. Default 3. */
  readonly rank?: number
  readonly t: Translate
}

const LOWEST_RANK = 6

/** What was filled in, as the source words it: headings by how deep they stand, and questions with their answers. */
export function Fields({ fields, rank = 3, t }: FieldsProps): ComponentChild {
  if (fields.length === 0) return <p>{t('forms.noFields')}</p>
  return (
    <>
      {toBlocks(fields).map((block, index) => (
        <Block key={index} block={block} rank={rank} t={t} />
      ))}
    </>
  )
}

function Block({ block, rank, t }: { readonly block: FieldBlock; readonly rank: number; readonly t: Translate }): ComponentChild {
  if (block.kind === 'heading') return h(`h${Math.min(rank + block.depth, LOWEST_RANK)}`, null, block.text)
  if (block.kind === 'answers') return <Prose text={block.answers.join('\n\n')} />
  return (
    <dl class="facts">
      {block.questions.map(({ text, answers }, index) => (
        <div key={index} class="fact">
          <dt>{text}</dt>
          <dd>{answers.length === 0 ? t('forms.noAnswer') : <Prose text={answers.join('\n\n')} />}</dd>
        </div>
      ))}
    </dl>
  )
}
