import type { ContractRule } from './contract-rule.ts'
import { checkBroken, checkGone, checkLeft, checkSecrets, checkTwice } from './source/check-changes.ts'
import { checkDeliveries, checkExample, checkIds, checkTimes, checkTypes } from './source/check-steps.ts'
import { onSourceStage, type SourceStage } from './source/open-source-stage.ts'
import type { SourceUnderTest } from './source/source-under-test.ts'

/** Rules about what is yielded: they need no portal. */
const OF_STEPS: readonly (readonly [string, (subject: SourceUnderTest) => Promise<void>])[] = [
  ['only what was declared is yielded, each item as its type says', checkTypes],
  ['an id stands for one item', checkIds],
  ['every moment says its offset', checkTimes],
  ['what comes as changes or additions is never called complete', checkDeliveries],
]

/** Rules about what becomes of it in a portal. */
const OF_THE_COPY: readonly (readonly [string, (stage: SourceStage) => Promise<void>])[] = [
  ['the example shows what there is to read', checkExample],
  ['no BSN and no account number is kept', checkSecrets],
  ['reading the same twice changes nothing', checkTwice],
  ['a record that is gone is removed, and nothing else', checkGone],
  ['a client who is gone leaves care, and nobody else', checkLeft],
  ['what can not be read is reported, and costs nobody else anything', checkBroken],
]

/**
 * What every source must keep: a list of rules, to be given to any test runner. The examples are read into a portal with the real
 * wiring, one for each rule; a broken rule throws what is wrong and how to mend it.
 */
export function sourceContract(subject: SourceUnderTest): readonly ContractRule[] {
  return [
    ...OF_STEPS.map(([name, check]) => ({ name, check: () => check(subject) })),
    ...OF_THE_COPY.map(([name, check]) => ({ name, check: () => onSourceStage(subject, check) })),
  ]
}
