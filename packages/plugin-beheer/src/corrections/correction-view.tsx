import type { ViewTools } from '@voordeur/core'
import { Button, Card, Choice, DescriptionList, Form, Prose, TextArea, TextField, When } from '@voordeur/core/ui'
import { Problems, toFormState } from '../problems.tsx'
import type { AskedCorrection } from './asked.ts'

interface CorrectionData {
  readonly organisation: string
  readonly asked: readonly AskedCorrection[]
}

/** The page of who asks: the form, and how what was asked before stands. */
export function viewCorrection({ organisation, asked }: CorrectionData, tools: ViewTools) {
  const { t } = tools
  return (
    <>
      <Card title={t('correction.about.title')} icon="info">
        <p>{t('correction.intro', { organisation })}</p>
        <p>{t('correction.term')}</p>
      </Card>
      {tools.may('ask') && <AskForm tools={tools} />}
      {asked.map((one) => (
        <AskedCard key={one.id} asked={one} tools={tools} />
      ))}
    </>
  )
}

function AskForm({ tools }: { readonly tools: ViewTools }) {
  const { t } = tools
  const { typed, errorOf } = toFormState(tools, 'ask')
  const kinds = (['correct', 'destroy'] as const).map((value) => ({
    value,
    label: t(`correction.kind.${value}`),
    hint: t(`correction.kind.${value}.hint`),
  }))
  return (
    <Card title={t('correction.ask')} icon="file-pen-line">
      <Problems tools={tools} action="ask" />
      <Form action={tools.action('ask')} hidden={{ key: tools.key('ask') }}>
        <Choice name="kind" legend={t('correction.kind')} options={kinds} value={typed('kind')} error={errorOf('kind')} required />
        <TextField
          name="about"
          label={t('correction.which')}
          hint={t('correction.which.hint')}
          value={typed('about')}
          error={errorOf('about')}
          required
        />
        <TextArea name="text" label={t('correction.text')} hint={t('correction.text.hint')} value={typed('text')} error={errorOf('text')} />
        <Button icon="send">{t('correction.send')}</Button>
      </Form>
    </Card>
  )
}

function AskedCard({ asked, tools }: { readonly asked: AskedCorrection; readonly tools: ViewTools }) {
  const { t, now, locale } = tools
  return (
    <Card title={t(`correction.asked.${asked.kind}`, { about: asked.about })} id={`asked-${asked.id}`}>
      <Prose text={asked.text} />
      <DescriptionList
        items={[
          { term: t('correction.by'), value: asked.askedName },
          { term: t('correction.on'), value: <When value={asked.askedAt} now={now} locale={locale} /> },
          { term: t('correction.state'), value: t(`correction.state.${asked.state}`) },
          {
            term: t('correction.due'),
            value: asked.state !== 'answered' && <When value={asked.dueOn} now={now} locale={locale} precision="day" />,
          },
          { term: t('correction.longer'), value: asked.extendedWhy },
          { term: t('correction.decision'), value: asked.decision && t(`correction.decision.${asked.decision}`) },
          { term: t('correction.answered'), value: asked.answeredAt && <When value={asked.answeredAt} now={now} locale={locale} /> },
        ]}
      />
      {asked.answer !== undefined && <Prose text={asked.answer} />}
    </Card>
  )
}
