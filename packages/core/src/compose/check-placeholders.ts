import type { Check } from './draft.ts'
import type { Problem } from './problem.ts'
import { quote } from './quote.ts'
import { isEntries } from './read-config.ts'

// What a template writes where only the organisation knows the text.
const LEFT_OPEN = /^Vul in\b/

/** In production no option of a plugin still says that it is to be filled in: people would read it, and ring the number beside it. */
export const checkPlaceholders: Check = ({ plugins, environment }) =>
  environment.production
    ? plugins.flatMap(({ id, given }) => given.flatMap((options) => findOpen(options.given, `plugin ${quote(id)}, options`)))
    : []

function findOpen(value: unknown, place: string): readonly Problem[] {
  if (typeof value === 'string' && LEFT_OPEN.test(value)) return [toProblem(value, place)]
  if (!isEntries(value)) return []
  return Object.entries(value).flatMap(([name, each]) => findOpen(each, `${place}.${name}`))
}

function toProblem(value: string, place: string): Problem {
  const cause = `${quote(value)} stands there from the template, and people would read it.`
  return {
    code: 'OPTION_INVALID',
    place,
    cause,
    fix: 'Write what is true for your organisation here, and in the options beside it (a name, a number).',
  }
}
