import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isSignedIn } from '../sign-in/people.ts'
import { MARJAN, openSigningPortal, type SigningPortal } from '../sign-in/signing-portal.ts'
import { startCluster, type Cluster, type ClusterBeginning, type Login } from '../cluster.ts'
import type { CookieBrowser } from '../cookie-browser.ts'
import { isMissing } from '../find-program.ts'

const SECRET = Buffer.alloc(32, 'the secret of this portal')
const SCHEMA = 'voordeur'
const OWNER = { user: 'portaal', password: 'eerste-wachtwoord' }
const OTHER_OWNER = { user: 'ander_portaal', password: 'tweede-wachtwoord' }
const SANNE = { userName: 'sanne', email: 'sanne@post.example', name: 'Sanne Kuipers', phone: '06 87 65 43 21' }
const BY = { by: 'Beheerder' }

const open = (server: Cluster, owner: Login, database = 'portaal', secret = SECRET) =>
  openSigningPortal({ url: server.toUrl(database, owner), schema: SCHEMA, secrets: [secret] })
const makeOwner = async (server: Cluster, { user, password }: Login) => {
  await server.sql(`create role ${user} login createrole password '${password}'`)
  await server.sql(`create database portaal owner ${user}`)
}
const movedTo = (it: SigningPortal, { cookies }: CookieBrowser): CookieBrowser => {
  const browser = it.browser()
  for (const [name, value] of cookies) browser.cookies.set(name, value)
  return browser
}
const sealNow = async ({ portal }: SigningPortal) => {
  await portal.store.execute(`alter table audit_entry disable trigger append_only;
    update audit_entry set written_at = now() - interval '1 hour' where seq > (select coalesce(max(up_to), 0) from audit_seal);
    alter table audit_entry enable always trigger append_only`)
  await portal.runJobs(60)
  const verdict = await portal.verifyAudit()
  return verdict.intact ? verdict.seal : undefined
}
const addStranger = async ({ portal }: SigningPortal) => {
  const id = crypto.randomUUID()
  await portal.store.execute(
    `insert into client (id, source, source_id, number, name, created_at, updated_at)
      select $1, source, 'b', '200', 'De heer Bos', now(), now() from client limit 1`,
    [id],
  )
  return id
}

describe.skipIf(isMissing('initdb'))('a backup that was put back, on a server that knows nothing of the portal', () => {
  let first: Cluster
  let second: Cluster
  let before: SigningPortal
  let after: SigningPortal
  let dump: string
  let signedOut: CookieBrowser
  let known: CookieBrowser
  const seals: { inBackup?: string | undefined; later?: string | undefined } = {}

  beforeAll(async () => {
    first = await startCluster()
    await makeOwner(first, OWNER)
    before = await open(first, OWNER)
    await before.enrol()
    await before.enrol(SANNE)
    await addStranger(before)
    signedOut = before.browser()
    await before.signIn(signedOut)
    known = before.browser()
    await before.post()
    await before.signIn(known, { ...SANNE, remember: true })
    seals.inBackup = await sealNow(before)
    await before.portal.grant(
      { clientNumber: '100', email: 'zoon@post.example', name: 'De zoon', basis: 'family', rights: [] },
      { grantedBy: 'test', notify: true },
    )

    // The portal goes on writing while the backup is made.
    dump = join(first.folder, 'portaal.dump')
    let busy = true
    const writing = (async () => {
      while (busy) await before.signInTo(before.browser(), { password: 'Iets heel anders 4', userName: 'niemand' })
    })()
    await first.run('pg_dump', ['-Fc', '-d', 'portaal', '-f', dump])
    busy = false
    await writing

    // What happened afterwards is not in it.
    // A copy of the cookie, as somebody else may have one.
    await movedTo(before, signedOut).post('/uitloggen', { answer: 'ja' })
    await before.post()
    seals.later = await sealNow(before)

    second = await startCluster()
    await makeOwner(second, OTHER_OWNER)
    await second.sql(`create role ${SCHEMA}_viewer nologin`)
    await second.run('pg_restore', [
      '--no-owner',
      '--no-privileges',
      `--role=${OTHER_OWNER.user}`,
      '--exit-on-error',
      '-d',
      'portaal',
      dump,
    ])
    await second.sql(`drop owned by ${SCHEMA}_viewer; drop role ${SCHEMA}_viewer`, 'portaal')
    after = await open(second, OTHER_OWNER)
  })
  afterAll(async () => {
    await after?.close()
    await before?.close()
    await second?.stop()
    await first?.stop()
  })

  test('the portal does not start with another secret, and says so', async () => {
    await expect(open(second, OTHER_OWNER, 'portaal', Buffer.alloc(32, 'wrong'))).rejects.toMatchObject({ code: 'SECRET_MISSING' })
  })

  test('without more, who signed out since is signed in again: that is what `voordeur restored` is for', async () => {
    expect(await isSignedIn(movedTo(before, signedOut))).toBe(false)
    expect(await isSignedIn(movedTo(after, signedOut))).toBe(true)
  })

  test('the walls stand: a viewer sees one client, whatever is asked', async () => {
    const { rows } = await after.portal.store.execute('select id, number from client order by number')
    const [mine] = rows.map(({ id }) => String(id))
    const identity = { accountId: crypto.randomUUID(), clientId: mine ?? '', now: after.portal.clock.now() }
    const seen = await after.portal.store.forViewer(identity, (lane) =>
      lane.part(['report'], (db) => sql<{ number: string }>`select number from client`.execute(db)),
    )
    expect([rows.length, seen.rows]).toEqual([2, [{ number: '100' }]])
    for (const attack of ['select * from account', 'select * from context_key', 'select * from kept_key', 'select * from auth_password']) {
      const asked = after.portal.store.forViewer(identity, (lane) => lane.part([], (db) => sql.raw(attack).execute(db)))
      await expect(asked, attack).rejects.toThrow('permission denied')
    }
    expect(await second.sql(`select rolsuper or rolbypassrls from pg_roles where rolname = '${SCHEMA}_viewer'`)).toBe('f\n')
    const unsafe = `select count(*) from pg_policies where schemaname = '${SCHEMA}' and not ('${SCHEMA}_viewer' = any (roles))`
    expect(await second.sql(unsafe, 'portaal')).toBe('0\n')
  })

  test('the access log is whole up to its last seal, and a seal from after the backup is not in it', async () => {
    expect(await after.portal.verifyAudit({ expect: seals.inBackup })).toMatchObject({ intact: true, expected: 'found' })
    expect(await after.portal.verifyAudit({ expect: seals.later })).toMatchObject({ intact: true, expected: 'absent' })
  })

  test('`restored` ends what was ended since, holds what was sent since, and says so in the log', async () => {
    const at = new Date('2026-11-22T10:00:00Z')
    const settled = await after.portal.settleRestore({ ...BY, at })
    expect(settled.sessions).toBe(2)
    expect(settled.messages).toBeGreaterThan(0)
    expect(await isSignedIn(movedTo(after, signedOut))).toBe(false)
    const sent = after.portal.sent.length
    await after.portal.runJobs(3600)
    expect(after.portal.sent.slice(sent)).toEqual([])
    expect(await after.events()).toContain('portal.restored success')
    expect(await after.portal.settleRestore({ ...BY, at })).toEqual({ sessions: 0, feeds: 0, invitations: 0, downloads: 0, messages: 0 })
  })

  test('afterwards everybody signs in with their own password, and is asked for a code on every device', async () => {
    const browser = movedTo(after, known)
    expect((await after.signInTo(browser, SANNE)).location).toBe('/inloggen/code')
    await browser.post('/inloggen/code', { do: 'check', code: await after.code() })
    expect(await isSignedIn(browser)).toBe(true)
  })
})

describe.skipIf(isMissing('initdb'))('a base backup with its log, put back to a moment', () => {
  const ends: (() => Promise<void>)[] = []
  afterAll(async () => {
    for (const end of ends.toReversed()) await end()
  })
  const start = async (beginning: ClusterBeginning) => {
    const server = await startCluster(beginning)
    ends.push(server.stop)
    return server
  }
  const openAt = async (server: Cluster) => {
    const it = await open(server, OWNER)
    ends.push(it.close)
    return it
  }
  /** It answers before it has read its log to the end. */
  const promoted = async (server: Cluster): Promise<void> => {
    if ((await server.sql('select pg_is_in_recovery()')) !== 'f\n') await promoted(server)
  }

  test('holds what was committed before that moment and nothing of after it, and the log is whole', async () => {
    const first = await start({ settings: ['archive_mode=on', 'wal_level=replica', 'archive_command=cp %p %FOLDER%/%f'] })
    await makeOwner(first, OWNER)
    const before = await openAt(first)
    await first.run('pg_basebackup', ['-D', join(first.folder, 'base'), '-X', 'none', '-c', 'fast'])
    await before.enrol()
    const moment = (await first.sql('select clock_timestamp()')).trim()
    await before.enrol(SANNE)
    await first.sql('select pg_switch_wal()')
    const wal = (await first.sql('select pg_walfile_name(pg_current_wal_lsn())')).trim()
    expect(wal).toMatch(/^[0-9A-F]{24}$/)

    const second = await start({
      restore: async (data) => {
        await first.run('cp', ['-a', join(first.folder, 'base'), data])
        await first.run('touch', [join(data, 'recovery.signal')])
      },
      settings: [`restore_command=cp ${first.folder}/%f %p`, `recovery_target_time=${moment}`, 'recovery_target_action=promote'],
    })
    await promoted(second)
    const after = await openAt(second)
    expect((await after.portal.store.execute('select email from account')).rows).toEqual([{ email: MARJAN.email }])
    expect(await after.portal.verifyAudit()).toMatchObject({ intact: true })
    await after.portal.settleRestore({ ...BY, at: new Date(moment) })
  })
})
