import type { SourceRecord, SyncStep } from '@voordeur/core'
import { readBundle } from './read/read-bundle.ts'
import { toClientStep, type ClientStep } from './to-client-step.ts'

/** A resource as an export would write it. */
export type Json = Readonly<Record<string, unknown>>

/** A made-up client; every test says what it adds. */
export const PATIENT: Json = {
  resourceType: 'Patient',
  id: 'c1',
  name: [{ use: 'official', family: 'Jansen', given: ['Anna'] }],
  birthDate: '1940-05-01',
}

/** An observation of this client with a value. */
export function observation(extra: Json): Json {
  return { resourceType: 'Observation', id: 'o1', status: 'final', subject: { reference: 'Patient/c1' }, ...extra }
}

/** A Bundle as text. */
export function bundleOf(...resources: readonly Json[]): string {
  return JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: resources.map((resource) => ({ resource })) })
}

/** The step of a client with these resources beside the Patient. */
export function stepOf(resources: readonly Json[], options: { version?: 'STU3' | 'R4'; patient?: Json } = {}): ClientStep {
  const text = bundleOf(options.patient ?? PATIENT, ...resources)
  const bundle = readBundle(text, { file: 'c1.json', ...(options.version && { version: options.version }) })
  return toClientStep(bundle, { sourceId: 'c1', file: 'c1.json' }).step
}

/** The records of one type in a step, as data. */
export function dataOf(step: ClientStep, type: string): readonly unknown[] {
  return recordsOf(step, type).map(({ data }) => data)
}

/** The records of one type in a step. */
export function recordsOf(step: ClientStep, type: string): readonly SourceRecord[] {
  return step.records.filter((record) => record.type.name === type)
}

/** A step with everything in it. */
export type ReadStep = Exclude<SyncStep, { readonly read: unknown } | { readonly expectedClients: number }>

/** The steps of a run, every client read. */
export async function collect(steps: AsyncIterable<SyncStep>): Promise<ReadStep[]> {
  const collected: ReadStep[] = []
  for await (const step of steps) {
    if ('read' in step) collected.push(await step.read())
    else if (!('expectedClients' in step)) collected.push(step)
  }
  return collected
}

/** What a step says about items, as sentences. */
export function reasonsOf(step: ClientStep): readonly string[] {
  return (step.rejected ?? []).map(({ reason }) => reason)
}

/** The names of the types a step calls complete. */
export function completeOf(step: ClientStep): readonly string[] {
  return (step.complete ?? []).map(({ name }) => name)
}
