import type { MessageValues } from './messages.ts'

/** What is wrong with one field of a form, as a message key of its plugin or of core, with the values of its places. */
export interface FieldProblem {
  readonly field: string
  readonly message: string
  readonly values?: MessageValues
}

/** A form that could not be taken: what was typed, and what is wrong with it. Nothing was done. */
export interface Attempt {
  /** The name of the action whose form it is. */
  readonly action: string
  /** What was typed, by field; files have to be chosen again. */
  readonly values: Readonly<Record<string, string>>
  readonly problems: readonly FieldProblem[]
}
