import type { FilledField } from '@voordeur/core/care'

/** A stretch of a form as it is read: a heading, answers without a question, or questions with their answers. */
export type FieldBlock =
  | { readonly kind: 'heading'; readonly text: string; readonly depth: number }
  | { readonly kind: 'answers'; readonly answers: readonly string[] }
  | { readonly kind: 'questions'; readonly questions: readonly { readonly text: string; readonly answers: readonly string[] }[] }

/** Puts the fields of a form together as they are read: what has no answer and stands above something deeper is a heading. */
export function toBlocks(fields: readonly FilledField[]): readonly FieldBlock[] {
  const blocks: FieldBlock[] = []
  const outermost = Math.min(...fields.map(({ level }) => level))
  for (const [index, { text = '', answers: given, level }] of fields.entries()) {
    const answers = given.filter((answer) => answer.trim() !== '')
    const last = blocks.at(-1)
    if (text === '') blocks.push({ kind: 'answers', answers })
    else if (answers.length === 0 && (fields[index + 1]?.level ?? 0) > level)
      blocks.push({ kind: 'heading', text, depth: level - outermost })
    else if (last?.kind === 'questions') blocks.splice(-1, 1, { ...last, questions: [...last.questions, { text, answers }] })
    else blocks.push({ kind: 'questions', questions: [{ text, answers }] })
  }
  return blocks.filter((block) => block.kind !== 'answers' || block.answers.length > 0)
}
