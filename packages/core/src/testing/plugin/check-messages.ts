import { LOCALES, type AddressForm, type Locale } from '../../define/messages.ts'
import { ContractBroken, ensureNone } from '../contract-rule.ts'
import type { Stage } from './open-stage.ts'
import { runForms, type SentForm } from './run-forms.ts'
import { openPages } from './try-pages.ts'

interface Listener {
  readonly locale: Locale
  readonly form: AddressForm
  readonly simple: boolean
}

// In Dutch what is said depends on both together; in English seldom, and each is tried once.
const LISTENERS: readonly Listener[] = [
  { locale: 'nl', form: 'u', simple: false },
  { locale: 'nl', form: 'je', simple: false },
  { locale: 'nl', form: 'u', simple: true },
  { locale: 'nl', form: 'je', simple: true },
  { locale: 'en', form: 'u', simple: false },
  { locale: 'en', form: 'je', simple: true },
]

/** Every word that a page or an action asks for is there, in both languages, both forms of address and simple mode, with and without data. */
export async function checkMessages(stage: Stage): Promise<void> {
  const [person, empty] = [await stage.person('one'), await stage.person('empty')]
  const sent = await runForms(stage, 'one', person)
  for (const listener of LISTENERS) {
    await speak(stage, listener)
    await openPages(stage, person)
    await openPages(stage, empty)
  }
  const unsaid = stage.seen.unsaid.map(
    ({ place, locale, key }) =>
      `${place}: "${key}" is said as its key in "${locale}": there is no such message, or a value that it names is not given. Fix: add it to \`messages.${locale}\`, or give the value.`,
  )
  ensureNone([...unsaid, ...findUnsaidEnds(stage, sent)])
}

async function speak({ portal }: Stage, reader: Listener): Promise<void> {
  const { numUpdatedRows } = await portal.store.system().updateTable('account').set(reader).executeTakeFirst()
  if (numUpdatedRows === 0n) throw new ContractBroken('Nobody is there to read.')
}

/** The message with which an action ends is shown on the next page. */
function findUnsaidEnds({ portal }: Stage, sent: readonly SentForm[]): readonly string[] {
  return sent.flatMap(({ name, composed, answer }) => {
    const key = new URL(answer.headers.get('location') ?? '/', 'https://portaal.test').searchParams.get('done')
    if (key === null) return []
    return LOCALES.filter((locale) => portal.composition.messages.for(composed.plugin)(locale, 'u')(key) === key).map(
      (locale) => `The action "${name}" ends with "${key}", which is no message in "${locale}". Fix: add it to \`messages.${locale}\`.`,
    )
  })
}
