import type { ViewTools } from '@voordeur/core'
import { Button, Card, EmptyState, Form, LinkedText, LiveRegion, Notice, Pager } from '@voordeur/core/ui'
import type { ComponentChild } from 'preact'
import { News } from '../news/view.tsx'
import { NewsFormView } from './form.tsx'
import type { DeskNews, DeskPage } from './load.ts'
import { NewsLine } from './line.tsx'

/** A page of the desk: the list, the form, or one piece of news as its readers see it. */
export function viewDesk(page: DeskPage, tools: ViewTools): ComponentChild {
  switch (page.kind) {
    case 'list':
      return <ListView page={page} tools={tools} />
    case 'form':
      return tools.may('save') && <NewsFormView page={page} tools={tools} />
    case 'preview':
      return <PreviewView item={page.item} tools={tools} />
    case 'withdraw':
    case 'discard':
      return <QuestionView item={page.item} what={page.kind} tools={tools} />
  }
}

type ListPage = Extract<DeskPage, { readonly kind: 'list' }>

function ListView({ page, tools }: { readonly page: ListPage; readonly tools: ViewTools }) {
  const { t, link, may } = tools
  const isEmpty = page.drafts.length === 0 && page.items.length === 0 && !page.paged
  return (
    <>
      {may('save') && (
        <div class="actions">
          <Button href={link({ query: { step: 'write' } })} icon="pencil">
            {t('desk.write')}
          </Button>
        </div>
      )}
      {isEmpty && (
        <EmptyState icon="newspaper" title={t('desk.empty')}>
          {t('desk.empty.text')}
        </EmptyState>
      )}
      <LiveRegion id="written">
        <Lines title={t('desk.drafts')} items={page.drafts} tools={tools} />
        <Lines title={t('desk.items')} items={page.items} tools={tools} />
      </LiveRegion>
      <Pager newer={page.paged ? link() : undefined} older={page.older && link({ query: { before: page.older } })} t={t} />
    </>
  )
}

function Lines({ title, items, tools }: { readonly title: string; readonly items: readonly DeskNews[]; readonly tools: ViewTools }) {
  if (items.length === 0) return null
  return (
    <Card title={title}>
      {items.map((item) => (
        <NewsLine key={item.id} item={item} tools={tools} />
      ))}
    </Card>
  )
}

/** As readers see it, with how it stands above it and what can be done below. */
function PreviewView({ item, tools }: { readonly item: DeskNews; readonly tools: ViewTools }) {
  const { t, link, may, now } = tools
  const { id, state, untilDay } = item
  return (
    <>
      <Notice kind="info" title={t(`desk.state.${state}`)}>
        {t(`desk.preview.${state}`)}
        {untilDay !== undefined && state !== 'over' && ` ${t('desk.preview.until', { day: untilDay })}`}
      </Notice>
      <News item={{ ...item, at: item.from ?? now.toISOString(), new: false }} tools={tools}>
        <LinkedText text={item.text} />
      </News>
      <div class="actions">
        {may('save') && (
          <Button href={link({ query: { step: 'edit', id } })} icon="pencil">
            {t('desk.edit')}
          </Button>
        )}
        {may('withdraw') && (
          <Button
            kind="secondary"
            href={link({ query: { step: state === 'draft' ? 'discard' : 'withdraw', id } })}
            icon={state === 'draft' ? 'trash-2' : 'undo-2'}
          >
            {t(state === 'draft' ? 'desk.discard' : 'desk.withdraw')}
          </Button>
        )}
        <Button kind="quiet" href={link()}>
          {t('desk.back')}
        </Button>
      </div>
    </>
  )
}

interface QuestionProps {
  readonly item: DeskNews
  readonly what: 'withdraw' | 'discard'
  readonly tools: ViewTools
}

/** Asks first: what goes away, for whom, and whether it can come back. */
function QuestionView({ item: { id, title }, what, tools: { t, link, action, may } }: QuestionProps) {
  return (
    <Card title={t(`desk.${what}.title`)}>
      <p>
        <bdi>{title}</bdi>
      </p>
      <p>{t(`desk.${what}.text`)}</p>
      {may(what) && (
        <Form action={action(what)} hidden={{ id }}>
          <div class="actions">
            <Button icon={what === 'discard' ? 'trash-2' : 'undo-2'}>{t(`desk.${what}.yes`)}</Button>
            <Button kind="secondary" href={link({ query: { step: 'preview', id } })}>
              {t('desk.no')}
            </Button>
          </div>
        </Form>
      )}
    </Card>
  )
}
