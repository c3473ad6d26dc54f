import type { ViewTools } from '@voordeur/core'
import { Button, Card, Form, Notice } from '@voordeur/core/ui'
import type { DeskMessage, DeskThreadPage } from '../desk/desk-page.ts'
import type { ShownMessage } from '../inbox/inbox-page.ts'
import { takesFiles, type CoordinatorOptions } from '../options.ts'
import { DeskTermLine } from './desk-term.tsx'
import { DraftNote } from './draft-note.tsx'
import { toFormState } from './form-state.ts'
import { MessageForm } from './message-form.tsx'
import { MessageList } from './message-list.tsx'
import { toTeamName } from './team-name.ts'

interface DeskThreadViewProps {
  readonly thread: DeskThreadPage
  readonly options: CoordinatorOptions
  readonly tools: ViewTools
}

/** One conversation at the desk: about whom, with whom, and the answer. */
export function DeskThreadView({ thread, options, tools }: DeskThreadViewProps) {
  const { t, link } = tools
  const team = toTeamName(thread, t)
  return (
    <>
      <p>
        <Button kind="quiet" href={link()} icon="arrow-left">
          {t('desk.back')}
        </Button>
      </p>
      <Card title={thread.topic} icon="mail">
        <p class="thread-meta">
          <span>{t('desk.from', { name: thread.from })}</span>
          <strong>{thread.client === undefined ? t('desk.unknown') : t('desk.about', { client: thread.client })}</strong>
          {thread.term && <DeskTermLine term={thread.term} tools={tools} />}
        </p>
        <Care thread={thread} tools={tools} />
        {thread.older !== undefined && (
          <p>
            <Button kind="secondary" href={link({ query: { thread: thread.id, before: thread.older } })} icon="history">
              {t('thread.earlier')}
            </Button>
          </p>
        )}
        <MessageList
          id={`gesprek-${thread.id}`}
          messages={thread.messages.map((message) => toShown(message, team, t))}
          team={team}
          tools={tools}
          namesOwn
        />
        {thread.byRecord && <Notice kind="info">{t('desk.record')}</Notice>}
        <Answer thread={thread} options={options} tools={tools} />
      </Card>
    </>
  )
}

/** The organisation's own messages stand at the side of who reads here. */
function toShown({ staff, author, ...message }: DeskMessage, team: string, t: ViewTools['t']): ShownMessage {
  return {
    ...message,
    isOwn: staff !== undefined,
    author: staff === undefined ? author : t('desk.answeredBy', { name: staff, team }),
    byOrganisation: false,
    isNew: false,
  }
}

/** Who takes care of it, and the ways to say so and to close it. */
function Care({ thread, tools: { t, may, action } }: Omit<DeskThreadViewProps, 'options'>) {
  const { taken, id, isClosed } = thread
  const press = (name: 'take' | 'release' | 'close', words: string) =>
    may(name) && (
      <Form action={action(name, { thread: id })} hidden={{ thread: id }}>
        <Button kind="secondary">{words}</Button>
      </Form>
    )
  return (
    <div class="actions">
      {taken && <p>{taken.isMine ? t('desk.taken.you') : t('desk.taken', { name: taken.name })}</p>}
      {taken?.isMine ? press('release', t('desk.release')) : press('take', t('desk.take'))}
      {!isClosed && press('close', t('desk.close'))}
    </div>
  )
}

function Answer({ thread, options, tools }: DeskThreadViewProps) {
  const { t } = tools
  if (thread.byRecord || thread.isOlder || !tools.may('answer')) return null
  const attempt = tools.attempt('answer') ?? tools.attempt('saveDraft')
  const team = toTeamName(thread, t)
  const draft = thread.draft && { ...thread.draft, topic: '', recipients: [] }
  return (
    <>
      {attempt === undefined && <DraftNote draft={draft} tools={tools} />}
      <p>{options.staffNames === 'show' ? t('desk.answer.show') : t('desk.answer.role', { name: team })}</p>
      <MessageForm
        action="answer"
        query={{ thread: thread.id }}
        hidden={{ thread: thread.id }}
        state={toFormState(attempt, { text: thread.draft?.text ?? '' }, t)}
        takesFiles={takesFiles(options)}
        tools={tools}
        send={t('desk.send')}
      />
    </>
  )
}
