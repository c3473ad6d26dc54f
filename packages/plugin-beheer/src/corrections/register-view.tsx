import type { ViewTools } from '@voordeur/core'
import {
  Button,
  Card,
  Choice,
  DescriptionList,
  Disclosure,
  EmptyState,
  Filters,
  Form,
  Notice,
  Pager,
  Prose,
  TextArea,
  When,
} from '@voordeur/core/ui'
import { Problems, toFormState } from '../problems.tsx'
import type { RegisterData, RegisteredCorrection } from './asked.ts'

/** The page of the register: the list, or one request with its forms. */
export function viewRegister(data: RegisterData, tools: ViewTools) {
  return data.one ? <OneView one={data.one} tools={tools} /> : <ListView data={data} tools={tools} />
}

function ListView({ data: { done, listed, more }, tools }: { readonly data: RegisterData; readonly tools: ViewTools }) {
  const { t, link } = tools
  const next = more === undefined ? undefined : link({ query: { ...(done ? { answered: 'yes' } : {}), after: more } })
  return (
    <>
      <Filters
        label={t('corrections.which')}
        items={[
          { href: link(), label: t('corrections.open'), current: !done },
          { href: link({ query: { answered: 'yes' } }), label: t('corrections.done'), current: done },
        ]}
      />
      {listed.length === 0 && (
        <EmptyState icon="inbox" title={t(done ? 'corrections.none.done' : 'corrections.none.open')}>
          {done ? undefined : t('corrections.none.open.text')}
        </EmptyState>
      )}
      <ul class="clients" role="list">
        {listed.map((one) => (
          <li key={one.id}>
            <section class="card">
              <h2 class="card-title">
                <a href={link({ query: { id: one.id } })}>{t(`correction.asked.${one.kind}`, { about: one.about })}</a>
              </h2>
              <Facts one={one} tools={tools} />
            </section>
          </li>
        ))}
      </ul>
      <Pager t={t} older={next} />
    </>
  )
}

interface OneProps {
  readonly one: RegisteredCorrection
  readonly tools: ViewTools
}

function Facts({ one, tools: { t, now, locale } }: OneProps) {
  const when = (value: string | undefined, precision?: 'day') =>
    value && <When value={value} now={now} locale={locale} precision={precision} />
  return (
    <>
      {one.isLate && <Notice kind="warning">{t('corrections.late')}</Notice>}
      <DescriptionList
        items={[
          { term: t('corrections.client'), value: one.client },
          { term: t('correction.by'), value: one.askedName },
          { term: t('correction.on'), value: when(one.askedAt) },
          { term: t('correction.due'), value: one.state !== 'answered' && when(one.dueOn, 'day') },
          { term: t('correction.longer'), value: one.extendedWhy },
          { term: t('corrections.receivedBy'), value: one.receivedBy },
          { term: t('correction.decision'), value: one.decision && t(`correction.decision.${one.decision}`) },
          { term: t('correction.answered'), value: when(one.answeredAt) },
          { term: t('corrections.answeredBy'), value: one.answeredBy },
        ]}
      />
    </>
  )
}

function OneView({ one, tools }: OneProps) {
  const { t, link } = tools
  const isOpen = one.state !== 'answered'
  return (
    <>
      <div class="actions">
        <Button kind="quiet" icon="arrow-left" href={link(isOpen ? {} : { query: { answered: 'yes' } })}>
          {t('corrections.back')}
        </Button>
      </div>
      {['receive', 'extend', 'answer'].map((action) => (
        <Problems key={action} tools={tools} action={action} />
      ))}
      <Card title={t(`correction.asked.${one.kind}`, { about: one.about })} icon="file-pen-line">
        <Prose text={one.text} />
        <Facts one={one} tools={tools} />
        {one.answer !== undefined && <Prose text={one.answer} />}
        {one.state === 'sent' && <ReceiveForm one={one} tools={tools} />}
      </Card>
      {isOpen && <Forms one={one} tools={tools} />}
    </>
  )
}

function ReceiveForm({ one, tools }: OneProps) {
  if (!tools.may('receive')) return null
  return (
    <Form action={tools.action('receive', { id: one.id })} hidden={{ id: one.id }}>
      <Button kind="secondary">{tools.t('corrections.receive')}</Button>
    </Form>
  )
}

function Forms({ one, tools }: OneProps) {
  const canWait = one.extendedWhy === undefined && !one.isLate
  return (
    <>
      {tools.may('answer') && <AnswerForm one={one} tools={tools} />}
      {canWait && tools.may('extend') && <ExtendForm one={one} tools={tools} />}
    </>
  )
}

function AnswerForm({ one, tools }: OneProps) {
  const { t } = tools
  const { typed, errorOf } = toFormState(tools, 'answer')
  const decisions = (['done', 'partly', 'refused'] as const).map((value) => ({ value, label: t(`correction.decision.${value}`) }))
  return (
    <Card title={t('corrections.answer')} icon="send">
      <p>{t('corrections.answer.first')}</p>
      <Form action={tools.action('answer', { id: one.id })} hidden={{ id: one.id }}>
        <Choice
          name="decision"
          legend={t('correction.decision')}
          options={decisions}
          value={typed('decision')}
          error={errorOf('decision')}
        />
        <TextArea
          name="answer"
          label={t('corrections.answer.text')}
          hint={t('corrections.answer.hint')}
          value={typed('answer')}
          error={errorOf('answer')}
        />
        <Button icon="send">{t('corrections.answer.send')}</Button>
      </Form>
    </Card>
  )
}

function ExtendForm({ one, tools }: OneProps) {
  const { t } = tools
  const { typed, errorOf } = toFormState(tools, 'extend')
  return (
    <Disclosure label={t('corrections.extend')} icon="hourglass" open={tools.attempt('extend') !== undefined}>
      <Form action={tools.action('extend', { id: one.id })} hidden={{ id: one.id }}>
        <TextArea
          name="why"
          label={t('corrections.extend.why')}
          hint={t('corrections.extend.hint')}
          value={typed('why')}
          error={errorOf('why')}
          rows={3}
        />
        <Button kind="secondary">{t('corrections.extend.send')}</Button>
      </Form>
    </Disclosure>
  )
}
