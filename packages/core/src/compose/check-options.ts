import type { Check } from './draft.ts'
import { quote } from './quote.ts'

/** What the options' own schemas refused, of plugins, sources and the authenticator alike; in production also what only production refuses. */
export const checkOptions: Check = (draft) => {
  const { authenticator, environment } = draft
  const owners = [
    ...draft.plugins.map((plugin) => ({ place: `plugin ${quote(plugin.id)}`, problems: plugin.optionProblems })),
    ...draft.sources.map((source) => ({ place: `source ${quote(source.id)}`, problems: source.optionProblems })),
    { place: 'auth', problems: authenticator?.optionProblems ?? [] },
    { place: 'auth', problems: environment.production ? (authenticator?.productionProblems ?? []) : [] },
  ]
  return owners.flatMap(({ place, problems }) =>
    problems.map((cause) => ({
      code: 'OPTION_INVALID',
      place: `${place}, options`,
      cause: `${cause}.`,
      fix: 'Change the option; its description says what it takes.',
    })),
  )
}
