import type { Source, SyncStep } from '../../define/source.ts'
import type { SyncReport } from '../../records/sync-report.ts'
import { ContractBroken } from '../contract-rule.ts'
import { createTestPortal, type TestPortal } from '../create-test-portal.ts'
import type { OpenExample, SourceUnderTest } from './source-under-test.ts'

/** A step about a client. */
export type StepOfClient = Extract<SyncStep, { readonly client: unknown }>

/** A portal that reads the examples of one source. */
export interface SourceStage {
  readonly portal: TestPortal
  readonly subject: SourceUnderTest
  readonly source: Source
  /** Reads an example into the portal, four hours after the one before; throws when the run did not end well. */
  readonly read: (example: OpenExample) => Promise<SyncReport>
}

/** Runs a check on a fresh portal with nothing read yet, and takes it away. */
export async function onSourceStage(subject: SourceUnderTest, check: (stage: SourceStage) => Promise<void>): Promise<void> {
  const source = await subject.whole()
  let current = source
  // It leads, whatever it does elsewhere: there is nobody else here to bring the clients.
  const reading: Source = { ...source, leads: true, pull: (context) => current.pull(context) }
  const portal = await createTestPortal(
    { sources: [reading] },
    subject.databaseUrl === undefined ? {} : { databaseUrl: subject.databaseUrl },
  )
  const read = async (example: OpenExample): Promise<SyncReport> => {
    portal.clock.advance('4h')
    current = await example()
    const result = (await portal.sync()).get(source.id)
    if (result?.outcome === 'done') return result.report
    const why = result !== undefined && 'report' in result ? (result.report.message ?? '') : ''
    throw new ContractBroken(
      `A run of the source ended as "${result?.outcome ?? 'nothing'}": ${why} Fix: refuse only an example that can't be trusted as a whole.`,
    )
  }
  try {
    await check({ portal, subject, source, read })
  } finally {
    await portal.close()
  }
}

/** Everything that one pull of an example yields; throws when the pull does. */
export async function pullSteps(example: OpenExample): Promise<readonly SyncStep[]> {
  const steps: SyncStep[] = []
  try {
    const source = await example()
    const pulled = source.pull({ since: undefined, signal: new AbortController().signal, log: () => {} })
    for await (const step of pulled) steps.push(step)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new ContractBroken(`The source failed: ${why}. Fix: report what can't be read in \`rejected\`, and go on.`, { cause: error })
  }
  return steps
}

/** The steps about clients. */
export function listClients(steps: readonly SyncStep[]): readonly StepOfClient[] {
  return steps.filter((step) => 'client' in step)
}
