import type { Attempt, ViewTools } from '@voordeur/core'

/** What stands in the fields of a form, and what is wrong with each. */
export interface FormState {
  readonly values: Readonly<Record<string, string>>
  /** What is wrong with a field, in words. */
  readonly errorOf: (field: string) => string | undefined
  readonly errors: readonly { readonly field: string; readonly message: string }[]
}

/** What was typed and could not be taken, or else what a form begins with. */
export function toFormState(attempt: Attempt | undefined, initial: Readonly<Record<string, string>>, t: ViewTools['t']): FormState {
  const errors = (attempt?.problems ?? []).map(({ field, message, values }) => ({ field, message: t(message, values) }))
  return {
    values: attempt?.values ?? initial,
    errors,
    errorOf: (field) => errors.find((error) => error.field === field)?.message,
  }
}
