import type { Translate } from '../../define/messages.ts'
import { Button } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { Choice } from '../components/choice.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Form } from '../components/form.tsx'
import { sayRole } from './person-state.ts'

/** Who can become the portal administrator. */
export interface HandOverData {
  readonly people: readonly { readonly id: string; readonly name: string; readonly role: string }[]
  readonly wrong: boolean
}

interface HandOverViewProps {
  readonly t: Translate
  readonly data: HandOverData
  readonly action: string
  readonly back: string
}

/** Hands the administration over to somebody who can look along now. */
export function HandOverView({ t, data, action, back }: HandOverViewProps) {
  const error = data.wrong ? t('core.handOver.error') : undefined
  if (data.people.length === 0) return <EmptyState icon="users" title={t('core.handOver.nobody')} />
  return (
    <>
      <ErrorSummary title={t('core.form.errors')} errors={error === undefined ? [] : [{ field: 'to', message: error }]} />
      <Card>
        <p>{t('core.handOver.intro')}</p>
        <Form action={action} gate="complete">
          <Choice
            name="to"
            legend={t('core.handOver.who')}
            options={data.people.map(({ id, name, role }) => ({ value: id, label: name, hint: sayRole(t, role) }))}
            error={error}
            required
          />
          <div class="actions">
            <Button>{t('core.handOver.submit')}</Button>
            <Button kind="secondary" href={back}>
              {t('core.form.cancel')}
            </Button>
          </div>
        </Form>
      </Card>
    </>
  )
}
