import { type ContractRunner, ensure } from './testing/contract.ts'
import type { Identified, OpenFormMethod, Refused, Visitor } from './sign-in-method.ts'

/** A method under test: one account that can sign in with it, and forms as a browser would post them. */
export interface SignInMethodUnderTest {
  readonly method: OpenFormMethod
  readonly accountId: string
  /** The fields of a form that is right. */
  readonly right: Readonly<Record<string, string>>
  /** The fields of a form that is wrong for the same account. */
  readonly wrong: Readonly<Record<string, string>>
  /** The fields of a form for an account that does not exist, alike in everything else. */
  readonly unknown: Readonly<Record<string, string>>
  /** Everything that is stored, as text, to look for what must not be there. */
  readonly dump: () => Promise<string>
  /** What in these forms must never be stored. */
  readonly secrets: readonly string[]
}

const NOBODY_KNOWN: Visitor = { findDevice: async () => undefined }
const REASONS: readonly string[] = ['invalid', 'throttled', 'expired', 'unavailable']

/** What every implementation of `SignInMethod` must do. `setUp` is called afresh for each test. */
export function signInMethodContract({ test }: ContractRunner, setUp: () => Promise<SignInMethodUnderTest>): void {
  const that = (name: string, run: (it: SignInMethodUnderTest) => Promise<void>) => test(name, async () => run(await setUp()))
  const complete = (it: SignInMethodUnderTest, form: Readonly<Record<string, string>>) => it.method.complete(form, NOBODY_KNOWN)

  that('identifies the account of a right form', async (it) => {
    const answer = await complete(it, it.right)
    ensure(answer.outcome === 'identified' && answer.accountId === it.accountId, 'a right form must identify its account')
  })

  that('refuses a wrong form, and one of an account that does not exist, for the same reason a visitor may know', async (it) => {
    const [wrong, unknown] = [refused(await complete(it, it.wrong)), refused(await complete(it, it.unknown))]
    ensure(wrong.reason === unknown.reason, 'a visitor must not learn whether an account exists')
    ensure(wrong.retryAfter === unknown.retryAfter, 'a wait must not tell whether an account exists')
  })

  that('gives only reasons that a visitor may know, and causes that repeat nothing that was typed', async (it) => {
    for (const form of [it.wrong, it.unknown, {}]) {
      const { reason, cause } = refused(await complete(it, form))
      ensure(REASONS.includes(reason), `${reason} is no reason for a visitor`)
      for (const typed of Object.values(form)) ensure(!cause.includes(typed), 'a cause must not repeat what was typed')
    }
  })

  that('attack 22: refuses fields it does not know, fields that are missing, and fields without end', async (it) => {
    const fields = Object.keys(it.right)
    const forms = [
      {},
      { ...it.right, role: 'admin' },
      JSON.parse('{"__proto__": "x"}') as Record<string, string>,
      ...fields.map((field) => Object.fromEntries(Object.entries(it.right).filter(([name]) => name !== field))),
      ...fields.map((field) => ({ ...it.right, [field]: 'x'.repeat(1_000_000) })),
    ]
    for (const form of forms) refused(await complete(it, form))
  })

  that('attack 21: stores nothing of what was typed in secret', async (it) => {
    for (const form of [it.right, it.wrong, it.unknown]) await complete(it, form)
    const stored = await it.dump()
    for (const secret of it.secrets) ensure(!stored.includes(secret), 'what was typed in secret must not be stored')
  })
}

function refused(answer: Identified | Refused): Refused {
  ensure(answer.outcome === 'refused', 'this form must be refused')
  return answer
}
