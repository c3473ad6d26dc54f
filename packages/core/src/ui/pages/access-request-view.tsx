import type { Translate } from '../../define/messages.ts'
import { Button } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { Choice } from '../components/choice.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Form } from '../components/form.tsx'
import { Notice } from '../components/notice.tsx'
import { TextArea } from '../components/text-area.tsx'
import { TextField } from '../components/text-field.tsx'

/** What the form by which somebody asks for access shows. */
export interface AccessRequestViewProps {
  readonly t: Translate
  readonly organisation: string
  readonly phone: string | undefined
  /** What the organisation says above the form. */
  readonly intro: string | undefined
  readonly action: string
  readonly backHref: string
  /** The signed token of this form. */
  readonly token: string
  /** What was typed, by field. */
  readonly typed: Readonly<Record<string, string>>
  /** What is wrong, as message keys below `core.`. */
  readonly problems: readonly { readonly field: string; readonly message: string }[]
  /** Why a form without mistakes has to be sent again. */
  readonly notice: 'old' | 'young' | 'often' | 'busy' | undefined
  /** The grounds that can be chosen, and those of them that need evidence. */
  readonly bases: readonly string[]
  readonly evidenceFor: readonly string[]
}

const HINTED = ['family', 'written-authorisation', 'mentor', 'curator', 'administrator']

/** Asks who wants to see whose portal, and on what ground. */
export function AccessRequestView(props: AccessRequestViewProps) {
  const { t, organisation, phone, intro, action, backHref, token, problems, notice } = props
  // Fields that are empty say the same: above the form each is named.
  const named = problems.map(({ field, message }) => ({
    field,
    message: `${t(`core.request.${field}`).replace(/[?]$/, '')}: ${t(`core.${message}`)}`,
  }))
  return (
    <>
      <ErrorSummary title={t('core.form.errors')} errors={named} />
      {notice && <Notice kind="warning">{t(`core.request.${notice}`, { phone: phone ?? 'none' })}</Notice>}
      <p>{intro ?? t('core.request.intro', { organisation })}</p>
      <p>{t('core.request.then')}</p>
      <Form action={action} hidden={{ form: token }}>
        <Trap t={t} />
        <Who {...props} />
        <Whom {...props} />
        <Why {...props} />
        <Button icon="send">{t('core.request.send')}</Button>
        <Button kind="quiet" icon="arrow-left" href={backHref}>
          {t('core.request.back')}
        </Button>
      </Form>
    </>
  )
}

/** A field that no person sees: what fills it in is a program. */
function Trap({ t }: { readonly t: Translate }) {
  return (
    <div class="visually-hidden" aria-hidden="true">
      <label for="website">{t('core.request.empty-field')}</label>
      <input id="website" name="website" tabIndex={-1} autoComplete="off" />
    </div>
  )
}

const said = ({ t, typed, problems }: AccessRequestViewProps, name: string) => {
  const problem = problems.find(({ field }) => field === name)
  return { name, label: t(`core.request.${name}`), value: typed[name], error: problem && t(`core.${problem.message}`) }
}

function Who(props: AccessRequestViewProps) {
  const { t } = props
  return (
    <Card title={t('core.request.who')} icon="user-round">
      <TextField {...said(props, 'name')} autocomplete="name" maxlength={100} required />
      <TextField {...said(props, 'email')} type="email" autocomplete="email" maxlength={254} verbatim required />
      <TextField {...said(props, 'phone')} type="tel" autocomplete="tel" maxlength={30} hint={t('core.request.phone.hint')} />
    </Card>
  )
}

function Whom(props: AccessRequestViewProps) {
  const { t, organisation } = props
  return (
    <Card title={t('core.request.whom')} icon="contact-round">
      <TextField {...said(props, 'client')} autocomplete="off" maxlength={100} hint={t('core.request.client.hint')} required />
      <TextField {...said(props, 'born')} type="date" hint={t('core.request.born.hint')} required />
      <TextField
        {...said(props, 'number')}
        autocomplete="off"
        maxlength={40}
        hint={t('core.request.number.hint', { organisation })}
        verbatim
      />
    </Card>
  )
}

function Why(props: AccessRequestViewProps) {
  const { t, bases, evidenceFor } = props
  const needing = evidenceFor.map((basis) => t(`core.basis.${basis}`)).join(', ')
  const { label, ...basis } = said(props, 'basis')
  const options = bases.map((value) => ({
    value,
    label: t(`core.request.basis.${value}`),
    hint: HINTED.includes(value) ? t(`core.request.basis.${value}.hint`) : undefined,
  }))
  return (
    <Card title={t('core.request.why')} icon="message-circle-question-mark">
      <Choice {...basis} legend={label} options={options} required />
      <TextArea {...said(props, 'explanation')} hint={t('core.request.explanation.hint')} />
      <p>
        {t('core.request.evidence.later')} {needing !== '' && t('core.request.evidence.for', { bases: needing })}
      </p>
    </Card>
  )
}
