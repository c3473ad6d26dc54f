import type { Translate } from '@voordeur/core'
import { Button, Card, ErrorSummary, Form } from '@voordeur/core/ui'
import { AppSteps, type WaitingApp } from './app-steps.tsx'
import { type FieldError, findFieldError } from './field-error.ts'
import { WayBack } from './way-back.tsx'

/** What the page of an authenticator app shows. It posts `do`: `confirm` (with `code`) or `remove`. */
export interface AppPageProps {
  readonly t: Translate
  /** Where the forms post to. */
  readonly action: string
  /** An app is in use. */
  readonly isSet: boolean
  /** It may be removed: there is another way to get a code. */
  readonly mayRemove: boolean
  /** The app that is offered and waits for its first code. */
  readonly waiting: WaitingApp
  readonly errors: readonly FieldError[]
  readonly cancelHref: string
}

/** Sets up, replaces or removes an authenticator app. */
export function AppPage({ t, action, isSet, mayRemove, waiting, errors, cancelHref }: AppPageProps) {
  return (
    <>
      <ErrorSummary title={t('form.errors')} errors={errors} />
      <Card>
        <p>{t(isSet ? 'app.intro.set' : 'app.intro')}</p>
        <AppSteps t={t} action={action} waiting={waiting} error={findFieldError(errors, 'code')} />
        {mayRemove && (
          <Form action={action}>
            <Button kind="secondary" name="do" value="remove">
              {t('app.remove')}
            </Button>
          </Form>
        )}
        <WayBack href={cancelHref}>{t('back.security')}</WayBack>
      </Card>
    </>
  )
}
