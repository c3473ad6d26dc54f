import type { ViewTools } from '@voordeur/core'
import { ErrorSummary, Notice } from '@voordeur/core/ui'

interface FormState {
  /** What was typed in a field before; undefined on a fresh form. */
  readonly typed: (field: string) => string | undefined
  readonly errorOf: (field: string) => string | undefined
}

/** What was typed into the form of an action and what was wrong with it. */
export function toFormState(tools: ViewTools, action: string): FormState {
  const attempt = tools.attempt(action)
  return {
    typed: (field) => attempt?.values[field],
    errorOf: (field) => {
      const problem = attempt?.problems.find((each) => each.field === field)
      return problem && tools.t(problem.message, problem.values)
    },
  }
}

/** Why the form of an action was not taken: what is wrong as a whole, and each field that is. Absent on a page that is simply read. */
export function Problems({ tools: { t, attempt }, action }: { readonly tools: ViewTools; readonly action: string }) {
  const problems = (attempt(action)?.problems ?? []).map(({ field, message, values }) => ({ field, message: t(message, values) }))
  const whole = problems.filter(({ field }) => field === '')
  return (
    <>
      {whole.length > 0 && (
        <Notice kind="error" title={t('core.refused.title')}>
          {whole.map(({ message }) => (
            <p key={message}>{message}</p>
          ))}
        </Notice>
      )}
      <ErrorSummary title={t('core.refused.title')} errors={problems.filter(({ field }) => field !== '')} />
    </>
  )
}
