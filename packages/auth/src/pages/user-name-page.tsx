import type { Translate } from '@voordeur/core'
import { Button, ErrorSummary, Form, TextField } from '@voordeur/core/ui'
import { USER_NAME_MAX } from '../password/user-name.ts'
import { type FieldError, findFieldError } from './field-error.ts'
import { WayBack } from './way-back.tsx'

/** What the page of a user name shows. It posts `do=save` with `username`. */
export interface UserNamePageProps {
  readonly t: Translate
  /** Where the form posts to. */
  readonly action: string
  /** The name that was typed. */
  readonly typed?: string | undefined
  /** It can be chosen one time only. */
  readonly isOnce?: boolean | undefined
  readonly errors: readonly FieldError<'username'>[]
  /** Where to go without choosing; absent where that can't be done. */
  readonly cancelHref?: string | undefined
  /** Where `cancelHref` leads: back to the door (default), or to the tab of the profile. */
  readonly back?: 'signIn' | 'security' | undefined
}

/** Chooses the name to sign in with. */
export function UserNamePage({ t, action, typed = '', isOnce = false, errors, cancelHref, back = 'signIn' }: UserNamePageProps) {
  return (
    <>
      <ErrorSummary title={t('form.errors')} errors={errors} />
      <p>{t('username.intro')}</p>
      {isOnce && <p>{t('password.username.once')}</p>}
      <Form action={action}>
        <TextField
          name="username"
          label={t('username.label')}
          hint={t('username.hint')}
          value={typed}
          error={findFieldError(errors, 'username')}
          autocomplete="username"
          maxlength={USER_NAME_MAX}
          verbatim
          required
        />
        <Button name="do" value="save">
          {t('username.submit')}
        </Button>
      </Form>
      {cancelHref !== undefined && <WayBack href={cancelHref}>{t(`back.${back}`)}</WayBack>}
    </>
  )
}
