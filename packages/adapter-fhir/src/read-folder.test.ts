import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SourceRefused } from '@voordeur/core'
import { expect, onTestFinished, test } from 'vitest'
import { bundleOf, collect, observation, PATIENT, type ReadStep } from './example-client.fixture.ts'
import { fhir } from './fhir.ts'

async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'voordeur-fhir-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(folder, path, '..'), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  return folder
}

function pull(folder: string, signal = new AbortController().signal): Promise<ReadStep[]> {
  return collect(fhir({ folder }).pull({ since: undefined, signal, log: () => undefined }))
}

test('a bundle file and a folder of loose resources are both a client', async () => {
  const folder = await folderWith({
    'anna.json': bundleOf(PATIENT, observation({ valueInteger: 1 })),
    'bert/patient.json': JSON.stringify({ ...PATIENT, id: 'b', name: [{ text: 'Bert' }] }),
    'bert/weight.json': JSON.stringify({ ...observation({ valueInteger: 2 }), subject: { reference: 'Patient/b' } }),
  })
  const steps = await pull(folder)
  expect(steps.map((step) => ('client' in step ? [step.client.sourceId, step.records.map(({ id }) => id)] : step))).toEqual([
    ['anna', ['anna/c1', 'anna/o1']],
    ['bert', ['bert/b', 'bert/o1']],
    { completeSnapshot: true },
  ])
})

test('a client who can not be read is rejected in their place, and nothing else of a folder is taken for removed', async () => {
  const folder = await folderWith({
    'anna.json': bundleOf(PATIENT),
    'bert.json': '{"resourceType":"Bundle","entry":[{"resource":{"resourceTy',
    'carla/patient.json': JSON.stringify(PATIENT),
    'carla/weight.json': '{',
    'notes.txt': 'not a client',
  })
  const steps = await pull(folder)
  expect(steps[0]).toEqual({ rejected: [{ place: { file: 'notes.txt' }, reason: 'not read: neither a folder nor a .json or .xml file' }] })
  expect(steps[2]).toEqual({ rejected: [{ place: { file: 'bert.json' }, reason: 'the file is not JSON, or it is cut off' }] })
  expect(steps[3]).toMatchObject({ client: { sourceId: 'carla' }, complete: [], rejected: [{ place: { file: 'carla/weight.json' } }] })
  expect(steps.at(-1)).toEqual({ completeSnapshot: true })
})

test('a folder of which the Patient can not be read says which file it was, unless a BSN would be said with it', async () => {
  const bsn = { system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: '999911120' }
  const folder = await folderWith({
    'anna/patient.json': '{',
    '999911120/patient.json': JSON.stringify({ ...PATIENT, identifier: [bsn] }),
    '999911120/weight.json': '{',
  })
  const rejected = (await pull(folder)).flatMap((step) => ('rejected' in step ? (step.rejected ?? []) : []))
  expect(rejected.map(({ place }) => place.file)).toEqual(['[…]', 'anna/patient.json', 'anna'])
})

test('two Patients in one bundle can not be read, unless the file names one of them', async () => {
  const folder = await folderWith({
    'c1.json': bundleOf(PATIENT, { ...PATIENT, id: 'c2' }),
    'x.json': bundleOf(PATIENT, { ...PATIENT, id: 'c2' }),
  })
  const steps = await pull(folder)
  expect(steps[0]).toMatchObject({ client: { sourceId: 'c1' }, rejected: [{ reason: 'not shown: the Patient of another client' }] })
  expect(steps[1]).toMatchObject({ rejected: [{ place: { file: 'x.json' } }] })
})

test('a client who is named by a BSN is refused, and the BSN is not repeated', async () => {
  const bsn = { system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: '999911120' }
  const steps = await pull(await folderWith({ '999911120.json': bundleOf({ ...PATIENT, identifier: [bsn] }) }))
  expect(steps).toHaveLength(2)
  expect(JSON.stringify(steps)).not.toContain('999911120')
})

async function digestsOf(
  files: Readonly<Record<string, string>>,
  options: { version?: 'STU3' | 'R4' } = {},
): Promise<Record<string, string>> {
  const steps = fhir({ folder: await folderWith(files), ...options }).pull({
    since: undefined,
    signal: new AbortController().signal,
    log: () => {},
  })
  const digests: Record<string, string> = {}
  for await (const step of steps) if ('read' in step) digests[step.sourceId] = step.digest
  return digests
}

test('the digest of a client is that of the bytes, the names and the stated version of their own files', async () => {
  const files = { 'a.json': bundleOf(PATIENT), 'b/p.json': JSON.stringify(PATIENT), 'b/o.json': JSON.stringify(observation({})) }
  const before = await digestsOf(files)
  expect(await digestsOf(files)).toEqual(before)
  const { 'b/o.json': one, ...without } = files
  for (const b of [without, { ...without, 'b/x.json': one }, { ...files, 'b/o.json': `${one} ` }]) {
    const after = await digestsOf(b)
    expect([after['a'] === before['a'], after['b'] === before['b']]).toEqual([true, false])
  }
  const stated = await digestsOf(files, { version: 'STU3' })
  expect(stated['a']).not.toBe(before['a'])
})

test('what was hashed is what is read, also when the file is another one by then', async () => {
  const folder = await folderWith({ 'a.json': bundleOf(PATIENT) })
  for await (const step of fhir({ folder }).pull({ since: undefined, signal: new AbortController().signal, log: () => {} })) {
    if (!('read' in step)) continue
    await writeFile(join(folder, 'a.json'), '{}')
    expect(await step.read()).toMatchObject({ client: { sourceId: 'a' } })
  }
})

test('a link out of the folder is not followed', async () => {
  const outside = await folderWith({ 'secret.json': bundleOf({ ...PATIENT, name: [{ text: 'Geheim' }] }) })
  const folder = await folderWith({ 'anna.json': bundleOf(PATIENT) })
  await symlink(join(outside, 'secret.json'), join(folder, 'link.json'))
  await symlink(outside, join(folder, 'linked'))
  expect(JSON.stringify(await pull(folder))).not.toContain('Geheim')
})

test.each([
  ['an empty folder', {}],
  ['a client who is there twice', { 'a.json': bundleOf(PATIENT), 'a.xml': '<Patient/>' }],
])('%s is refused', async (_, files) => {
  await expect(pull(await folderWith(files))).rejects.toThrow(SourceRefused)
})

test('a folder that is not there is refused', async () => {
  await expect(pull(join(tmpdir(), 'voordeur-is-not-there'))).rejects.toThrow('can not be opened')
})

test('a stopped run stops at the next client', async () => {
  const folder = await folderWith({ 'a.json': bundleOf(PATIENT) })
  await expect(pull(folder, AbortSignal.abort())).rejects.toThrow('aborted')
})

test('an option that is not known is a problem and not a crash', () => {
  // A configuration in plain JavaScript can hold anything.
  const options = { folder: '', colour: 'red' }
  const source = fhir(options)
  expect(source.optionProblems).toHaveLength(2)
})

test('of one client who is asked for, only the files of that client are read, and nobody is gone by it', async () => {
  const folder = await folderWith({
    'anna.json': bundleOf(PATIENT),
    'bert/patient.json': JSON.stringify({ ...PATIENT, id: 'b', name: [{ text: 'Bert' }] }),
  })
  const asked = { since: undefined, only: ['bert'], signal: new AbortController().signal, log: () => undefined }
  const steps = await collect(fhir({ folder }).pull(asked))
  expect(steps.map((step) => ('client' in step ? step.client.sourceId : step))).toEqual(['bert'])
})
