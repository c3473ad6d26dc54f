import type { Translate } from '@voordeur/core'
import { Button, ErrorSummary, Form, Notice, TextField } from '@voordeur/core/ui'
import { USER_NAME_MAX } from '../password/user-name.ts'
import { EmailField } from './email-field.tsx'
import { type FieldError, findFieldError } from './field-error.ts'
import { toMinutes } from './to-minutes.ts'
import { WayBack } from './way-back.tsx'

/** What the page of a forgotten password shows. It posts `username` and `email`. */
export interface ForgotPageProps {
  readonly t: Translate
  /** Where the form posts to. */
  readonly action: string
  readonly typed: { readonly username?: string | undefined; readonly email?: string | undefined }
  readonly errors: readonly FieldError<'username' | 'email'>[]
  readonly notice?: { readonly kind: 'throttled' | 'unavailable'; readonly retryAfter?: number | undefined } | undefined
  readonly backHref: string
}

/** Asks for a new password: the user name and the e-mail address. */
export function ForgotPage({ t, action, typed, errors, notice, backHref }: ForgotPageProps) {
  // Two fields that are empty say the same: above the form each is named.
  const named = errors.map(({ field, message }) => ({ field, message: `${t(`forgot.${field}`)}: ${message}` }))
  return (
    <>
      <ErrorSummary title={t('form.errors')} errors={named} />
      {notice && <Notice kind="error">{t(`forgot.refused.${notice.kind}`, { minutes: toMinutes(notice.retryAfter) })}</Notice>}
      <p>{t('forgot.intro')}</p>
      <p>{t('forgot.what')}</p>
      <Form action={action}>
        <TextField
          name="username"
          label={t('forgot.username')}
          value={typed.username ?? ''}
          error={findFieldError(errors, 'username')}
          autocomplete="username"
          maxlength={USER_NAME_MAX}
          verbatim
          required
        />
        <EmailField label={t('forgot.email')} value={typed.email ?? ''} error={findFieldError(errors, 'email')} />
        <Button>{t('forgot.submit')}</Button>
      </Form>
      <WayBack href={backHref}>{t('back.signIn')}</WayBack>
    </>
  )
}
