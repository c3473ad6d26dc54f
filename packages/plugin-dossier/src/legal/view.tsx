import type { ViewTools } from '@voordeur/core'
import { Card, DayText, DescriptionList, EmptyState, Explained, Icon, Prose } from '@voordeur/core/ui'
import type { ComponentChild } from 'preact'
import { toCodeLabel } from '../labels/code-label.ts'
import { toContactRole } from '../labels/contact-label.ts'
import { toStaffLine } from '../staff-line.ts'
import type { LegalPage, Representative } from './load.ts'
import { WISH_GROUPS, type Wish, type WishGroup } from './wish.ts'

const ICONS: Readonly<Record<WishGroup, string>> = {
  representation: 'user-round-check',
  status: 'scale',
  agreement: 'stethoscope',
  directive: 'scroll-text',
  alert: 'info',
}

/** Afspraken en wensen: a card for each kind, what holds today; what has ended stands apart, below. */
export function viewLegal({ representatives, wishes }: LegalPage, tools: ViewTools): ComponentChild {
  const { t } = tools
  if (wishes.length === 0 && representatives.length === 0)
    return (
      <EmptyState icon="scroll-text" title={t('legal.empty')}>
        {t('legal.empty.text')}
      </EmptyState>
    )
  const ended = wishes.filter(({ inForce }) => !inForce)
  return (
    <>
      <p>{t('legal.lead')}</p>
      {WISH_GROUPS.map((group) => (
        <Group key={group} group={group} page={{ representatives, wishes }} tools={tools} />
      ))}
      {ended.length > 0 && (
        <Card title={t('legal.ended')} icon="history">
          <ul class="wishes">
            {ended.map((wish) => (
              <WishItem key={wish.id} wish={wish} tools={tools} />
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}

/** How much is laid down, in one line; never what: the start page is read over a shoulder. */
export function viewLegalSummary({ wishes }: LegalPage, { t }: ViewTools): ComponentChild {
  const count = wishes.filter(({ inForce }) => inForce).length
  return count === 0 ? t('legal.empty') : t('legal.summary', { count })
}

interface GroupProps {
  readonly group: WishGroup
  readonly page: LegalPage
  readonly tools: ViewTools
}

function Group({ group, page, tools }: GroupProps): ComponentChild {
  const wishes = page.wishes.filter((wish) => wish.group === group && wish.inForce)
  const representatives = group === 'representation' ? page.representatives : []
  if (wishes.length + representatives.length === 0) return null
  return (
    <Card title={tools.t(`legal.${group}`)} icon={ICONS[group]}>
      {representatives.length > 0 && <DescriptionList items={representatives.map((person) => toFact(person, tools))} />}
      {wishes.length > 0 && (
        <ul class="wishes">
          {wishes.map((wish) => (
            <WishItem key={wish.id} wish={wish} tools={tools} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function toFact({ name, roles }: Representative, { t }: ViewTools) {
  const words = roles.map((role) => toContactRole(t, role)).filter((word) => word !== undefined)
  return { term: [...new Set(words)].join(' · '), value: name }
}

interface WishProps {
  readonly wish: Wish
  readonly tools: ViewTools
}

function WishItem({ wish, tools }: WishProps): ComponentChild {
  const { t } = tools
  return (
    <li>
      <h3>
        {toName(wish, t)}
        {wish.decision && <Decision decision={wish.decision} t={t} />}
      </h3>
      {wish.notes.map((note, index) => (
        <Prose key={index} text={note} />
      ))}
      <DescriptionList items={toFacts(wish, tools)} />
    </li>
  )
}

function Decision({ decision, t }: { readonly decision: NonNullable<Wish['decision']>; readonly t: ViewTools['t'] }): ComponentChild {
  const icon = { do: 'check', 'do-not': 'x', conditional: 'split' }[decision]
  return (
    <span class="badge">
      <Icon name={icon} size={18} /> {t(`decision.${decision}`)}
    </span>
  )
}

function toName({ group, code, label }: Wish, t: ViewTools['t']): string {
  return toCodeLabel(t, group, { ...code, display: label }) ?? label
}

function toFacts({ group, from, until, people, staff, problems, reason }: Wish, { t, locale }: ViewTools) {
  return [
    { term: t(`legal.${group}.from`), value: from && <DayText value={from} locale={locale} /> },
    { term: t('legal.until'), value: until && <DayText value={until} locale={locale} /> },
    { term: t(`legal.${group}.people`), value: people.join(', ') },
    { term: t('legal.staff'), value: toStaffLine(staff) },
    { term: t('legal.problems'), value: problems.length > 0 && <Explained text={problems.join(', ')} /> },
    { term: t('legal.reason'), value: reason && <Explained text={reason} /> },
  ]
}
