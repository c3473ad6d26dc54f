import { DEFAULT_ANSWERS, PORTAL_PLUGINS, type PortalAnswers, readOrganisation } from './portal-answers.ts'
import { ScaffoldRefused } from './scaffold-refused.ts'

/** What was said in flags, as it was typed. */
export interface AnswerFlags {
  readonly organisation?: string | undefined
  readonly layout?: string | undefined
  readonly form?: string | undefined
  readonly source?: string | undefined
  /** With commas between: `prikbord,agenda`; empty for none. */
  readonly plugins?: string | undefined
  readonly 'sign-in'?: string | undefined
}

/** The flags, each with what it says, for every command that takes them. */
export const ANSWER_FLAGS = {
  organisation: { description: 'The name of the organisation.', valueHint: 'name' },
  layout: { description: 'How the start page is arranged: panels or menu.', valueHint: 'panels' },
  form: { description: 'How the portal addresses its readers in Dutch: u or je.', valueHint: 'u' },
  source: { description: 'Where the record comes from: example, fhir (a folder) or caress (an export folder).', valueHint: 'example' },
  plugins: { description: `Beside the care record: ${PORTAL_PLUGINS.join(',')}.`, valueHint: 'names' },
  'sign-in': { description: 'How people sign in: password, or microsoft (beside it).', valueHint: 'password' },
} as const

/** The answers that these flags give; what none of them says is absent. Throws `ScaffoldRefused` for a value that there is not. */
export function readAnswers(flags: AnswerFlags): Partial<PortalAnswers> {
  const { organisation, layout, form, source, plugins, 'sign-in': signIn } = flags
  return {
    ...(organisation !== undefined && { organisation: readOrganisation(organisation) }),
    ...(layout !== undefined && { layout: choose(layout, '--layout', ['panels', 'menu']) }),
    ...(form !== undefined && { form: choose(form, '--form', ['u', 'je']) }),
    ...(source !== undefined && { source: choose(source, '--source', ['example', 'fhir', 'caress']) }),
    ...(plugins !== undefined && { plugins: listPlugins(plugins) }),
    ...(signIn !== undefined && { signIn: choose(signIn, '--sign-in', ['password', 'microsoft']) }),
  }
}

/** The answers with what is usual where nothing was said. */
export function withDefaults(answers: Partial<PortalAnswers>): PortalAnswers {
  return { ...DEFAULT_ANSWERS, ...answers }
}

function listPlugins(typed: string): PortalAnswers['plugins'] {
  const names = typed.split(',').map((name) => name.trim())
  return names.filter((name) => name !== '' && name !== 'dossier').map((name) => choose(name, '--plugins', PORTAL_PLUGINS))
}

function choose<const Value extends string>(typed: string, flag: string, known: readonly Value[]): Value {
  const found = known.find((value) => value === typed)
  if (found !== undefined) return found
  throw new ScaffoldRefused(`${flag} can not be "${typed}"; it is one of ${known.join(', ')}.`)
}
