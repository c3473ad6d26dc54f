import type { ComponentChildren } from 'preact'
import type { AskedPeriod, PeriodErrors } from '../../define/asked-period.ts'
import type { Translate } from '../../define/messages.ts'
import { Button } from './button.tsx'
import { Form } from './form.tsx'
import { TextField } from './text-field.tsx'

interface PeriodFormProps {
  readonly t: Translate
  /** The page that is narrowed. */
  readonly action: string
  /** The days as they were typed. */
  readonly asked: AskedPeriod
  /** Message keys of what is wrong with a day. */
  readonly errors: PeriodErrors
  /** Where everything is shown again; left out while everything is. */
  readonly all?: string | undefined
  /** What else narrows the page, and stays. */
  readonly hidden?: Readonly<Record<string, string>> | undefined
  /** Other questions of the same form. */
  readonly children?: ComponentChildren | undefined
}

/** Asks for a period of whole days. It only looks something up, so that it works by its address, without scripts. */
export function PeriodForm({ t, action, asked, errors, all, hidden, children }: PeriodFormProps) {
  const say = (key: string | undefined) => (key === undefined ? undefined : t(key))
  return (
    <Form action={action} method="get" hidden={hidden}>
      {children}
      <div class="field-pair">
        <TextField name="from" type="date" label={t('core.period.from')} value={asked.from} error={say(errors.from)} />
        <TextField name="until" type="date" label={t('core.period.until')} value={asked.until} error={say(errors.until)} />
      </div>
      <div class="actions">
        <Button kind="secondary" icon="search">
          {t(children === undefined ? 'core.period.show' : 'core.period.showChosen')}
        </Button>
        {all !== undefined && (
          <Button kind="quiet" href={all}>
            {t('core.period.all')}
          </Button>
        )}
      </div>
    </Form>
  )
}
