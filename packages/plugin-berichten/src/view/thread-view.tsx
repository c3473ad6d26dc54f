import type { ViewTools } from '@voordeur/core'
import { Button, Card, Notice, toSpokenDay } from '@voordeur/core/ui'
import type { ThreadPage } from '../inbox/inbox-page.ts'
import { takesFiles, type BerichtenOptions } from '../options.ts'
import { DraftNote } from './draft-note.tsx'
import { toFormState } from './form-state.ts'
import { MessageForm } from './message-form.tsx'
import { MessageList } from './message-list.tsx'
import { sayNames } from './say-names.ts'
import { toTeamName } from './team-name.ts'
import { UrgentNotice } from './urgent-notice.tsx'

interface ThreadViewProps {
  readonly thread: ThreadPage
  readonly options: BerichtenOptions
  readonly tools: ViewTools
}

/** One conversation: its messages in the order in which they were sent, and the form of an answer below them. */
export function ThreadView({ thread, options, tools }: ThreadViewProps) {
  const { t, link, locale, now } = tools
  const team = toTeamName(thread.guidance, t)
  return (
    <>
      <p>
        <Button kind="quiet" href={link()} icon="arrow-left">
          {t('thread.back')}
        </Button>
      </p>
      <UrgentNotice guidance={thread.guidance} options={options} t={t} />
      <Card title={thread.topic} icon="mail">
        <p class="thread-meta">
          {thread.toOrganisation ? t('thread.with.team', { team }) : t('thread.with', { names: sayNames(thread.others, locale) })}
        </p>
        {thread.older !== undefined && (
          <p>
            <Button kind="secondary" href={link({ query: { thread: thread.id, before: thread.older } })} icon="history">
              {t('thread.earlier')}
            </Button>
          </p>
        )}
        <MessageList id={`gesprek-${thread.id}`} messages={thread.messages} team={team} tools={tools} />
        {thread.isOlder && (
          <p>
            <Button kind="secondary" href={link({ query: { thread: thread.id } })} icon="arrow-down">
              {t('thread.later')}
            </Button>
          </p>
        )}
        {thread.answerBy !== undefined && (
          <Notice kind="info">{t('thread.answerBy', { day: toSpokenDay(thread.answerBy, now, locale) })}</Notice>
        )}
        {thread.gone.length > 0 && (
          <Notice kind="info">{t('thread.gone', { names: sayNames(thread.gone, locale), count: thread.gone.length })}</Notice>
        )}
        {thread.isClosed && <Notice kind="info">{t('thread.closed')}</Notice>}
        <Answer thread={thread} options={options} tools={tools} />
      </Card>
    </>
  )
}

function Answer({ thread, options, tools }: ThreadViewProps) {
  if (!tools.may('reply') || thread.isOlder) return null
  const attempt = tools.attempt('reply') ?? tools.attempt('saveDraft')
  return (
    <>
      {attempt === undefined && <DraftNote draft={thread.draft} tools={tools} />}
      <MessageForm
        action="reply"
        query={{ thread: thread.id }}
        hidden={{ thread: thread.id }}
        state={toFormState(attempt, { text: thread.draft?.text ?? '' }, tools.t)}
        takesFiles={takesFiles(options)}
        tools={tools}
        send={tools.t('write.reply')}
      />
    </>
  )
}
