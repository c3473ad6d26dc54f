import { refuseSessionStatement } from './statement-guard.ts'
import { StoreError } from './store-error.ts'
import type { Wire, WireResult, WireSource } from './wire.ts'

/** The statements of one part, and what became of them. */
export interface PartStatements extends WireSource {
  /** Statements of the kernel inside the part; a failure of them is the part's. */
  readonly ask: (send: () => Promise<WireResult>) => Promise<WireResult>
  /** Takes the handle away and waits for what is still under way; gives the first failure, also one that the part caught itself. */
  readonly end: () => Promise<{ readonly error: unknown } | undefined>
}

/** Lets one part use the lane's connection: `open` is called before its first statement, and nothing after its end. */
export function createPartStatements(wire: Wire, open: () => void): PartStatements {
  const underWay = new Set<Promise<unknown>>()
  let opened = false
  let ended = false
  let failure: { readonly error: unknown } | undefined

  const ask = async (send: () => Promise<WireResult>): Promise<WireResult> => {
    if (ended)
      throw new StoreError('PART_ENDED', 'The part has ended; its handle works only until its load or action is done. Await every query.')
    if (!opened) open()
    opened = true
    const sent = send()
    underWay.add(sent)
    try {
      return await sent
    } catch (error) {
      failure ??= { error }
      throw error
    } finally {
      underWay.delete(sent)
    }
  }

  const query = async (text: string, parameters: readonly unknown[]): Promise<WireResult> => {
    refuseSessionStatement(text)
    return ask(() => wire.query(text, parameters))
  }

  return {
    ask,
    take: async () => ({ query, command: refuseTransaction, commit: refuseTransaction, release: () => {} }),
    end: async () => {
      ended = true
      await Promise.allSettled(underWay)
      return failure
    },
  }
}

async function refuseTransaction(): Promise<void> {
  throw new StoreError('NESTED_HANDLE', 'A part is inside a transaction already: it is undone as a whole when it fails.')
}
