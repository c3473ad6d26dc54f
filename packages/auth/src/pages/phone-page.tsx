import type { Translate } from '@voordeur/core'
import { Button, Card, ErrorSummary, Form, TextField } from '@voordeur/core/ui'
import { type FieldError, findFieldError } from './field-error.ts'
import { MaskedPhone } from './masked-phone.tsx'
import { WayBack } from './way-back.tsx'

const PHONE_MAX = 40

/** What the page of a new mobile number shows. It posts `do=send` with `phone`; a CodePage follows. */
export interface PhonePageProps {
  readonly t: Translate
  /** Where the form posts to. */
  readonly action: string
  /** The present number, with all but its end hidden. */
  readonly current?: string | undefined
  /** The number that was typed. */
  readonly typed?: string | undefined
  readonly errors: readonly FieldError<'phone'>[]
  readonly cancelHref: string
}

/** Asks for another mobile number. */
export function PhonePage({ t, action, current, typed = '', errors, cancelHref }: PhonePageProps) {
  return (
    <>
      <ErrorSummary title={t('form.errors')} errors={errors} />
      <Card>
        <p>{t('phone.intro')}</p>
        {current !== undefined && (
          <p>
            {t('phone.now')} <MaskedPhone t={t} masked={current} />
          </p>
        )}
        <Form action={action}>
          <TextField
            name="phone"
            label={t('phone.label')}
            type="tel"
            hint={t('phone.hint')}
            value={typed}
            error={findFieldError(errors, 'phone')}
            autocomplete="tel"
            maxlength={PHONE_MAX}
            required
          />
          <Button name="do" value="send">
            {t('phone.submit')}
          </Button>
        </Form>
        <WayBack href={cancelHref}>{t('back.security')}</WayBack>
      </Card>
    </>
  )
}
