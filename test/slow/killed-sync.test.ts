import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeManifest } from '@voordeur/adapter-caress'
import { expect, test } from 'vitest'
import { createKillPlaces, KILL_DATABASES, startIn, withStore, type KillPlace } from './kill-place.ts'

const CLIENTS = 60
const REPORTS = 40
const KILLS = 8
const { makeFolder, openPlace } = createKillPlaces()
const databaseUrl = process.env['TEST_DATABASE_URL']

test.each(KILL_DATABASES)(
  `a sync that is killed ${KILLS} times and then finished leaves what one clean sync does, and nothing twice, on %s`,
  async (_name, url) => {
    const exported = await writeExport()
    const killed = await openPlace(url)
    for (let kill = 1; kill <= KILLS; kill += 1) await runUntil(killed, exported, Math.ceil((CLIENTS * kill) / (KILLS + 1)))
    const last = await runUntil(killed, exported, undefined)
    expect(last.report.created + last.report.unchanged).toBe(CLIENTS * (REPORTS + 1))
    // What was committed before a kill is neither read nor written again.
    expect(last.report.unchanged).toBeGreaterThan(0)
    const found = await readAll(killed)

    const clean = await openPlace(url)
    await runUntil(clean, exported, undefined)
    expect(await readAll(clean)).toEqual(found)
    expect((await runUntil(clean, exported, undefined)).report).toMatchObject({
      created: 0,
      updated: 0,
      removed: 0,
      unchanged: CLIENTS * (REPORTS + 1),
    })
  },
  600_000,
)

test.skipIf(databaseUrl === undefined)(
  'of two processes that read one source at the same moment one is told that it is busy, and the store is that of one',
  async () => {
    const exported = await writeExport()
    const place = await openPlace(databaseUrl)
    await runUntil(place, exported, 1)
    const both = await Promise.all([runUntil(place, exported, undefined), runUntil(place, exported, undefined)])
    const outcomes = both.map(({ outcome }) => outcome).toSorted()
    // On a slow machine the second may begin when the first is done already.
    expect([
      ['busy', 'done'],
      ['done', 'done'],
    ]).toContainEqual(outcomes)
    expect((await readAll(place)).records).toHaveLength(CLIENTS * (REPORTS + 1))
  },
  300_000,
)

interface Result {
  readonly outcome: string
  readonly report: Readonly<Record<'created' | 'updated' | 'removed' | 'unchanged', number>>
}

const NOTHING: Result = { outcome: 'killed', report: { created: 0, updated: 0, removed: 0, unchanged: 0 } }

async function writeExport(): Promise<string> {
  const folder = makeFolder()
  mkdirSync(join(folder, 'clients'))
  const reports: string[] = []
  for (let number = 0; number < CLIENTS; number += 1) {
    const client = `k${1000 + number}`
    const patient = { resourceType: 'Patient', id: client, name: [{ text: `Cliënt ${number}` }] }
    writeFileSync(join(folder, 'clients', `${client}.json`), JSON.stringify({ resourceType: 'Bundle', entry: [{ resource: patient }] }))
    for (let day = 0; day < REPORTS; day += 1) {
      const at = new Date(Date.UTC(2026, 0, 1 + day)).toISOString()
      // The colleague of one report stands in the text of another client's.
      const author = { name: `Anja Vermeulen${(number + day) % 30}`, role: 'verzorgende' }
      reports.push(
        JSON.stringify({ id: `r${day}`, client, reportedAt: at, recordedAt: at, text: `Anja Vermeulen${day % 30} was er.`, author }),
      )
    }
  }
  writeFileSync(join(folder, 'reports.ndjson'), `${reports.join('\n')}\n`)
  await writeManifest(folder, { madeAt: '2026-11-20T08:00:00+01:00' })
  return folder
}

/** Runs a sync in a process of its own, and kills it without warning when it has looked at so many clients. */
async function runUntil(place: KillPlace, exported: string, clients: number | undefined): Promise<Result> {
  const child = startIn(place, 'sync-once.ts', exported)
  let output = ''
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
    if (clients !== undefined && output.includes(`read ${clients}\n`)) child.kill('SIGKILL')
  })
  await new Promise<void>((resolve) => child.once('close', () => resolve()))
  const said = output.split('\n').find((line) => line.startsWith('{'))
  if (said === undefined && clients === undefined) throw new Error(`The sync ended by itself: ${errors}`)
  // Written by the process above.
  return said === undefined ? NOTHING : { ...NOTHING, ...(JSON.parse(said) as Result) }
}

// What has no date of its own has that of the run that found it.
const TIMES = ['at', 'recorded_at', 'visible_from'].map((time) => `case when type <> 'personal' then ${time} end as ${time}`).join(', ')

/** Everything that a sync keeps, but ids and the times of the runs themselves. */
async function readAll(place: KillPlace) {
  return withStore(place, async (store) => {
    const read = async (text: string) => (await store.execute(text)).rows
    return {
      records: await read(
        `select client.source_id as client, record.source_id, type, waiting, digest, data, topic, words::text, discussed_at, removed_at, ${TIMES}
          from record join client on client.id = client_id order by record.source_id, type, waiting`,
      ),
      clients: await read('select source_id, number, name, born_on, care_ended_on, deceased_on from client order by source_id'),
      readings: await read('select source_id, digest, records, replaced_names, rejections from client_reading order by source_id'),
      staff: await read('select name, role from staff_name order by name'),
    }
  })
}
