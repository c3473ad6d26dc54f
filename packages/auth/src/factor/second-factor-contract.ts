import { type ContractRunner, ensure } from '../testing/contract.ts'
import type { FactorChallenge, FactorProven, FactorRefused, OpenSecondFactor } from './second-factor.ts'

/** A factor under test: empty, with two accounts that are enrolled and one that is not. */
export interface SecondFactorUnderTest {
  readonly factor: OpenSecondFactor
  readonly enrolled: readonly [string, string]
  readonly stranger: string
  /** The code that a challenge would take now: from the box of sent messages, or from the app. */
  readonly codeOf: (challenge: FactorChallenge) => Promise<string>
  /** Moves the portal's clock forward. */
  readonly advance: (seconds: number) => void
  /** Everything that is stored, as text, to look for what must not be there. */
  readonly dump: () => Promise<string>
  /** How many guesses to make at once. Default 50. */
  readonly atOnce?: number
}

type Answer = FactorProven | FactorRefused

const isProven = ({ outcome }: Answer): boolean => outcome === 'proven'
const wrong = (code: string): string => (code === '000000' ? '000001' : '000000')

/** What every implementation of `SecondFactor` must do. `setUp` is called afresh for each test. */
export function secondFactorContract({ test }: ContractRunner, setUp: () => Promise<SecondFactorUnderTest>): void {
  const that = (name: string, run: (it: SecondFactorUnderTest, asked: FactorChallenge) => Promise<void>) =>
    test(name, async () => {
      const it = await setUp()
      await run(it, { accountId: it.enrolled[0], boundTo: 'flow-1', purpose: 'sign-in' })
    })

  that('says who can use it', async (it) => {
    ensure(await it.factor.isEnrolled(it.enrolled[0]), 'an enrolled account must be enrolled')
    ensure(!(await it.factor.isEnrolled(it.stranger)), 'an account that is not enrolled must not be')
  })

  that('is not started for who is not enrolled, and takes no code of theirs', async (it, asked) => {
    const challenge = { ...asked, accountId: it.stranger }
    ensure((await it.factor.start(challenge)).outcome === 'refused', 'start must refuse who is not enrolled')
    ensure(!isProven(await it.factor.verify(challenge, '000000')), 'verify must refuse who is not enrolled')
  })

  that('takes the right code, once', async (it, asked) => {
    await start(it, asked)
    const code = await it.codeOf(asked)
    ensure(isProven(await it.factor.verify(asked, code)), 'the right code must be taken')
    ensure(!isProven(await it.factor.verify(asked, code)), 'a code must not be taken twice')
  })

  that('takes no code before it was started', async (it, asked) => {
    ensure((await it.factor.show(asked)) === undefined, 'nothing may be shown before the start')
    ensure(!isProven(await it.factor.verify(asked, '000000')), 'no code may be taken before the start')
  })

  that('attack 07: takes a code in no other flow, for no other account and for no other purpose', async (it, asked) => {
    const others: readonly FactorChallenge[] = [
      { ...asked, boundTo: 'flow-2' },
      { ...asked, purpose: 'step-up' },
      { ...asked, accountId: it.enrolled[1] },
    ]
    await start(it, asked)
    for (const other of others.slice(0, 2)) await start(it, other)
    const code = await it.codeOf(asked)
    const own = new Set(await Promise.all(others.slice(0, 2).map((other) => it.codeOf(other))))
    for (const other of others) {
      const answer = await it.factor.verify(other, code)
      ensure(own.has(code) || !isProven(answer), 'a code must be worth nothing for another challenge')
    }
    ensure((await it.factor.verify({ ...asked, accountId: it.enrolled[1] }, code)).outcome === 'refused', 'a code is of one account')
  })

  that('attack 06: ends a challenge after five wrong tries, also for the right code', async (it, asked) => {
    await start(it, asked)
    const code = await it.codeOf(asked)
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      const answer = await it.factor.verify(asked, wrong(code))
      ensure(answer.outcome === 'refused' && (answer.isOver === true) === (attempt === 5), 'the fifth wrong try must say that it is over')
    }
    const after = await it.factor.verify(asked, code)
    ensure(after.outcome === 'refused' && after.isOver === true, 'after five wrong tries the right code must be refused')
  })

  that('attack 06: gives no new tries with a new start or a new code', async (it, asked) => {
    await start(it, asked)
    const code = await it.codeOf(asked)
    for (let attempt = 1; attempt <= 4; attempt += 1) await it.factor.verify(asked, wrong(code))
    it.advance(40)
    await it.factor.resend(asked)
    await it.factor.start(asked)
    await it.factor.verify(asked, wrong(await it.codeOf(asked)))
    ensure(!isProven(await it.factor.verify(asked, await it.codeOf(asked))), 'tries must not be given back')
  })

  that('attack 08: of many guesses at once lets five be compared, and of many right codes at once takes one', async (it, asked) => {
    const many = it.atOnce ?? 50
    await start(it, asked)
    const right = await it.codeOf(asked)
    const answers = await Promise.all(Array.from({ length: many }, () => it.factor.verify(asked, right)))
    ensure(answers.filter((answer) => isProven(answer)).length === 1, 'of many right codes at once exactly one must be taken')
    const second = { ...asked, boundTo: 'flow-3', accountId: it.enrolled[1] }
    await start(it, second)
    const other = wrong(await it.codeOf(second))
    const guesses = await Promise.all(Array.from({ length: many }, () => it.factor.verify(second, other)))
    const compared = guesses.filter((answer) => answer.outcome === 'refused' && answer.cause === 'wrong-code')
    ensure(compared.length === 5, `exactly five guesses must be compared, and ${compared.length} were`)
  })

  that('refuses what is no code without an error', async (it, asked) => {
    const typed = ['', ' ', '12345', '1234567', 'abcdef', '\u0000\u0000\u0000', '-00001', "' or 1=1 --", '9'.repeat(100_000)]
    for (const [index, each] of typed.entries()) {
      const challenge = { ...asked, boundTo: `flow-${Math.floor(index / 3)}` }
      if (index % 3 === 0) await start(it, challenge)
      ensure(!isProven(await it.factor.verify(challenge, each)), `${JSON.stringify(each.slice(0, 20))} must be refused`)
    }
  })

  that('takes a code with spaces, as people paste it', async (it, asked) => {
    await start(it, asked)
    const code = await it.codeOf(asked)
    ensure(isProven(await it.factor.verify(asked, ` ${code.slice(0, 3)} ${code.slice(3)} `)), 'a code with spaces must be taken')
  })

  that('attack 21: stores no code', async (it, asked) => {
    await start(it, asked)
    const code = await it.codeOf(asked)
    // Only as a word of its own: six digits stand by chance in a number or a moment.
    ensure(!new RegExp(`(?<![0-9])${code}(?![0-9])`).test(await it.dump()), 'a code must not be stored')
  })
}

async function start(it: SecondFactorUnderTest, challenge: FactorChallenge): Promise<void> {
  ensure((await it.factor.start(challenge)).outcome === 'started', 'start must work for who is enrolled')
  ensure((await it.factor.show(challenge)) !== undefined, 'what was started must be shown')
}
