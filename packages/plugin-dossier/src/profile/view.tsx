import type { ViewTools } from '@voordeur/core'
import { Card, DataTable, DayText, EmptyState, Prose, When } from '@voordeur/core/ui'
import type { ComponentChild } from 'preact'
import { BackLink, ReadAllLink, ReadLink } from '../read-link.tsx'
import { toStaffLine } from '../staff-line.ts'
import type { ProfileLine, ProfilePage, ProfileSheet } from './load.ts'

/** The profile of a client: the table, one item, or all of them. */
export function viewProfile(page: ProfilePage, tools: ViewTools): ComponentChild {
  const { t, link } = tools
  if (page.shows === 'table') return <Table lines={page.lines} tools={tools} />
  const sheets = page.shows === 'item' ? [page.sheet] : page.sheets
  return (
    <>
      <BackLink href={link()}>{t('profile.back')}</BackLink>
      {sheets.map((sheet) => (
        <Sheet key={sheet.id} sheet={sheet} tools={tools} />
      ))}
    </>
  )
}

/** How much of the profile was filled in, in one line. */
export function viewProfileSummary(lines: readonly ProfileLine[], { t }: ViewTools): ComponentChild {
  if (lines.length === 0) return t('profile.empty')
  return t('profile.summary', { count: lines.filter(({ completed }) => completed).length })
}

function Table({ lines, tools }: { readonly lines: readonly ProfileLine[]; readonly tools: ViewTools }): ComponentChild {
  const { t, link } = tools
  if (lines.length === 0)
    return (
      <EmptyState icon="circle-user-round" title={t('profile.empty')}>
        {t('profile.empty.text')}
      </EmptyState>
    )
  return (
    <>
      <DataTable
        caption={t('profile.caption')}
        columns={[
          { key: 'title', label: t('profile.item') },
          { key: 'completed', label: t('profile.completed') },
          { key: 'changed', label: t('read.changed') },
          { key: 'open', label: t('read.access'), onScreen: true },
        ]}
        rows={lines.map((line) => toRow(line, tools))}
      />
      {lines.some(({ readable }) => readable) && <ReadAllLink href={link({ query: { show: 'all' } })} t={t} />}
    </>
  )
}

function toRow(line: ProfileLine, { t, link, now, locale }: ViewTools) {
  const { id, completed, changedAt, readable } = line
  const title = sayItem(line, t)
  return {
    title,
    completed: t(completed ? 'profile.completed.yes' : 'profile.completed.no'),
    changed: changedAt === undefined ? '' : <When value={changedAt} now={now} locale={locale} />,
    open: readable ? <ReadLink href={link({ query: { item: id } })} what={title} t={t} /> : '',
  }
}

function Sheet({ sheet, tools }: { readonly sheet: ProfileSheet; readonly tools: ViewTools }): ComponentChild {
  const { t, locale } = tools
  const { changedAt, sections } = sheet
  const who = toStaffLine(sheet.author)
  return (
    <Card title={sayItem(sheet, t)} icon="circle-user-round">
      {(changedAt !== undefined || who !== undefined) && (
        <p>
          {changedAt !== undefined && (
            <>
              {t('read.changed')}: <DayText value={changedAt} locale={locale} />
            </>
          )}
          {changedAt !== undefined && who !== undefined && ' · '}
          {who}
        </p>
      )}
      {sections.length === 0 && <p>{t('profile.nothing')}</p>}
      {sections.map(({ title, text }, index) => (
        <section key={index} class="prose">
          {title !== undefined && <h3>{title}</h3>}
          <Prose text={text} />
        </section>
      ))}
    </Card>
  )
}

/** What an item is called: the portal's words, which an organisation may change, or the source's for what has no place of its own. */
function sayItem({ kind, title }: ProfileLine, t: ViewTools['t']): string {
  return kind === 'other' ? (title ?? t('profile.kind.other')) : t(`profile.kind.${kind}`)
}
