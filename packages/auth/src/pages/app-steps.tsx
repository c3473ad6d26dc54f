import type { Translate } from '@voordeur/core'
import { Button, CodeField, Form } from '@voordeur/core/ui'

/** An app that was begun and waits for its first code. */
export interface WaitingApp {
  /** The QR code as an SVG of our own making. */
  readonly svg: string
  /** The key in base32, for who types it. */
  readonly secret: string
  /** The `otpauth:` address of the key, for who sets up the app on this very phone. */
  readonly uri: string
}

interface AppStepsProps {
  readonly t: Translate
  readonly action: string
  readonly waiting: WaitingApp
  readonly error: string | undefined
}

/** Sets up an authenticator app in three steps: open it, scan, fill in its code. */
export function AppSteps({ t, action, waiting: { svg, secret, uri }, error }: AppStepsProps) {
  return (
    <ol class="steps" role="list">
      <li>
        <h3 class="step-title">{t('app.install')}</h3>
        <p>{t('app.install.text')}</p>
      </li>
      <li>
        <h3 class="step-title">{t('app.scan')}</h3>
        <img class="qr" src={`data:image/svg+xml,${encodeURIComponent(svg)}`} alt={t('app.scan.alt')} width={224} height={224} />
        <p>{t('app.open.text')}</p>
        <Button kind="secondary" icon="smartphone" href={uri}>
          {t('app.open')}
        </Button>
        <p>{t('app.secret')}</p>
        <p class="secret">{toGroups(secret)}</p>
      </li>
      <li>
        <h3 class="step-title">{t('app.code')}</h3>
        <Form action={action}>
          <CodeField name="code" label={t('app.code.label')} error={error} />
          <Button name="do" value="confirm">
            {t('app.submit')}
          </Button>
        </Form>
      </li>
    </ol>
  )
}

/** Groups of four can be typed over without losing the place; an app takes the spaces. */
function toGroups(secret: string): string {
  return (secret.match(/\w{1,4}/gu) ?? []).join(' ')
}
