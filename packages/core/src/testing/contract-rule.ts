/** One rule of a contract: a sentence, and a check that throws what is wrong and how to mend it. */
export interface ContractRule {
  readonly name: string
  readonly check: () => Promise<void>
}

/** Thrown when a contract is not kept; the message says what is wrong and how to mend it. */
export class ContractBroken extends Error {
  override readonly name = 'ContractBroken'
}

/** Throws `ContractBroken` with a sentence when something does not hold. */
export function ensure(holds: boolean, sentence: string): asserts holds {
  if (!holds) throw new ContractBroken(sentence)
}

/** Throws `ContractBroken` with everything that was found, one sentence a line; nothing when there is nothing. */
export function ensureNone(found: readonly string[]): void {
  const sentences = [...new Set(found)]
  ensure(sentences.length === 0, sentences.join('\n'))
}
