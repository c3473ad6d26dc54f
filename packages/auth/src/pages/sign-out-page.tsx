import type { Translate } from '@voordeur/core'
import { Button, Card, Form } from '@voordeur/core/ui'

interface SignOutPageProps {
  readonly t: Translate
  /** Where the form posts to. */
  readonly action: string
  /** Where "no" leads. */
  readonly next: string
}

/** Asks whether to sign out; works without scripts. */
export function SignOutPage({ t, action, next }: SignOutPageProps) {
  return (
    <Card>
      <Form action={action} hidden={{ next }}>
        <p>{t('signout.question')}</p>
        <div class="actions">
          <Button name="answer" value="ja">
            {t('signout.yes')}
          </Button>
          <Button kind="secondary" name="answer" value="nee">
            {t('signout.no')}
          </Button>
        </div>
      </Form>
    </Card>
  )
}
