import type { GivenOptions } from '../define/given-options.ts'
import { checkValue } from './config-problems.ts'
import type { Check } from './draft.ts'
import type { Problem } from './problem.ts'
import { quote } from './quote.ts'
import type { Path } from './snapshot.ts'

interface Owner {
  readonly name: string
  readonly at: Path
  readonly given: readonly GivenOptions[]
  readonly optionProblems: readonly string[]
}

/** What the options' own schemas refused, of plugins, sources and the authenticator alike; in production also what only production refuses. */
export const checkOptions: Check = ({ plugins, sources, authenticator, environment, places }) => [
  ...plugins.flatMap((plugin) => checkOwner({ ...plugin, name: `plugin ${quote(plugin.id)}`, at: places.get(plugin) ?? [] })),
  ...sources.flatMap((source) => checkOwner({ ...source, name: `source ${quote(source.id)}`, at: places.get(source) ?? [] })),
  ...checkOwner({ name: 'auth', at: ['auth'], given: authenticator?.given ?? [], optionProblems: authenticator?.optionProblems ?? [] }),
  ...(environment.production ? (authenticator?.productionProblems ?? []) : []).map((cause) => toProblem('auth', cause, FROM_ENVIRONMENT)),
]

/** Option by option where the schemas are known; otherwise in the words that the owner has for it. */
function checkOwner(owner: Owner): readonly Problem[] {
  const problems = owner.given.flatMap((options) => checkGiven(options, owner))
  return problems.length > 0 ? problems : owner.optionProblems.map((cause) => toProblem(owner.name, cause))
}

function checkGiven({ name, schema, given, at = [] }: GivenOptions, owner: Owner): readonly Problem[] {
  const result = checkValue({ schema, value: given, at: [...owner.at, ...at], name, code: 'OPTION_INVALID' })
  return result.ok ? [] : result.problems
}

const FIX = 'Change the option; its description says what it takes.'
const FROM_ENVIRONMENT =
  'Change the option, or set the variable that portal.config.ts reads for it (CM_PRODUCT_TOKEN for the text messages of a new portal).'

function toProblem(place: string, cause: string, fix = FIX): Problem {
  return { code: 'OPTION_INVALID', place: `${place}, options`, cause: `${cause}.`, fix }
}
