import type { ViewTools } from '@voordeur/core'
import { DataTable, DayText, EmptyState, Pager } from '@voordeur/core/ui'
import type { ComponentChild } from 'preact'
import { BackLink, ReadAllLink, ReadLink } from '../read-link.tsx'
import { sayAuthor } from '../staff-line.ts'
import type { FormsPage } from './load.ts'
import { FormSheetView } from './sheet-view.tsx'

interface Shown<Shows extends FormsPage['shows']> {
  readonly page: Extract<FormsPage, { readonly shows: Shows }>
  readonly tools: ViewTools
}

/** The forms of a client: every kind with its number, the forms of one kind, or one form. */
export function viewForms(page: FormsPage, tools: ViewTools): ComponentChild {
  if (page.shows === 'form') return <OneForm page={page} tools={tools} />
  if (page.shows === 'kind') return <OneKind page={page} tools={tools} />
  if (page.shows === 'all') return <AllForms page={page} tools={tools} />
  return <Kinds page={page} tools={tools} />
}

/** How many forms there are, in one line. */
export function viewFormCount(count: number, { t }: ViewTools): ComponentChild {
  return t('forms.summary', { count })
}

function Kinds({ page: { kinds }, tools: { t, link } }: Shown<'kinds'>): ComponentChild {
  if (kinds.length === 0)
    return (
      <EmptyState icon="file-text" title={t('forms.empty')}>
        {t('forms.empty.text')}
      </EmptyState>
    )
  return (
    <>
      <DataTable
        caption={t('forms.caption')}
        columns={[
          { key: 'title', label: t('forms.kind') },
          { key: 'count', label: t('forms.count'), numeric: true },
          { key: 'open', label: t('read.access'), onScreen: true },
        ]}
        rows={kinds.map(({ kind, title, count }) => ({
          title,
          count,
          open: count > 0 ? <ReadLink href={link({ query: { kind } })} what={title} t={t} /> : '',
        }))}
      />
      {kinds.some(({ count }) => count > 0) && <ReadAllLink href={link({ query: { show: 'all' } })} t={t} />}
    </>
  )
}

function OneKind({ page, tools }: Shown<'kind'>): ComponentChild {
  const { t, link } = tools
  const { kind, title, paged, older } = page
  return (
    <>
      <BackLink href={link()}>{t('forms.back')}</BackLink>
      {page.lines.length === 0 ? <EmptyState icon="file-text" title={t('forms.none', { title })} /> : <Lines page={page} tools={tools} />}
      <Pager
        t={t}
        newer={paged ? link({ query: { kind } }) : undefined}
        older={older === undefined ? undefined : link({ query: { kind, before: older } })}
      />
    </>
  )
}

function Lines({ page: { title: caption, lines }, tools: { t, link, locale } }: Shown<'kind'>): ComponentChild {
  return (
    <DataTable
      caption={caption}
      columns={[
        { key: 'when', label: t('forms.when') },
        { key: 'who', label: t('forms.who') },
        { key: 'open', label: t('read.access'), onScreen: true },
      ]}
      rows={lines.map((line) => ({
        when: line.when === undefined ? t('forms.undated') : <DayText value={line.when} locale={locale} />,
        who: sayAuthor(line, t) ?? '',
        open: <ReadLink href={link({ query: { form: line.id } })} what={line.title} t={t} />,
      }))}
    />
  )
}

function OneForm({ page: { sheet }, tools }: Shown<'form'>): ComponentChild {
  const { t, link } = tools
  return (
    <>
      <BackLink href={link({ query: { kind: sheet.kind } })}>{t('forms.back.kind', { title: sheet.title })}</BackLink>
      <FormSheetView sheet={sheet} tools={tools} />
    </>
  )
}

function AllForms({ page: { sheets, older, paged }, tools }: Shown<'all'>): ComponentChild {
  const { t, link } = tools
  return (
    <>
      <BackLink href={link()}>{t('forms.back')}</BackLink>
      {sheets.map((sheet) => (
        <FormSheetView key={sheet.id} sheet={sheet} tools={tools} />
      ))}
      <Pager
        t={t}
        newer={paged ? link({ query: { show: 'all' } }) : undefined}
        older={older === undefined ? undefined : link({ query: { show: 'all', before: older } })}
      />
    </>
  )
}
