import type { ViewTools } from '@voordeur/core'
import { DataTable, LinkedText, toDayWithYear } from '@voordeur/core/ui'
import { FeelingText } from './feeling-text.tsx'
import type { Answer } from './half-year.ts'

interface AnswersTableProps {
  readonly answers: readonly Answer[]
  readonly tools: ViewTools
}

/** Every answer of the half year in words, newest first. */
export function AnswersTable({ answers, tools }: AnswersTableProps) {
  const { t, locale } = tools
  const [author = '', ...others] = new Set(answers.map((answer) => answer.author))
  const isOneAuthor = others.length === 0
  return (
    <>
      {/* The same name in each row would be read 26 times, and on a phone it is a line of every card. */}
      {isOneAuthor && <p class="muted">{t('table.by', { name: author })}</p>}
      <DataTable
        caption={t('table.caption')}
        columns={[
          { key: 'week', label: t('table.week') },
          { key: 'feeling', label: t('table.feeling') },
          { key: 'text', label: t('table.text') },
          ...(isOneAuthor ? [] : [{ key: 'author', label: t('table.author') }]),
        ]}
        rows={answers.map(({ week, feeling, text, author: name }) => ({
          week: toDayWithYear(week, locale),
          feeling: <FeelingText feeling={feeling} tools={tools} />,
          text: text === '' ? '–' : <LinkedText text={text} />,
          author: name,
        }))}
      />
    </>
  )
}
