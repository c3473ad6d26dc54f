import type { Translate } from '@voordeur/core'
import { Card, ErrorSummary, Requirements } from '@voordeur/core/ui'
import type { PasswordRequirement } from '../password/password-rules.ts'
import type { FieldError } from './field-error.ts'
import { PasswordChangeForm } from './password-change-form.tsx'
import { UserNameForm } from './user-name-form.tsx'
import { WayBack } from './way-back.tsx'

/** What the page of a new password shows. It posts `do`: `save` (`current`, `password`, `again`) or, in a form of its own, `rename` (`username`). */
export interface NewPasswordPageProps {
  readonly t: Translate
  /** Where both forms post to. */
  readonly action: string
  /** Name of the portal. */
  readonly portal: string
  /** The first own password, one after a forgotten one, or another one by choice. */
  readonly why: 'first' | 'reset' | 'own'
  readonly requirements: readonly PasswordRequirement[]
  /** The user name, or the one that was typed and not taken. */
  readonly userName: string
  readonly mayChangeUserName: boolean
  readonly askCurrent: boolean
  readonly cancelHref: string
  readonly errors: readonly FieldError<'current' | 'password' | 'again' | 'username'>[]
}

/** Sets an own password: what it must have, the user name where that may still be chosen, and the password twice. */
export function NewPasswordPage(props: NewPasswordPageProps) {
  const { t, portal, why, requirements, mayChangeUserName, cancelHref, errors } = props
  return (
    <>
      <ErrorSummary title={t('form.errors')} errors={errors} />
      <Card title={t('password.requirements')}>
        <p>{t('password.requirements.text')}</p>
        <Requirements field="password" met={t('password.met')} items={requirements.map((one) => toItem(t, one))} />
      </Card>
      <Card title={t('password.change')}>
        <p>{t(`password.why.${why}`, { portal })}</p>
        {mayChangeUserName && <UserNameForm {...props} />}
        <PasswordChangeForm {...props} />
        <WayBack href={cancelHref}>{t(why === 'own' ? 'back.security' : 'back.signIn')}</WayBack>
      </Card>
    </>
  )
}

// What can be told of a password while it is typed.
const SEEN_AT_ONCE: readonly string[] = ['length', 'lower', 'upper', 'digit']

function toItem(t: Translate, { id, count = 1 }: PasswordRequirement) {
  const short = SEEN_AT_ONCE.includes(id) ? t(`password.short.${id}`, { count }) : undefined
  return { id, label: t(`password.need.${id}`, { count }), short, count }
}
