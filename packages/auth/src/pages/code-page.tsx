import type { Translate } from '@voordeur/core'
import { Button, Card, CheckBox, CodeField, ErrorSummary, Form } from '@voordeur/core/ui'
import { CodeNoticeBox, type CodeNotice } from './code-notice-box.tsx'
import { MaskedPhone } from './masked-phone.tsx'
import { Ways } from './ways.tsx'

/** What a page that asks for a code shows. It posts `do`: `check` (with `code`, and `remember` when ticked), `resend` or `other`. */
export interface CodePageProps {
  readonly t: Translate
  /** Where the form posts to. */
  readonly action: string
  /** Fields that travel along unseen. */
  readonly hidden?: Readonly<Record<string, string>> | undefined
  /** In place of the first sentence, already translated: what the code is for. */
  readonly intro?: string | undefined
  /** Where the code went, with all but its end hidden: `06 •••• ••78`. */
  readonly sentTo?: string | undefined
  /** After how many seconds another code may be asked for, and how often still. */
  readonly resend?: { readonly afterSeconds: number; readonly left: number } | undefined
  /** Whether there is a code to fill in (default); otherwise the page offers to send one. */
  readonly isSent?: boolean | undefined
  /** The code comes from the authenticator app. */
  readonly app?: boolean | undefined
  /** The other way to get a code, when the person has one. */
  readonly other?: 'sms' | 'app' | undefined
  /** `ask`: offers to remember this device for `days`. */
  readonly remember?: 'ask' | undefined
  readonly days?: number | undefined
  /** The box was ticked before the form was refused. */
  readonly isRemembered?: boolean | undefined
  readonly notice?: CodeNotice | undefined
  readonly cancelHref: string
  /** Where `cancelHref` leads: back to the door (default), or to the page before. */
  readonly back?: 'signIn' | 'page' | undefined
}

/** Asks for a code: at the door, before something that is protected extra, and to confirm a new number or address. */
export function CodePage(props: CodePageProps) {
  const { t, action, hidden, isSent = true, notice } = props
  const error = notice?.kind === 'invalid' && isSent ? t('code.refused.invalid') : undefined
  return (
    <>
      {error !== undefined && <ErrorSummary title={t('form.errors')} errors={[{ field: 'code', message: error }]} />}
      {error === undefined && notice && <CodeNoticeBox t={t} notice={notice} />}
      <Card>
        <Introduction {...props} />
        <Form action={action} hidden={hidden}>
          {isSent ? (
            <>
              <CodeField name="code" label={t('code.label')} error={error} />
              <Remember {...props} />
              <Button name="do" value="check">
                {t('code.submit')}
              </Button>
            </>
          ) : (
            <Button name="do" value="resend">
              {t('code.send')}
            </Button>
          )}
          <OtherWays {...props} />
        </Form>
      </Card>
    </>
  )
}

function Introduction({ t, intro, sentTo, isSent = true, app = false }: CodePageProps) {
  const how = t(app ? 'code.intro.app' : isSent ? 'code.intro' : 'code.unsent')
  return (
    <div class="code-intro">
      {intro !== undefined && <p>{intro}</p>}
      {(intro === undefined || app || !isSent) && <p>{how}</p>}
      {sentTo !== undefined && (
        <p>
          {t('code.sentTo')} <MaskedPhone t={t} masked={sentTo} />
        </p>
      )}
    </div>
  )
}

function Remember({ t, remember, days = 30, isRemembered }: CodePageProps) {
  if (remember === undefined) return null
  return <CheckBox name="remember" label={t('code.remember', { days })} checked={isRemembered} />
}

function OtherWays({ t, isSent = true, resend, other, cancelHref, back = 'signIn' }: CodePageProps) {
  return (
    <Ways>
      {isSent && resend !== undefined && <Resend t={t} resend={resend} />}
      {other !== undefined && (
        <Button kind="quiet" icon={other === 'app' ? 'smartphone' : 'message-square-text'} name="do" value="other">
          {t(`code.other.${other}`)}
        </Button>
      )}
      <Button kind="quiet" icon="arrow-left" href={cancelHref}>
        {t(`back.${back}`)}
      </Button>
    </Ways>
  )
}

function Resend({ t, resend: { afterSeconds, left } }: { readonly t: Translate; readonly resend: NonNullable<CodePageProps['resend']> }) {
  if (left <= 0) return <p class="field-hint">{t('code.resend.none')}</p>
  return (
    <Button kind="quiet" icon="rotate-cw" name="do" value="resend" countdown={afterSeconds > 0 ? afterSeconds : undefined}>
      {t('code.resend')}
    </Button>
  )
}
