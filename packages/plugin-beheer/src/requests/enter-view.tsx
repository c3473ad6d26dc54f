import type { ViewTools } from '@voordeur/core'
import { Button, Card, Choice, FileField, Form, TextArea, TextField } from '@voordeur/core/ui'
import { Problems, toFormState } from '../problems.tsx'
import { BASES } from './answer.ts'

/** The form for somebody who asked in person: a client at the house, a mentor on the telephone. */
export function EnterView({ tools }: { readonly tools: ViewTools }) {
  const { t, link } = tools
  const { typed, errorOf } = toFormState(tools, 'enter')
  const asked = (name: string) => ({ name, label: t(`requests.entering.${name}`), value: typed(name), error: errorOf(name) })
  return (
    <>
      <Problems tools={tools} action="enter" />
      <Card title={t('requests.enter')} icon="plus">
        <p>{t('requests.entering.intro')}</p>
        <Form action={tools.action('enter', { step: 'enter' })} hidden={{ key: tools.key('enter') }} files>
          <TextField {...asked('name')} autocomplete="off" maxlength={100} required />
          <TextField {...asked('email')} type="email" autocomplete="off" maxlength={254} verbatim required />
          <TextField {...asked('phone')} type="tel" autocomplete="off" maxlength={30} />
          <TextField {...asked('clientName')} autocomplete="off" maxlength={100} required />
          <TextField {...asked('clientNumber')} autocomplete="off" maxlength={40} verbatim />
          <Choice
            name="basis"
            legend={t('requests.basis')}
            options={BASES.map((basis) => ({ value: basis, label: t(`core.basis.${basis}`) }))}
            value={typed('basis')}
            error={errorOf('basis')}
          />
          <TextArea {...asked('explanation')} hint={t('requests.entering.explanation.hint')} />
          <FileField name="evidence" label={t('requests.evidence')} t={t} accepts={['photo', 'pdf']} most={3} error={errorOf('evidence')} />
          <div class="actions">
            <Button>{t('requests.entering.save')}</Button>
            <Button kind="quiet" href={link()}>
              {t('core.form.cancel')}
            </Button>
          </div>
        </Form>
      </Card>
    </>
  )
}
