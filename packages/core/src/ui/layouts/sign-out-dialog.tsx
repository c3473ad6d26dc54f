import { Button } from '../components/button.tsx'
import { Form } from '../components/form.tsx'
import type { Frame } from '../frame.ts'

/** The question before signing out. A script opens it; without scripts the link leads to the page that asks the same. */
export function SignOutDialog({ frame: { t, links } }: { readonly frame: Frame }) {
  return (
    <dialog class="dialog" id="sign-out" aria-labelledby="sign-out-title">
      <h2 class="dialog-title" id="sign-out-title">
        {t('core.signOut.question')}
      </h2>
      <p>{t('core.signOut.text')}</p>
      <div class="actions">
        <Form action={links.signOut} hidden={{ answer: 'ja' }}>
          <Button icon="log-out">{t('core.signOut.yes')}</Button>
        </Form>
        <form method="dialog">
          <Button kind="secondary">{t('core.signOut.no')}</Button>
        </form>
      </div>
    </dialog>
  )
}
