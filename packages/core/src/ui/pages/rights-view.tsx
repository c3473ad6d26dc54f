import type { Locale, Translate } from '../../define/messages.ts'
import { Button } from '../components/button.tsx'
import { Icon } from '../components/icon.tsx'
import { PersonCard } from '../components/person-card.tsx'
import { toPlainDay } from '../spoken-date.ts'

/** Somebody around the client. Times are instants in ISO 8601; `state` is `open`, or why they see nothing now. */
export interface OverviewPerson {
  readonly id: string
  readonly name: string
  readonly role?: string | undefined
  readonly basis: string
  readonly represents: boolean
  readonly portalAdmin: boolean
  readonly isReader: boolean
  readonly state: string
  readonly since?: string | undefined
  readonly until?: string | undefined
  /** The address of Toon als. */
  readonly preview?: string | undefined
}

/** Why somebody holds a right, since when; `none` is that they do not. */
export interface OverviewCell {
  readonly why: 'granted' | 'basis' | 'everybody' | 'none'
  readonly since?: string | undefined
}

/** A right on a part, with a cell for every person in their order. */
export interface OverviewRow {
  readonly id: string
  readonly title: string
  readonly isReading: boolean
  /** A right that is given by a tick of its own only. */
  readonly explicit: boolean
  readonly cells: readonly OverviewCell[]
}

/** People × parts. */
export interface RightsOverview {
  readonly people: readonly OverviewPerson[]
  readonly panels: readonly { readonly title: string; readonly rows: readonly OverviewRow[] }[]
}

interface RightsViewProps {
  readonly overview: RightsOverview
  readonly t: Translate
  readonly now: Date
  readonly locale: Locale
  /** The page of everybody around the client. */
  readonly back: string
}

// Making a format costs more than using it.
const LISTS: Readonly<Record<Locale, Intl.ListFormat>> = { nl: new Intl.ListFormat('nl'), en: new Intl.ListFormat('en') }

type Words = Omit<RightsViewProps, 'overview' | 'back'>

/** Rechtenoverzicht: one table of everybody and everything; where there is little room a card for each person. */
export function RightsView({ overview, back, ...words }: RightsViewProps) {
  const { t } = words
  return (
    <>
      <p>{t('core.rights.intro')}</p>
      <div class="rights-wide">
        <RightsTable overview={overview} {...words} />
      </div>
      <div class="rights-narrow">
        {overview.people.map((person, index) => (
          <PersonRights key={person.id} overview={overview} index={index} {...words} />
        ))}
      </div>
      <div>
        <Button kind="quiet" href={back} icon="arrow-left">
          {t('core.people.title')}
        </Button>
      </div>
    </>
  )
}

type OverviewProps = Omit<RightsViewProps, 'back'>

function RightsTable({ overview: { people, panels }, ...words }: OverviewProps) {
  const { t } = words
  return (
    <table class="rights">
      <caption class="visually-hidden">{t('core.rights.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('core.rights.part')}</th>
          {people.map((person) => (
            <th key={person.id} scope="col">
              <span class="rights-name">{person.name}</span>
              <PersonFacts person={person} {...words} />
            </th>
          ))}
        </tr>
      </thead>
      {panels.map(({ title, rows }) => (
        <tbody key={title}>
          <tr>
            <th class="rights-panel" scope="rowgroup" colSpan={people.length + 1}>
              {title}
            </th>
          </tr>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <RowTitle row={row} t={t} />
              </th>
              {people.map((person, index) => (
                <td key={person.id}>
                  <Cell row={row} person={person} cell={row.cells[index]} {...words} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}

function isHeld(cell: OverviewCell | undefined): boolean {
  return cell !== undefined && cell.why !== 'none'
}

/** Everything of one person; what they do not see or may not do is named in one line. */
function PersonRights({ overview: { people, panels }, index, ...words }: OverviewProps & { readonly index: number }) {
  const person = people[index]
  if (person === undefined) return null
  const rows = panels.flatMap((panel) => panel.rows)
  const held = rows.filter(({ cells }) => isHeld(cells[index]))
  const others = rows.filter(({ cells }) => !isHeld(cells[index]))
  return (
    <PersonCard name={person.name}>
      <PersonFacts person={person} {...words} />
      <dl class="facts">
        {held.map((row) => (
          <div key={row.id} class="fact">
            <dt>
              <RowTitle row={row} t={words.t} />
            </dt>
            <dd>
              <Cell row={row} person={person} cell={row.cells[index]} {...words} />
            </dd>
          </div>
        ))}
        {others.length > 0 && (
          <div class="fact">
            <dt>{words.t('core.rights.others')}</dt>
            <dd class="rights-no">{LISTS[words.locale].format(others.map(({ title }) => title))}</dd>
          </div>
        )}
      </dl>
    </PersonCard>
  )
}

function RowTitle({ row: { title, explicit }, t }: Pick<Words, 't'> & { readonly row: OverviewRow }) {
  return (
    <>
      {title}
      {explicit && <span class="rights-mark">{t('core.rights.explicit')}</span>}
    </>
  )
}

/** What somebody is, since when and until when, and that they see nothing now. */
function PersonFacts({ person, t, now, locale }: Words & { readonly person: OverviewPerson }) {
  const { basis, role, since, until, state } = person
  const day = (instant: string) => toPlainDay(instant, now, locale)
  const what = t(`core.basis.${basis}`)
  return (
    <div class="rights-person">
      <p class="rights-what">
        {[sayRole(role, t), since === undefined ? what : t('core.rights.since', { basis: what, when: day(since) })]
          .filter((line) => line !== undefined)
          .join(', ')}
      </p>
      {sayMarks(person, t).map((mark) => (
        <p key={mark} class="rights-mark">
          {mark}
        </p>
      ))}
      {state !== 'open' && <p class="rights-closed">{t('core.rights.closed', { why: t(`core.closed.${state}`) })}</p>}
      {until !== undefined && <p>{t('core.rights.until', { when: day(until) })}</p>}
      {person.preview !== undefined && (
        <Button kind="quiet" href={person.preview} icon="eye">
          {t('core.rights.preview')}
          <span class="visually-hidden"> {person.name}</span>
        </Button>
      )}
    </div>
  )
}

function sayMarks({ isReader, portalAdmin, represents }: OverviewPerson, t: Translate): readonly string[] {
  return [
    ...(isReader ? [t('core.rights.you')] : []),
    ...(portalAdmin ? [t('core.rights.admin')] : []),
    ...(represents ? [t('core.rights.represents')] : []),
  ]
}

/** A role that the portal has a word for, or as it was typed. */
function sayRole(role: string | undefined, t: Translate): string | undefined {
  if (role === undefined) return undefined
  const word = t(`core.role.${role}`)
  return word === `core.role.${role}` ? role : word
}

interface CellProps extends Words {
  readonly row: OverviewRow
  readonly person: OverviewPerson
  readonly cell: OverviewCell | undefined
}

/** Not open yet, and so not closed again either. */
const AHEAD: readonly string[] = ['not-yet', 'draft', 'invited', 'expired']

function Cell({ row, person, cell = { why: 'none' }, t, now, locale }: CellProps) {
  const verb = row.isReading ? 'see' : 'do'
  if (cell.why === 'none')
    return (
      <span class="rights-no">
        <Icon name="minus" size={18} /> {t(`core.rights.${verb}.not`)}
      </span>
    )
  const open = person.state === 'open'
  const late = AHEAD.includes(person.state) ? 'later' : 'closed'
  const when = cell.since === undefined ? '' : toPlainDay(cell.since, now, locale)
  return (
    <>
      <span class={open ? 'rights-yes' : 'rights-no'}>
        <Icon name={open ? 'check' : 'clock'} size={18} /> {t(`core.rights.${verb}${open ? '' : `.${late}`}`)}
      </span>{' '}
      <span class="rights-why">{t(`core.rights.why.${cell.why}`, { basis: t(`core.basis.${person.basis}`), when })}</span>
    </>
  )
}
