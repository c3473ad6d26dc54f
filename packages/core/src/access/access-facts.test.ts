import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createId } from '../store/ids.ts'
import type { Store } from '../store/store.ts'
import { insertClient } from '../store/test-rows.ts'
import { eachStore } from '../store/test-stores.ts'
import { AccessFacts, factColumns, factPairs } from './access-facts.ts'
import { ensureAccount } from './accounts.ts'

const now = new Date('2026-03-03T09:00:00Z')
const facts: AccessFacts = {
  basis: 'family',
  grantedAt: new Date('2026-01-01T00:00:00Z'),
  byOrganisation: true,
  validFrom: new Date('2026-01-02T00:00:00Z'),
  validUntil: new Date('2026-12-03T00:00:00Z'),
  revokedAt: undefined,
  blockedAt: new Date('2026-01-05T00:00:00Z'),
  consentedAt: new Date('2026-01-06T00:00:00Z'),
  bornOn: '1940-02-29',
  careEndedOn: '2026-01-07',
  deceasedOn: '2026-01-08',
}

async function addAccess(store: Store, grantedBy = 'command line') {
  const clientId = await insertClient(store)
  const days = { born_on: facts.bornOn ?? null, care_ended_on: facts.careEndedOn ?? null, deceased_on: facts.deceasedOn ?? null }
  await store.system().updateTable('client').set(days).where('id', '=', clientId).execute()
  const account = await ensureAccount(store.system(), { email: 'anna@voorbeeld.nl', name: 'Anna', locale: 'nl', now })
  const times = { valid_from: facts.validFrom, valid_until: facts.validUntil ?? null, created_at: facts.grantedAt, revoked_at: null }
  const access = { id: createId(now), account_id: account.id, client_id: clientId, basis: facts.basis, represents: false }
  const brakes = { blocked_at: facts.blockedAt ?? null, consented_at: facts.consentedAt ?? null, role: null }
  await store
    .system()
    .insertInto('access')
    .values({ ...access, ...times, ...brakes, portal_admin: false, rights: [], granted_by: grantedBy })
    .execute()
  return { accountId: account.id, clientId }
}

/** What the function of the database says of every access to the client of a viewer. */
async function askDatabase(store: Store, viewer: { readonly accountId: string; readonly clientId: string }) {
  let asked: readonly unknown[] = []
  await store.forViewer({ ...viewer, now }, async (lane) => {
    await lane.part([], async () => {})
    lane.notify((accesses) => {
      asked = accesses
      return []
    })
  })
  return asked[0]
}

/** The facts of the one access there is, in every way they are read. */
async function readFacts(store: Store, viewer: { readonly accountId: string; readonly clientId: string }): Promise<readonly unknown[]> {
  const from = sql`from access join client on client.id = access.client_id`
  const columns = await sql<object>`select ${factColumns} ${from}`.execute(store.system())
  const pairs = await sql<{ facts: object }>`select json_build_object(${factPairs}) as facts ${from}`.execute(store.system())
  return [columns.rows[0], pairs.rows[0]?.facts, await askDatabase(store, viewer)]
}

eachStore((make) => {
  test('however an access is read, its facts are the same: as columns, as JSON, and by the function of the database', async () => {
    const store = await make()
    for (const read of await readFacts(store, await addAccess(store))) {
      expect(AccessFacts.parse(read)).toEqual(facts)
      // A fact that is left out would read as one that is not there.
      expect(Object.keys(read ?? {})).toEqual(expect.arrayContaining(Object.keys(AccessFacts.shape)))
    }
  })

  test('an access that an account granted is not of the organisation', async () => {
    const store = await make()
    const viewer = await addAccess(store, createId(now))
    for (const read of await readFacts(store, viewer)) expect(AccessFacts.parse(read).byOrganisation).toBe(false)
  })
})
