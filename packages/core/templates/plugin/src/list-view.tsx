import type { ViewTools } from '@voordeur/core'
import { Button, Card, EmptyState, EventList, Form, Prose, TextArea } from '@voordeur/core/ui'
import { LONGEST_LINE } from './tables.ts'

/** A line as a page shows it; `at` is ISO 8601 in UTC. */
export interface Line {
  readonly id: string
  readonly author: string
  readonly text: string
  readonly at: string
}

interface Shown {
  readonly lines: readonly Line[]
  readonly tools: ViewTools
}

/** The page: a form for who may add, then what is there. A view is a pure function of data and tools. */
export function ListView({ lines, tools }: Shown) {
  const { t, now, locale } = tools
  if (lines.length === 0)
    return (
      <>
        <AddForm tools={tools} />
        <EmptyState icon="notebook-pen" title={t('list.empty')}>
          {t('list.empty.text')}
        </EmptyState>
      </>
    )
  const items = lines.map(({ id, at, author, text }) => ({ id, when: at, title: author, body: <Prose text={text} /> }))
  return (
    <>
      <AddForm tools={tools} />
      <EventList items={items} now={now} locale={locale} />
    </>
  )
}

// What a reader may not do is not shown; the server refuses it besides.
function AddForm({ tools }: Pick<Shown, 'tools'>) {
  const { t, may, action, attempt, key } = tools
  if (!may('add')) return null
  const tried = attempt('add')
  const problem = tried?.problems.find(({ field }) => field === 'text')
  return (
    <Card title={t('add.title')} icon="pencil">
      <Form action={action('add')} hidden={{ key: key('add') }}>
        <TextArea
          name="text"
          label={t('add.text')}
          hint={t('add.hint', { most: LONGEST_LINE })}
          value={tried?.values['text']}
          error={problem && t(problem.message, problem.values)}
          rows={3}
        />
        <Button icon="plus">{t('add.send')}</Button>
      </Form>
    </Card>
  )
}
