import type { Asker } from './askers.ts'
import type { Verdict } from './oracle.ts'
import type { Tried } from './try-address.ts'

/** An answer, with the answer that the same asker gets from an address that never was. */
export interface Given {
  readonly asker: Asker
  readonly answer: Tried
  readonly like: Tried | undefined
}

const isSame = ({ answer, like }: Given) => answer.whole === like?.whole

const IS_GOOD: Readonly<Record<Verdict, (given: Given) => boolean>> = {
  public: ({ answer }) => answer.status < 500,
  allowed: (given) => given.answer.status < 400 || isToldThatItIsOver(given),
  'step-up': ({ answer }) => /bevestigen|step-up-needed/.test(answer.whole),
  // The front door is where signing in leads to anyway: its address need not be carried along.
  'sign-in': (given) => isSame(given) || (given.answer.address.path === '/' && [303, 401].includes(given.answer.status)),
  refused: isSame,
  absent: isSame,
}

/** What is wrong with an answer, in words; nothing when it is as it has to be. */
export function judgeAnswer(verdict: Verdict, given: Given): readonly string[] {
  const { status, whole, isKept } = given.answer
  return [
    ...(IS_GOOD[verdict](given) ? [] : [`is answered ${status} where it is ${verdict}: ${whole.slice(0, 200)}`]),
    ...(isKept && verdict !== 'public' ? ['may be kept, and shown again after signing out'] : []),
  ]
}

/** Whose only client left care reads that at the front door, and nothing else anywhere. */
function isToldThatItIsOver({ asker, answer }: Given): boolean {
  return asker.knows === 'ended' && ['/', '/clienten'].includes(answer.address.path)
}

/** What is wrong with what the access log says of a request: a refusal is one line, and what never got in leaves none. */
export function judgeLines(verdict: Verdict, lines: readonly string[]): readonly string[] {
  const isFailure = lines.some((line) => line.endsWith('failure'))
  const isGood = { refused: lines.join() === 'part.refused refused', allowed: !isFailure, public: !isFailure }[verdict as 'refused']
  return (isGood ?? lines.length === 0) ? [] : [`is logged as [${lines.join(', ')}] where it is ${verdict}`]
}
