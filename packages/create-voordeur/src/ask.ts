import { cancel, confirm, intro, multiselect, select, text } from '@clack/prompts'
import { DEFAULT_ANSWERS, findFreeFolder, type PortalAnswers, readOrganisation, ScaffoldRefused } from '@voordeur/core/scaffold'
import type { Asked } from './read-arguments.ts'

/** Everything that has to be known before a portal is written. */
export interface Wanted {
  readonly folder: string
  readonly answers: PortalAnswers
  readonly installs: boolean
}

/** Somebody stopped answering; nothing was written. */
export class Stopped extends Error {
  override readonly name = 'Stopped'
}

/** Asks at the terminal for what the command line left open. Throws `Stopped` when somebody leaves. */
export async function ask(asked: Asked, below: string): Promise<Wanted> {
  const { answers: given } = asked
  intro('A new Voordeur portal')
  const folder = asked.folder ?? (await askFolder(below))
  const organisation = given.organisation ?? (await askOrganisation())
  const layout = given.layout ?? (await askLayout())
  const form = given.form ?? (await askForm())
  const source = given.source ?? (await askSource())
  const plugins = given.plugins ?? (await askPlugins(source))
  const signIn = given.signIn ?? (await askSignIn())
  const installs = asked.installs && (await taken(confirm({ message: 'Install the packages now?' })))
  return { folder, answers: { organisation, layout, form, source, plugins, signIn }, installs }
}

const askFolder = (below: string) =>
  taken(
    text({
      message: 'In which folder?',
      initialValue: 'my-portal',
      validate: (typed) => sayRefusal(() => findFreeFolder(below, typed ?? '')),
    }),
  )

const askOrganisation = () =>
  taken(
    text({
      message: 'What is the organisation called?',
      placeholder: DEFAULT_ANSWERS.organisation,
      defaultValue: DEFAULT_ANSWERS.organisation,
      validate: (typed) => (typed === undefined || typed === '' ? undefined : sayRefusal(() => readOrganisation(typed))),
    }),
  )

const askLayout = () =>
  taken(
    select<PortalAnswers['layout']>({
      message: 'How is the start page arranged?',
      options: [
        { value: 'panels', label: 'Coloured panels' },
        { value: 'menu', label: 'A menu on the left' },
      ],
    }),
  )

const askForm = () =>
  taken(
    select<PortalAnswers['form']>({
      message: 'How does the portal address its readers in Dutch?',
      options: [
        { value: 'u', label: 'u' },
        { value: 'je', label: 'je' },
      ],
    }),
  )

const askSource = () =>
  taken(
    select<PortalAnswers['source']>({
      message: 'Where does the record come from?',
      options: [
        { value: 'example', label: 'An example, to try it with' },
        { value: 'fhir', label: 'A folder of FHIR bundles', hint: 'with the example until then' },
        { value: 'caress', label: 'An export folder, such as that of Caress', hint: 'with the example until then' },
      ],
    }),
  )

// What only an export tells is no choice for who reads FHIR.
const askPlugins = (source: PortalAnswers['source']) =>
  taken(
    multiselect<PortalAnswers['plugins'][number]>({
      message: 'What is there beside the record? (space chooses, enter goes on)',
      required: false,
      initialValues: [...DEFAULT_ANSWERS.plugins],
      options: [
        { value: 'prikbord', label: 'Notice board', hint: 'prikbord' },
        { value: 'berichten', label: 'Messages between contacts', hint: 'berichten' },
        { value: 'agenda', label: 'Agenda', hint: 'agenda' },
        { value: 'nieuws', label: 'News of the organisation', hint: 'nieuws' },
        ...(source === 'fhir' ? [] : [{ value: 'wzd' as const, label: 'Involuntary care', hint: 'wzd' }]),
        { value: 'beheer', label: 'The desk for staff', hint: 'beheer' },
      ],
    }),
  )

const askSignIn = () =>
  taken(
    select<PortalAnswers['signIn']>({
      message: 'How do people sign in?',
      options: [
        { value: 'password', label: 'User name and password, with a code on a new device' },
        { value: 'microsoft', label: 'The same, and Microsoft Entra beside it' },
      ],
    }),
  )

/** What was answered; leaving (Ctrl-C) is a symbol. */
async function taken<Answer>(question: Promise<Answer>): Promise<Exclude<Answer, symbol>> {
  const answer = await question
  if (typeof answer !== 'symbol') return answer as Exclude<Answer, symbol>
  cancel('Nothing was written.')
  throw new Stopped()
}

function sayRefusal(run: () => unknown): string | undefined {
  try {
    run()
    return undefined
  } catch (error) {
    if (error instanceof ScaffoldRefused) return error.message
    throw error
  }
}
