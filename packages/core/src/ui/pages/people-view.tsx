import type { Locale, Translate } from '../../define/messages.ts'
import { Button } from '../components/button.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { PersonCard } from '../components/person-card.tsx'
import { toSpokenDay } from '../spoken-date.ts'
import type { PersonLine } from './person-data.ts'
import { sayRole } from './person-state.ts'

interface PeopleViewProps {
  readonly t: Translate
  readonly now: Date
  readonly locale: Locale
  readonly client: string
  /** Whether portal administrators invite in this portal. */
  readonly isInviting: boolean
  /** Open invitations first. */
  readonly people: readonly PersonLine[]
  readonly links: { readonly add: string; readonly rights: string; readonly handOver: string; readonly person: (id: string) => string }
}

/** Contactpersonen beheren: who may look along, and who was asked to. */
export function PeopleView({ client, isInviting, people, links, ...words }: PeopleViewProps) {
  const { t } = words
  const isAlone = people.every(({ isOwn }) => isOwn)
  const isSelf = people.some(({ isOwn, role }) => isOwn && role === 'basis.self')
  return (
    <>
      <h2 class="opened-step">{t('core.people.users')}</h2>
      <p>{t(isSelf ? 'core.people.intro.self' : 'core.people.intro', { client })}</p>
      <div class="actions">
        {isInviting && (
          <Button href={links.add} icon="user-plus">
            {t('core.people.add')}
          </Button>
        )}
        <Button kind="secondary" href={links.rights} icon="table-2">
          {t('core.people.rights')}
        </Button>
      </div>
      {isAlone && <EmptyState icon="users" title={t('core.people.alone')} />}
      {people.map((person) => (
        <Person key={person.id} person={person} href={links.person(person.id)} {...words} />
      ))}
      {/* Rare, and it takes something away from the reader: below everything else. */}
      {!isAlone && (
        <div>
          <Button kind="quiet" href={links.handOver} icon="key-round">
            {t('core.people.handOver')}
          </Button>
        </div>
      )}
    </>
  )
}

type PersonProps = Pick<PeopleViewProps, 't' | 'now' | 'locale'> & { readonly person: PersonLine; readonly href: string }

function Person({ person, href, t, now, locale }: PersonProps) {
  const { name, role, state, isOwn, lastDay } = person
  const last = state === 'sent' ? 'core.people.answerUntil' : 'core.people.until'
  const marks = toMarks(person, t)
  return (
    <PersonCard name={name} role={sayRole(t, role)}>
      {marks.length > 0 && (
        <p class="badges">
          {marks.map((mark) => (
            <span key={mark} class="badge">
              {mark}
            </span>
          ))}
        </p>
      )}
      {/* Who reads this can look along. */}
      {!isOwn && <p>{t(`core.people.state.${state}`)}</p>}
      {lastDay !== undefined && <p>{t(last, { day: toSpokenDay(lastDay, now, locale) })}</p>}
      {!isOwn && (
        <Button kind="secondary" href={href}>
          {t('core.people.open')}
          <span class="visually-hidden">: {name}</span>
        </Button>
      )}
    </PersonCard>
  )
}

function toMarks({ isOwn, isAdmin, represents }: PersonLine, t: Translate): readonly string[] {
  return [
    ...(isOwn ? [t('core.people.you')] : []),
    ...(isAdmin ? [t('core.people.admin')] : []),
    ...(represents ? [t('core.people.represents')] : []),
  ]
}
