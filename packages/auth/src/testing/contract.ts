/** The test runner: `test` of vitest or node:test. */
export interface ContractRunner {
  readonly test: (name: string, run: () => Promise<void>) => void
}

/** Thrown when an implementation does not keep its contract. */
export class ContractBroken extends Error {
  override readonly name = 'ContractBroken'
}

/** Throws `ContractBroken` with a sentence when something does not hold. */
export function ensure(holds: boolean, sentence: string): asserts holds {
  if (!holds) throw new ContractBroken(sentence)
}
