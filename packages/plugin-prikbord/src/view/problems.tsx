import type { ViewTools } from '@voordeur/core'
import { ErrorSummary } from '@voordeur/core/ui'

interface FormState {
  /** What was typed in a field before; undefined on a fresh form. */
  readonly typed: (field: string) => string | undefined
  readonly errorOf: (field: string) => string | undefined
  /** Of a field for files: what is wrong with each. */
  readonly errorsOf: (field: string) => readonly string[]
}

/** What was typed into the form of an action and what was wrong with it. */
export function toFormState(tools: ViewTools, action: string): FormState {
  const attempt = tools.attempt(action)
  const errorsOf = (field: string) =>
    (attempt?.problems ?? []).filter((problem) => problem.field === field).map(({ message, values }) => tools.t(message, values))
  return { typed: (field) => attempt?.values[field], errorsOf, errorOf: (field) => errorsOf(field)[0] }
}

/** Everything that was wrong with the form of an action, above it. */
export function Problems({ tools, action }: { readonly tools: ViewTools; readonly action: string }) {
  const problems = tools.attempt(action)?.problems ?? []
  return (
    <ErrorSummary
      title={tools.t('core.form.errors')}
      errors={problems.map(({ field, message, values }) => ({ field, message: tools.t(message, values) }))}
    />
  )
}
