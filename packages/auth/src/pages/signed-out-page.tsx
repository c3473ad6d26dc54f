import type { Translate } from '@voordeur/core'
import { Button, Notice } from '@voordeur/core/ui'

interface SignedOutPageProps {
  readonly t: Translate
  /** Where signing in begins. */
  readonly href: string
}

/** Says that nobody is signed in here: where an identity provider sends a browser that it signed out. */
export function SignedOutPage({ t, href }: SignedOutPageProps) {
  return (
    <>
      <Notice kind="success">{t('signin.signedOut')}</Notice>
      <Button href={href}>{t('signedout.again')}</Button>
    </>
  )
}
