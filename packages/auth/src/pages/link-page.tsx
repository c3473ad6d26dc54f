import type { Translate } from '@voordeur/core'
import { Button, ErrorSummary, Form, TextField } from '@voordeur/core/ui'
import { Ways } from './ways.tsx'

const SECRET_MAX = 200

/** What the landing of a one-time link shows. It posts `secret`. */
export interface LinkPageProps {
  readonly t: Translate
  /** Where the form posts to. */
  readonly action: string
  /** The secret that was sent is not known, or worth nothing any more. */
  readonly isRefused?: boolean | undefined
  /** Where another mail is asked for; absent where that can't be done. */
  readonly forgotHref?: string | undefined
  readonly backHref: string
}

/**
 * The landing of a link whose secret stands behind the `#`, where no server and no log sees it. A script takes it into the
 * form and leaves one button; without scripts the code is pasted.
 */
export function LinkPage({ t, action, isRefused = false, forgotHref, backHref }: LinkPageProps) {
  const error = isRefused ? t('link.refused') : undefined
  return (
    <>
      {error !== undefined && <ErrorSummary title={t('link.refused.title')} errors={[{ field: 'secret', message: error }]} />}
      <Form action={action}>
        <div class="fragment" data-takes-fragment>
          <p class="fragment-taken">{t('link.ready')}</p>
          <TextField
            name="secret"
            label={t('link.secret')}
            hint={t('link.paste')}
            error={error}
            autocomplete="off"
            maxlength={SECRET_MAX}
            verbatim
            required
          />
        </div>
        <Button>{t('link.submit')}</Button>
      </Form>
      <Ways>
        {forgotHref !== undefined && (
          <Button kind="quiet" icon="mail" href={forgotHref}>
            {t('link.again')}
          </Button>
        )}
        <Button kind="quiet" icon="arrow-left" href={backHref}>
          {t('back.signIn')}
        </Button>
      </Ways>
    </>
  )
}
