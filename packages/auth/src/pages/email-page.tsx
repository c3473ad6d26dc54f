import type { Translate } from '@voordeur/core'
import { Button, Card, ErrorSummary, Form } from '@voordeur/core/ui'
import { EmailField } from './email-field.tsx'
import { type FieldError, findFieldError } from './field-error.ts'
import { WayBack } from './way-back.tsx'

/** What the page of a new e-mail address shows. It posts `do=send` with `email`; a CodePage follows. */
export interface EmailPageProps {
  readonly t: Translate
  /** Where the form posts to. */
  readonly action: string
  /** The present address. */
  readonly current: string
  /** The address that was typed. */
  readonly typed?: string | undefined
  readonly errors: readonly FieldError<'email'>[]
  readonly cancelHref: string
}

/** Asks for another e-mail address. */
export function EmailPage({ t, action, current, typed = '', errors, cancelHref }: EmailPageProps) {
  return (
    <>
      <ErrorSummary title={t('form.errors')} errors={errors} />
      <Card>
        <p>{t('email.intro')}</p>
        <p>
          {t('email.now')} <strong>{current}</strong>
        </p>
        <Form action={action}>
          <EmailField label={t('email.label')} hint={t('email.hint')} value={typed} error={findFieldError(errors, 'email')} />
          <Button name="do" value="send">
            {t('email.submit')}
          </Button>
        </Form>
        <WayBack href={cancelHref}>{t('back.security')}</WayBack>
      </Card>
    </>
  )
}
