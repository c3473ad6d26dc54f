import type { Translate } from '../../define/messages.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Form } from '../components/form.tsx'
import { TextField } from '../components/text-field.tsx'

interface RequestConfirmViewProps {
  readonly t: Translate
  readonly action: string
  readonly isRefused: boolean
  /** Where somebody asks anew. */
  readonly againHref: string
}

/**
 * The landing of the link in the mail. Its secret stands behind the `#`, where no server sees it: opening the link confirms nothing, only the button
 * does. A script takes the secret into the form; without scripts the code is pasted.
 */
export function RequestConfirmView({ t, action, isRefused, againHref }: RequestConfirmViewProps) {
  const error = isRefused ? t('core.request.confirm.refused') : undefined
  return (
    <>
      {error !== undefined && (
        <ErrorSummary title={t('core.request.confirm.refused.title')} errors={[{ field: 'secret', message: error }]} />
      )}
      <Form action={action}>
        <div class="fragment" data-takes-fragment>
          <p class="fragment-taken">{t('core.request.confirm.ready')}</p>
          <TextField
            name="secret"
            label={t('core.request.confirm.secret')}
            hint={t('core.request.confirm.paste')}
            error={error}
            autocomplete="off"
            maxlength={200}
            verbatim
            required
          />
        </div>
        <Button>{t('core.request.confirm.submit')}</Button>
      </Form>
      {isRefused && (
        <Button kind="quiet" icon="mail" href={againHref}>
          {t('core.request.confirm.again')}
        </Button>
      )}
    </>
  )
}
