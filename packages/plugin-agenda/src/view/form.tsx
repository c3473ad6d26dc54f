import type { Attempt, ViewTools } from '@voordeur/core'
import { Button, CheckBox, ErrorSummary, Form, SelectField, TextArea, TextField } from '@voordeur/core/ui'
import type { AddPage, ChangePage, ItemValues } from '../calendar/page.ts'
import { REPEATS } from '../time/repeat.ts'
import { Back } from './back.tsx'

/** The form of a new appointment. */
export function AddView({ page: { day, client }, tools }: { readonly page: AddPage; readonly tools: ViewTools }) {
  const { t, action, attempt, key } = tools
  return (
    <>
      <Back tools={tools} />
      <h2>{t('form.add')}</h2>
      <ItemForm
        tools={tools}
        client={client}
        action={action('add', { view: 'add' })}
        attempt={attempt('add')}
        typed={{ day, repeats: 'none' }}
        hidden={{ key: key('add') }}
      />
    </>
  )
}

/** The form that changes an appointment. */
export function ChangeView({ page: { id, client, values }, tools }: { readonly page: ChangePage; readonly tools: ViewTools }) {
  const { t, action, attempt } = tools
  return (
    <>
      <Back tools={tools} />
      <h2>{t('form.change')}</h2>
      {values.repeats !== 'none' && <p>{t('form.change.series')}</p>}
      <ItemForm
        tools={tools}
        client={client}
        action={action('change', { view: 'change', item: id })}
        attempt={attempt('change')}
        typed={toTyped(values)}
        hidden={{ id }}
      />
    </>
  )
}

/** What stands in the fields of an appointment that is there. */
function toTyped({ title, day, begins, ends, place, note, repeats, lastDay }: ItemValues): Readonly<Record<string, string>> {
  const facts = { title, day, begins, ends, place, note, repeats, lastDay, whole: begins === null ? 'on' : null }
  return Object.fromEntries(Object.entries(facts).flatMap(([name, value]) => (value === null ? [] : [[name, value]])))
}

interface FormProps {
  readonly tools: ViewTools
  readonly client: string
  readonly action: string
  readonly attempt: Attempt | undefined
  /** What stands in the fields before anything is typed. */
  readonly typed: Readonly<Record<string, string>>
  readonly hidden: Readonly<Record<string, string>>
}

function ItemForm({ tools, client, action, attempt, typed, hidden }: FormProps) {
  const { t, link } = tools
  const values = attempt?.values ?? typed
  const problems = (attempt?.problems ?? []).map(({ field, message, values: places }) => ({ field, message: t(message, places) }))
  const about = (name: string) => ({
    name,
    label: t(`form.${name}`),
    value: values[name] ?? '',
    error: problems.find(({ field }) => field === name)?.message,
  })
  return (
    <>
      <ErrorSummary title={t('form.problems')} errors={problems} />
      <Form action={action} hidden={hidden}>
        <TextField {...about('title')} maxlength={100} autocomplete="off" />
        <TextField {...about('day')} type="date" />
        <CheckBox name="whole" label={t('form.whole')} checked={values['whole'] === 'on'} />
        <div class="field-pair">
          <TextField {...about('begins')} type="time" />
          <TextField {...about('ends')} type="time" />
        </div>
        <TextField {...about('place')} maxlength={100} autocomplete="off" />
        <TextArea {...about('note')} rows={4} />
        <SelectField
          name="repeats"
          label={t('form.repeats')}
          value={values['repeats'] ?? 'none'}
          options={REPEATS.map((value) => ({ value, label: t(`repeats.${value}`) }))}
        />
        <TextField {...about('lastDay')} type="date" hint={t('form.lastDay.hint')} />
        <p>{t('form.seen', { client })}</p>
        <div class="actions">
          <Button icon="check">{t('form.save')}</Button>
          <Button kind="quiet" href={link()}>
            {t('form.cancel')}
          </Button>
        </div>
      </Form>
    </>
  )
}
