import type { ViewTools } from '@voordeur/core'
import { toFormState } from '../problems.tsx'

/** What a field of a form is given: what was typed before, and what is wrong with it. */
export interface AskedField {
  readonly name: string
  readonly value: string | undefined
  readonly error: string | undefined
}

/** Fields of the form of one action, as they were typed and with what is wrong; `kept` is what stands in them at first. */
export function toFields(tools: ViewTools, action: string, kept: Readonly<Record<string, string>> = {}) {
  const { typed, errorOf } = toFormState(tools, action)
  const isFresh = tools.attempt(action) === undefined
  const read = (name: string) => (isFresh ? kept[name] : typed(name))
  const field = (name: string): AskedField => ({ name, value: read(name), error: errorOf(name) })
  return { field, isTicked: (name: string) => read(name) === 'on' }
}
