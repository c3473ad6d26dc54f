import type { ViewTools } from '@voordeur/core'
import { Button, Card, DescriptionList, Disclosure, Form, Notice, Prose, TextArea, When } from '@voordeur/core/ui'
import { Problems, toFormState } from '../problems.tsx'
import { FindClient } from './find-client.tsx'
import { GrantForm } from './grant-form.tsx'
import type { OneData } from './load.ts'
import { toPlace } from './place.ts'

/** One request: what was written and sent, the client that is meant, and the answer. */
export function OneView({ data, tools }: { readonly data: OneData; readonly tools: ViewTools }) {
  const { request, client } = data
  const { t, link } = tools
  const isOpen = request.state === 'open'
  return (
    <>
      <div class="actions">
        <Button kind="quiet" icon="arrow-left" href={link({ query: { state: request.state } })}>
          {t('requests.back')}
        </Button>
      </div>
      <Problems tools={tools} action="grant" />
      <Problems tools={tools} action="refuse" />
      {!isOpen && <Notice kind="info">{t(`requests.handled.${request.state}`, { by: request.handledBy ?? '' })}</Notice>}
      <Asked data={data} tools={tools} />
      {isOpen && tools.may('grant') && <FindClient data={data} tools={tools} />}
      {isOpen && tools.may('grant') && client && (
        <GrantForm request={request} client={client} sets={data.sets} tools={tools} words={data.words} />
      )}
      {isOpen && tools.may('refuse') && <RefuseForm data={data} tools={tools} />}
    </>
  )
}

function Asked({ data: { request }, tools }: { readonly data: OneData; readonly tools: ViewTools }) {
  const { t, now, locale, media } = tools
  return (
    <Card title={request.name} icon="user-round">
      {request.state === 'open' && (
        <p>{t(request.enteredBy === undefined ? 'requests.unchecked' : 'requests.entered.by', { by: request.enteredBy ?? '' })}</p>
      )}
      <DescriptionList
        items={[
          { term: t('requests.email'), value: request.email },
          { term: t('requests.phone'), value: request.phone },
          { term: t('requests.for'), value: request.clientName },
          {
            term: t('requests.born'),
            value: request.clientBornOn && <When value={request.clientBornOn} now={now} locale={locale} precision="day" />,
          },
          { term: t('requests.number'), value: request.clientNumber },
          { term: t('requests.basis'), value: t(`core.basis.${request.basis}`) },
          { term: t('requests.asked'), value: <When value={request.askedAt} now={now} locale={locale} /> },
        ]}
      />
      {request.explanation !== undefined && <Prose text={request.explanation} />}
      {request.evidence.length > 0 && (
        <div class="actions">
          {request.evidence.map(({ id, name }) => (
            <Button key={id} kind="secondary" icon="file-text" href={media(id)}>
              {name}
            </Button>
          ))}
        </div>
      )}
    </Card>
  )
}

function RefuseForm({ data: { request, words, client }, tools }: { readonly data: OneData; readonly tools: ViewTools }) {
  const { t } = tools
  const { typed, errorOf } = toFormState(tools, 'refuse')
  return (
    <Disclosure label={t('requests.refuse')} icon="circle-x" open={tools.attempt('refuse') !== undefined}>
      <Form action={tools.action('refuse', toPlace({ request, words, client }))} hidden={{ request: request.id }}>
        <TextArea
          name="answer"
          label={t('requests.answer')}
          hint={t('requests.answer.hint')}
          value={typed('answer')}
          error={errorOf('answer')}
        />
        <Button kind="secondary">{t('requests.refuse.send')}</Button>
      </Form>
    </Disclosure>
  )
}
