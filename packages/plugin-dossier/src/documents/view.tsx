import type { ViewTools } from '@voordeur/core'
import { Button, DataTable, EmptyState, Pager, When } from '@voordeur/core/ui'
import type { ComponentChild } from 'preact'
import { toCodeLabel } from '../labels/code-label.ts'
import type { DocumentEntry, DocumentsPage } from './load.ts'
import { saySize } from './say-size.ts'

/** The documents of a client, one page at a time. */
export function viewDocuments(page: DocumentsPage, tools: ViewTools): ComponentChild {
  const { t, link } = tools
  if (page.documents.length === 0)
    return (
      <EmptyState icon="files" title={t('documents.empty')}>
        {t('documents.empty.text')}
      </EmptyState>
    )
  return (
    <>
      <Listed documents={page.documents} tools={tools} />
      <Pager
        t={t}
        newer={page.paged ? link() : undefined}
        older={page.older === undefined ? undefined : link({ query: { before: page.older } })}
      />
    </>
  )
}

/** The newest document in one line. */
export function viewNewestDocument(entry: DocumentEntry | undefined, { t, now, locale }: ViewTools): ComponentChild {
  if (!entry) return t('documents.empty')
  return (
    <>
      <strong>{entry.title}</strong>
      {entry.when !== undefined && (
        <>
          , <When value={entry.when} now={now} locale={locale} precision="day" />
        </>
      )}
    </>
  )
}

interface ListedProps {
  readonly documents: readonly DocumentEntry[]
  readonly tools: ViewTools
}

function Listed({ documents, tools }: ListedProps): ComponentChild {
  const { t, now, locale } = tools
  return (
    <DataTable
      caption={t('documents.caption')}
      columns={toColumns(documents).map((key) => ({ key, label: t(`documents.${key}`) }))}
      rows={documents.map((entry) => ({
        what: <What entry={entry} />,
        kind: entry.kind && toCodeLabel(t, 'documentKind', entry.kind),
        when: entry.when !== undefined && <When value={entry.when} now={now} locale={locale} precision="day" />,
        author: entry.author,
        open: <Open entry={entry} tools={tools} />,
      }))}
    />
  )
}

// A column of nothing is left out.
function toColumns(documents: readonly DocumentEntry[]): readonly string[] {
  const has = (key: 'kind' | 'when' | 'author') => documents.some((entry) => entry[key] !== undefined)
  return ['what', ...(['kind', 'when', 'author'] as const).filter(has), 'open']
}

function What({ entry: { title, description } }: { readonly entry: DocumentEntry }): ComponentChild {
  return (
    <div>
      <strong>{title}</strong>
      {description !== undefined && <p>{description}</p>}
    </div>
  )
}

function Open({ entry: { id, title, file }, tools }: { readonly entry: DocumentEntry; readonly tools: ViewTools }): ComponentChild {
  const { t, locale, file: toAddress } = tools
  if (!file) return t('documents.closed')
  return (
    <div>
      <Button kind="secondary" href={toAddress(id)}>
        {t('documents.openPdf')}
        <span class="visually-hidden"> {title}</span>
      </Button>{' '}
      <span class="muted">{saySize(file.size, locale)}</span>
    </div>
  )
}
