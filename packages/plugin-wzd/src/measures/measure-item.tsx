import type { ViewTools } from '@voordeur/core'
import { DescriptionList, Disclosure, Icon, Notice, Prose, toDayWithYear } from '@voordeur/core/ui'
import type { ComponentChild } from 'preact'
import { Applications } from './applications.tsx'
import { toEmergencyFacts } from './emergency-facts.tsx'
import { toFactGroups, WithArticle, type Fact, type FactGroup } from './facts.tsx'
import type { ShownMeasure } from './shown-measure.ts'

interface MeasureItemProps {
  readonly shown: ShownMeasure
  readonly tools: ViewTools
}

/** One measure with all that the record has of it, each thing under a name; what is not known is left out. */
export function MeasureItem({ shown, tools }: MeasureItemProps): ComponentChild {
  const { t } = tools
  const { measure } = shown
  const groups = toFactGroups(shown, tools)
  // In simple mode why and until when stand first, and the rest behind a line that opens it.
  const first = groups.filter(({ group }) => group === 'why' || group === 'term')
  const rest = groups.filter((group) => !first.includes(group))
  return (
    <>
      <h3 id={toAnchor(shown)}>
        <span>{measure.label}</span>
        <TermBadge shown={shown} tools={tools} />
      </h3>
      <Overdue shown={shown} tools={tools} />
      <DescriptionList items={toKind(shown, tools)} />
      {measure.emergency && <DescriptionList items={toEmergencyFacts(measure.emergency, tools)} />}
      <Groups groups={tools.simple ? first : groups} tools={tools} />
      {tools.simple && rest.length + shown.applications.count > 0 && (
        <Disclosure label={t('measure.more')} about={measure.label} onPaper>
          <Groups groups={rest} tools={tools} />
          <Applications shown={shown} tools={tools} />
        </Disclosure>
      )}
      {!tools.simple && <Applications shown={shown} tools={tools} />}
    </>
  )
}

function Groups({ groups, tools: { t } }: { readonly groups: readonly FactGroup[]; readonly tools: ViewTools }): ComponentChild {
  return groups.map(({ group, facts }) => (
    <section key={group}>
      <h4>{t(`measure.group.${group}`)}</h4>
      <DescriptionList items={facts} />
    </section>
  ))
}

/** The anchor of a measure on its page. */
export function toAnchor({ id }: Pick<ShownMeasure, 'id'>): string {
  return `maatregel-${id}`
}

function toKind({ legalClass, measure: { category } }: ShownMeasure, { t }: ViewTools): readonly Fact[] {
  const words = t(`class.${legalClass}`)
  return [
    { term: t('measure.kind'), value: category && sayKind(category, legalClass, t) },
    {
      term: t('measure.class'),
      value: hasArticle(legalClass) ? <WithArticle text={words} article={t(`class.${legalClass}.article`)} /> : <Prose text={words} />,
    },
  ]
}

/** The article defines forms of involuntary care, and is not said of what may be none. */
function sayKind(letter: string, legalClass: ShownMeasure['legalClass'], t: ViewTools['t']): ComponentChild {
  const name = t(`category.${letter}`)
  return legalClass === 'undetermined' ? name : <WithArticle text={name} article={t('category.article', { letter })} />
}

function hasArticle(legalClass: ShownMeasure['legalClass']): boolean {
  return legalClass === 'art2_2' || legalClass === 'emergency_art15'
}

/** How long a term still has, beside the name of what runs. */
function TermBadge({ shown: { section, term }, tools: { t } }: MeasureItemProps): ComponentChild {
  if (section === 'ended' || term === undefined || term.isOverdue) return null
  return (
    <span class="badge">
      <Icon name="calendar-clock" size={18} /> {t('deadline.left', { days: term.daysLeft })}
    </span>
  )
}

/** A term that has passed is said, and never hidden. */
function Overdue({ shown: { section, legalClass, term }, tools: { t, locale } }: MeasureItemProps): ComponentChild {
  if (section === 'ended' || term === undefined || !term.isOverdue) return null
  return (
    <Notice kind="warning" title={t('deadline.late', { day: toDayWithYear(term.endsOn, locale), days: -term.daysLeft })}>
      <p>{t(legalClass === 'undetermined' ? 'deadline.late.judged' : 'deadline.late.text')}</p>
    </Notice>
  )
}
