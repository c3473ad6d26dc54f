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

/** A step with everything in it, also of a client who is read only when something changed. */
export type ReadStep = Exclude<SyncStep, { readonly read: unknown }>

/** Everything that one pull of an example yields, every client read; throws when the pull does. */
export async function pullSteps(example: OpenExample): Promise<readonly ReadStep[]> {
  const steps: ReadStep[] = []
  await pull(example, async (step) => void steps.push('read' in step ? await step.read() : step))
  return steps
}

/** The digest of each client that one pull of an example yields unread. */
export async function pullDigests(example: OpenExample): Promise<readonly string[]> {
  const digests: string[] = []
  await pull(example, async (step) => void ('read' in step && digests.push(`${step.sourceId} ${step.digest}`)))
  return digests
}

async function pull(example: OpenExample, take: (step: SyncStep) => Promise<void>): Promise<void> {
  try {
    const source = await example()
    const pulled = source.pull({ since: undefined, signal: new AbortController().signal, log: () => {} })
    for await (const step of pulled) await take(step)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new ContractBroken(`The source failed: ${why}. Fix: report what can't be read in \`rejected\`, and go on.`, { cause: error })
  }
}

/** The steps about clients. */
export function listClients(steps: readonly ReadStep[]): readonly StepOfClient[] {
  return steps.filter((step) => 'client' in step)
}
