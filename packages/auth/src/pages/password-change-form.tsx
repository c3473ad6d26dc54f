import { Button, Form, PasswordField } from '@voordeur/core/ui'
import { PASSWORD_MAX } from '../password/password-rules.ts'
import { findFieldError } from './field-error.ts'
import type { NewPasswordPageProps } from './new-password-page.tsx'

type PasswordChangeFormProps = Pick<NewPasswordPageProps, 't' | 'action' | 'userName' | 'mayChangeUserName' | 'askCurrent' | 'errors'>

// A password may be longer before NFKC than after it.
const TYPED_MAX = 4 * PASSWORD_MAX

/** The new password, twice; the present one first where that is asked. */
export function PasswordChangeForm({ t, action, userName, mayChangeUserName, askCurrent, errors }: PasswordChangeFormProps) {
  const reveal = { show: t('reveal.show'), hide: t('reveal.hide') }
  return (
    <Form action={action}>
      {!mayChangeUserName && (
        <p>
          {t('password.username.own')} <strong>{userName}</strong>
        </p>
      )}
      {/* Without a name of its own it is not sent; a password manager keeps the pair by it. */}
      <input type="text" autocomplete="username" value={userName} readOnly hidden />
      {askCurrent && (
        <PasswordField
          name="current"
          label={t('password.current')}
          kind="current"
          reveal={reveal}
          error={findFieldError(errors, 'current')}
          maxlength={TYPED_MAX}
        />
      )}
      <PasswordField
        name="password"
        label={t('password.new')}
        kind="new"
        reveal={reveal}
        status={{ missing: t('password.missing'), done: t('password.done') }}
        error={findFieldError(errors, 'password')}
        maxlength={TYPED_MAX}
      />
      <PasswordField
        name="again"
        label={t('password.again')}
        kind="new"
        reveal={reveal}
        error={findFieldError(errors, 'again')}
        maxlength={TYPED_MAX}
      />
      <Button name="do" value="save">
        {t('password.submit')}
      </Button>
    </Form>
  )
}
