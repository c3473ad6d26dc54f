import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { caress, writeManifest } from '@voordeur/adapter-caress'
import { fhir } from '@voordeur/adapter-fhir'
import type { Source } from '@voordeur/core'
import { expect, test } from 'vitest'
import { folderWith, readToEnd, type Reading } from '../attacks/bad-input-paths.ts'

const LARGE = 200 * 1024 * 1024
// A file that is read whole costs its size and more; what is read piece by piece costs a fraction of it.
const MOST_GROWTH = 120 * 1024 * 1024

const patient = (id: string): string => JSON.stringify({ resourceType: 'Patient', id, name: [{ text: `Cliënt ${id}` }] })
const row = (id: string): string => JSON.stringify({ id, client: 'a', reportedAt: '2026-11-20T10:00:00+01:00', text: `Rapportage ${id}` })

/** Writes 200 MB of zeros between two texts; a hole in a file takes no room on the disk. */
async function writeLarge(folder: string, name: string, [before, after]: readonly [string, string]): Promise<void> {
  const handle = await open(join(folder, name), 'w')
  await handle.write(before, 0)
  await handle.write(after, LARGE)
  await handle.close()
}

/** What came of a reading, and how much more memory its making and reading took. */
async function readMeasured(openSource: () => Promise<Source>): Promise<Reading & { readonly growth: number }> {
  const before = process.memoryUsage().rss
  let most = before
  const meter = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 10)
  try {
    return { ...(await readToEnd(await openSource())), growth: most - before }
  } finally {
    clearInterval(meter)
  }
}

async function openExport(name: string, around: readonly [string, string]): Promise<Source> {
  const folder = await folderWith({ 'clients/a.json': patient('a') })
  await writeLarge(folder, name, around)
  await writeManifest(folder, { madeAt: '2026-11-22T10:00:00+01:00' })
  return caress({ folder })
}

test.each(['bad.json', 'bad.xml', 'bad/patient.json'])('200 MB in %s of a folder are refused by their size, unread', async (name) => {
  const folder = await folderWith({ 'a.json': patient('a'), ...(name.includes('/') && { 'bad/other.txt': '' }) })
  await writeLarge(folder, name, ['{', '}'])
  const read = await readMeasured(async () => fhir({ folder }))
  expect([read.clients, read.unread]).toEqual([['a'], ['bad']])
  expect(read.rejections.map(({ reason }) => reason)).toContain('the file is larger than 67108864 bytes')
  expect(read.growth).toBeLessThan(MOST_GROWTH)
})

test('200 MB in the bundle of a client in an export are hashed piece by piece and refused by their size', async () => {
  const read = await readMeasured(() => openExport('clients/bad.json', ['{', '}']))
  expect([read.clients, read.unread]).toEqual([['a'], ['bad']])
  expect(read.growth).toBeLessThan(MOST_GROWTH)
})

test.each([
  ['reports.ndjson', [`${row('r1')}\n`, `\n${row('r3')}\n`], 2],
  ['reports.csv', ['id,client,reportedAt,text\nr1,a,2026-11-20T10:00:00+01:00,x\n', '\nr3,a,2026-11-20T10:00:00+01:00,x\n'], 3],
] as const)('200 MB on one line of %s are named with their line, and the lines around them are read', async (name, around, line) => {
  const read = await readMeasured(() => openExport(name, around))
  expect(read.goodRecords).toEqual(['a/a', 'a/r1', 'a/r3'])
  expect(read.rejections).toMatchObject([{ place: { file: name, line }, reason: 'the line is longer than 1048576 bytes' }])
  expect(read.growth).toBeLessThan(MOST_GROWTH)
})
