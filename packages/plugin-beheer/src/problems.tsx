import type { ViewTools } from '@voordeur/core'
import { ErrorSummary } from '@voordeur/core/ui'

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

/** Everything that was wrong with the form of an action, above it. */
export function Problems({ tools, action }: { readonly tools: ViewTools; readonly action: string }) {
  const problems = tools.attempt(action)?.problems ?? []
  return (
    <ErrorSummary
      title={tools.t('core.refused.title')}
      errors={problems.map(({ field, message, values }) => ({ field, message: tools.t(message, values) }))}
    />
  )
}
