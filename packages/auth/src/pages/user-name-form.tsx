import { Button, Form, TextField } from '@voordeur/core/ui'
import { USER_NAME_MAX } from '../password/user-name.ts'
import { findFieldError } from './field-error.ts'
import type { NewPasswordPageProps } from './new-password-page.tsx'

type UserNameFormProps = Pick<NewPasswordPageProps, 't' | 'action' | 'userName' | 'errors'>

/** Gives oneself another user name, once. */
export function UserNameForm({ t, action, userName, errors }: UserNameFormProps) {
  return (
    <Form action={action}>
      <TextField
        name="username"
        label={t('username.label')}
        hint={t('password.username.once')}
        value={userName}
        error={findFieldError(errors, 'username')}
        autocomplete="username"
        maxlength={USER_NAME_MAX}
        verbatim
      />
      <Button kind="secondary" name="do" value="rename">
        {t('password.username.submit')}
      </Button>
    </Form>
  )
}
