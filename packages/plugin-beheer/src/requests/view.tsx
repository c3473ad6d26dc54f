import type { ViewTools } from '@voordeur/core'
import { Button, DescriptionList, EmptyState, Filters, Pager, When } from '@voordeur/core/ui'
import { EnterView } from './enter-view.tsx'
import { STATES, type ListData, type RequestsData } from './load.ts'
import { OneView } from './one-view.tsx'

/** The page of requests: the list, one of them, or the form for somebody who asked in person. */
export function viewRequests(data: RequestsData, tools: ViewTools) {
  if (data.step === 'enter') return <EnterView tools={tools} />
  return data.step === 'one' ? <OneView data={data} tools={tools} /> : <ListView data={data} tools={tools} />
}

function ListView({ data, tools }: { readonly data: ListData; readonly tools: ViewTools }) {
  const { t, link, may } = tools
  const { state, requests, older } = data
  return (
    <>
      {may('enter') && (
        <div class="actions">
          <Button kind="secondary" icon="plus" href={link({ query: { step: 'enter' } })}>
            {t('requests.enter')}
          </Button>
        </div>
      )}
      <Filters
        label={t('requests.states')}
        items={STATES.map((each) => ({
          href: link({ query: { state: each } }),
          label: t(`requests.state.${each}`),
          current: each === state,
        }))}
      />
      {requests.length === 0 && (
        <EmptyState icon="inbox" title={t(`requests.none.${state}`)}>
          {state === 'open' ? t('requests.none.open.text') : undefined}
        </EmptyState>
      )}
      <ul class="clients" role="list">
        {requests.map((request) => (
          <li key={request.id}>
            <Row request={request} tools={tools} />
          </li>
        ))}
      </ul>
      <Pager t={t} older={older === undefined ? undefined : link({ query: { state, before: older } })} />
    </>
  )
}

function Row({ request, tools }: { readonly request: ListData['requests'][number]; readonly tools: ViewTools }) {
  const { t, link, now, locale } = tools
  return (
    <section class="card">
      <h2 class="card-title">
        <a href={link({ query: { request: request.id } })}>{request.name}</a>
      </h2>
      <DescriptionList
        items={[
          { term: t('requests.for'), value: request.clientName },
          { term: t('requests.basis'), value: t(`core.basis.${request.basis}`) },
          { term: t('requests.asked'), value: <When value={request.askedAt} now={now} locale={locale} /> },
          { term: t('requests.evidence'), value: request.evidence.length > 0 && t('requests.files', { count: request.evidence.length }) },
          { term: t('requests.handledBy'), value: request.handledBy },
        ]}
      />
    </section>
  )
}
