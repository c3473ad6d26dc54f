import type { ViewTools } from '@voordeur/core'
import { Button, Card, ErrorSummary, Form, TextArea, toSpokenDay } from '@voordeur/core/ui'
import { addDays } from './add-days.ts'
import { FeelingText } from './feeling-text.tsx'
import { FEELINGS, type Feeling } from './feelings.ts'
import type { HalfYear } from './half-year.ts'
import { toFeeling } from './to-feeling.ts'

interface AnswerFormProps {
  readonly halfYear: HalfYear
  readonly tools: ViewTools
}

/** The question of this week. A press on a feeling answers it; after that a sentence may be added, or another feeling chosen. */
export function AnswerForm({ halfYear, tools }: AnswerFormProps) {
  const { t, action, now, locale } = tools
  const { week, client, writer } = halfYear
  const { feeling, text, problems } = toDraft(halfYear, tools)
  const until = toSpokenDay(addDays(week, 6), now, locale)
  return (
    <>
      <ErrorSummary title={t('core.form.errors')} errors={problems} />
      {/* Paper has no use for a question: what was answered stands in the table. */}
      <div class="on-screen">
        <Card title={t('form.title', { writer, client })} icon="heart-pulse">
          {/* One form: whichever button is pressed, what was typed goes along. */}
          <Form action={action('answer')} hidden={feeling === undefined ? { week, text: '' } : { week }}>
            {feeling === undefined ? (
              <p>{t('form.how', { writer })}</p>
            ) : (
              <Sentence feeling={feeling} text={text} error={problems.find(({ field }) => field === 'text')?.message} tools={tools} />
            )}
            <Feelings besides={feeling} tools={tools} />
            <p class="muted">{t('form.until', { day: until })}</p>
          </Form>
        </Card>
      </div>
    </>
  )
}

/** What stands in the form: what was sent and not taken, or else what was answered before. */
function toDraft({ answers, week }: HalfYear, { t, attempt }: ViewTools) {
  const tried = attempt('answer')
  const given = answers.find((answer) => answer.week === week)
  return {
    feeling: toFeeling(tried?.values['feeling']) ?? given?.feeling,
    text: tried?.values['text'] ?? given?.text ?? '',
    problems: (tried?.problems ?? []).map(({ field, message, values }) => ({ field, message: t(message, values) })),
  }
}

interface SentenceProps {
  readonly feeling: Feeling
  readonly text: string
  readonly error: string | undefined
  readonly tools: ViewTools
}

function Sentence({ feeling, text, error, tools }: SentenceProps) {
  const { t } = tools
  return (
    <>
      <p>
        {t('form.chosen')}{' '}
        <strong>
          <FeelingText feeling={feeling} tools={tools} />
        </strong>
      </p>
      <TextArea name="text" label={t('form.text')} hint={t('form.text.hint')} value={text} error={error} rows={3} />
      <div class="actions">
        <Button icon="check" name="feeling" value={feeling}>
          {t('core.form.save')}
        </Button>
      </div>
      <p>{t('form.other')}</p>
    </>
  )
}

function Feelings({ besides, tools: { t } }: { readonly besides: Feeling | undefined; readonly tools: ViewTools }) {
  return (
    <div class="actions">
      {FEELINGS.filter(({ id }) => id !== besides).map(({ id, icon }) => (
        <Button key={id} kind="secondary" icon={icon} name="feeling" value={id}>
          {t(`feeling.${id}`)}
        </Button>
      ))}
    </div>
  )
}
