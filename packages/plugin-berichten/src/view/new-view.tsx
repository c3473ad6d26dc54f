import type { PersonNearby, ViewTools } from '@voordeur/core'
import { Button, Card, CheckBox, Choice, EmptyState, TextField } from '@voordeur/core/ui'
import type { Draft, NewPage } from '../inbox/inbox-page.ts'
import { takesFiles, type BerichtenOptions, type CoordinatorOptions } from '../options.ts'
import { toRecipientField } from '../writing/fields.ts'
import { DraftNote } from './draft-note.tsx'
import { toFormState, type FormState } from './form-state.ts'
import { MessageForm } from './message-form.tsx'
import { UrgentNotice } from './urgent-notice.tsx'

interface NewViewProps {
  readonly page: NewPage
  readonly options: BerichtenOptions
  readonly tools: ViewTools
}

/** The form of a new conversation: to whom, about what, and the first message. */
export function NewView({ page, options, tools }: NewViewProps) {
  const { t, link, may } = tools
  const attempt = tools.attempt('send') ?? tools.attempt('saveDraft')
  const state = toFormState(attempt, toFields(page.draft), t)
  const isAlone = options.between === 'contacts' && page.people.length === 0
  return (
    <>
      <p>
        <Button kind="quiet" href={link()} icon="arrow-left">
          {t('thread.back')}
        </Button>
      </p>
      <UrgentNotice guidance={page.guidance} options={options} t={t} />
      {!may('send') || isAlone ? (
        <EmptyState icon="users" title={t('inbox.nobody')}>
          {t('inbox.nobody.text')}
        </EmptyState>
      ) : (
        <Card title={t('inbox.new')} icon="pencil">
          {options.between === 'coordinator' && <Purpose options={options} t={t} />}
          {attempt === undefined && <DraftNote draft={page.draft} tools={tools} />}
          <MessageForm
            action="send"
            query={{ new: '1' }}
            state={state}
            takesFiles={takesFiles(options)}
            tools={tools}
            send={t('write.send')}
          >
            {options.between === 'contacts' && <Recipients people={page.people} state={state} t={t} />}
            <Topic options={options} state={state} t={t} />
          </MessageForm>
        </Card>
      )}
    </>
  )
}

function toFields(draft: Draft | undefined): Readonly<Record<string, string>> {
  if (draft === undefined) return {}
  return { topic: draft.topic, text: draft.text, ...Object.fromEntries(draft.recipients.map((id) => [toRecipientField(id), 'on'])) }
}

function Purpose({ options, t }: { readonly options: CoordinatorOptions; readonly t: ViewTools['t'] }) {
  return (
    <>
      <p>{t('write.to.team', { name: options.recipient ?? t('write.coordinator') })}</p>
      <p>{options.purpose ?? t('write.purpose')}</p>
    </>
  )
}

interface RecipientsProps {
  readonly people: readonly PersonNearby[]
  readonly state: FormState
  readonly t: ViewTools['t']
}

function Recipients({ people, state, t }: RecipientsProps) {
  const error = state.errorOf('to')
  return (
    <fieldset class={error === undefined ? 'choice' : 'choice field-invalid'} id="to" aria-describedby={error && 'to-error'}>
      <legend class="field-label">{t('write.to')}</legend>
      <p class="field-hint">{t('write.to.hint')}</p>
      {error !== undefined && (
        <p class="field-error" id="to-error">
          {error}
        </p>
      )}
      {people.map(({ accountId, name, role }) => (
        <CheckBox
          key={accountId}
          name={toRecipientField(accountId)}
          label={name}
          hint={role}
          checked={state.values[toRecipientField(accountId)] === 'on'}
        />
      ))}
    </fieldset>
  )
}

interface TopicProps {
  readonly options: BerichtenOptions
  readonly state: FormState
  readonly t: ViewTools['t']
}

function Topic({ options, state, t }: TopicProps) {
  const topics = options.between === 'coordinator' ? options.topics : []
  const asked = { name: 'topic', value: state.values['topic'], error: state.errorOf('topic') }
  if (topics.length === 0) return <TextField label={t('write.topic')} {...asked} />
  return <Choice legend={t('write.topic')} options={topics.map((topic) => ({ value: topic, label: topic }))} {...asked} />
}
