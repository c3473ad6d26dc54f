import type { ViewTools } from '@voordeur/core'
import { Icon, LinkedText, LiveRegion, PhotoGrid, When } from '@voordeur/core/ui'
import type { ShownAttachment, ShownMessage } from '../inbox/inbox-page.ts'
import { sayNames } from './say-names.ts'

interface MessageListProps {
  readonly id: string
  readonly messages: readonly ShownMessage[]
  /** By what name the organisation goes. */
  readonly team: string
  readonly tools: ViewTools
  /** Whether the messages of the reader's side go by name too: at the desk they are of several people. */
  readonly namesOwn?: boolean
}

/** Messages in the order in which they were sent; the reader's own stand at the other side. */
export function MessageList({ id, messages, team, tools, namesOwn = false }: MessageListProps) {
  return (
    <LiveRegion id={id}>
      <ol class="messages" role="list" aria-label={tools.t('thread.messages')}>
        {messages.map((message) => (
          <li key={message.id} class={message.isOwn ? 'message message-own' : 'message'} id={`bericht-${message.id}`}>
            <MessageHead
              message={message}
              author={message.isOwn && !namesOwn ? tools.t('message.you') : toAuthor(message, team)}
              tools={tools}
            />
            <LinkedText text={message.text} />
            <Attachments attachments={message.attachments} tools={tools} />
            <Fate message={message} team={team} tools={tools} />
          </li>
        ))}
      </ol>
    </LiveRegion>
  )
}

interface MessageProps {
  readonly message: ShownMessage
  readonly team: string
  readonly tools: ViewTools
}

interface MessageHeadProps {
  readonly message: ShownMessage
  readonly author: string
  readonly tools: ViewTools
}

function MessageHead({ message, author, tools: { t, now, locale } }: MessageHeadProps) {
  return (
    <p class="message-head">
      <strong>{author}</strong>
      <When value={message.at} now={now} locale={locale} />
      {message.isNew && <span class="badge">{t('message.new')}</span>}
    </p>
  )
}

function toAuthor({ author, byOrganisation }: ShownMessage, team: string): string {
  if (author === undefined) return team
  return byOrganisation ? `${author}, ${team}` : author
}

function Attachments({
  attachments,
  tools: { t, media },
}: {
  readonly attachments: readonly ShownAttachment[]
  readonly tools: ViewTools
}) {
  const photos = attachments.filter(({ isPhoto }) => isPhoto)
  return (
    <>
      <PhotoGrid
        photos={photos.map(({ id, name }) => ({ id, src: media(id, 'small'), href: media(id), alt: t('message.photo', { name }) }))}
      />
      {attachments
        .filter(({ isPhoto }) => !isPhoto)
        .map(({ id, name }) => (
          <p key={id}>
            <a href={media(id)} class="attachment">
              <Icon name="file-text" /> <span>{t('message.pdf', { name })}</span>
            </a>
          </p>
        ))}
    </>
  )
}

/** What became of the reader's own message: opened by whom, and how far it is on its way. */
function Fate({ message, team, tools: { t, locale } }: MessageProps) {
  const names = message.seenBy.map((name) => (name === '' ? team : name))
  return (
    <>
      {names.length > 0 && (
        <p class="message-fate">
          <Icon name="eye" size={20} /> <span>{t('message.seen', { names: sayNames(names, locale) })}</span>
        </p>
      )}
      {message.sent !== undefined && (
        <p class={message.sent === 'stuck' ? 'message-fate message-stuck' : 'message-fate'}>
          <Icon name={message.sent === 'stuck' ? 'triangle-alert' : 'check'} size={20} /> <span>{t(`message.sent.${message.sent}`)}</span>
        </p>
      )}
    </>
  )
}
