import type { ViewTools } from '@voordeur/core'
import type { FilledField } from '@voordeur/core/care'
import { Explained } from '@voordeur/core/ui'
import { h, type ComponentChild } from 'preact'
import { AnswerText } from './answer-text.tsx'
import { toBlocks, type FieldBlock } from './blocks.ts'

type Words = Pick<ViewTools, 't' | 'locale'>

interface FieldsProps {
  readonly fields: readonly FilledField[]
  /** The rank of the outermost heading. Default 3. */
  readonly rank?: number
  readonly words: Words
}

const LOWEST_RANK = 6

/** What was filled in, as the source words it: headings by how deep they stand, and questions with their answers. */
export function Fields({ fields, rank = 3, words }: FieldsProps): ComponentChild {
  if (fields.length === 0) return <p>{words.t('forms.noFields')}</p>
  return (
    <>
      {toBlocks(fields).map((block, index) => (
        <Block key={index} block={block} rank={rank} words={words} />
      ))}
    </>
  )
}

interface BlockProps {
  readonly block: FieldBlock
  readonly rank: number
  readonly words: Words
}

function Block({ block, rank, words }: BlockProps): ComponentChild {
  if (block.kind === 'heading') return h(`h${Math.min(rank + block.depth, LOWEST_RANK)}`, null, block.text)
  if (block.kind === 'answers') return <Answers answers={block.answers} words={words} />
  return (
    <dl class="facts">
      {block.questions.map(({ text, answers }, index) => (
        <div key={index} class="fact">
          <dt>
            <Explained text={text} />
          </dt>
          <dd>{answers.length === 0 ? words.t('forms.noAnswer') : <Answers answers={answers} words={words} />}</dd>
        </div>
      ))}
    </dl>
  )
}

function Answers({ answers, words }: { readonly answers: readonly string[]; readonly words: Words }): ComponentChild {
  return (
    <div class="prose">
      {answers.map((answer, index) => (
        <AnswerText key={index} answer={answer} {...words} />
      ))}
    </div>
  )
}
