import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startCluster, type Cluster } from '../cluster.ts'
import { isMissing } from '../find-program.ts'
import { makeCertificate, makeRoles, readProduction, replaceAll } from '../production-files.ts'

const WALLS = [
  ['make a table', 'create table public.x (a int)'],
  ['make a schema', 'create schema x'],
  ['make a role', 'create role x'],
  ['make a large object', 'select lo_creat(-1)'],
  ['keep bytes in a large object', `select lo_from_bytea(0, '\\x00')`],
  ['become the owner', 'set role voordeur_owner'],
] as const

describe.skipIf(isMissing('initdb'))('the roles of roles.sql, on a PostgreSQL of their own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'voordeur-roles-'))
  let cluster: Cluster
  let urls: ReturnType<typeof makeRoles>
  beforeAll(async () => {
    cluster = await startCluster()
    urls = makeRoles(cluster.url)
  }, 120_000)
  afterAll(async () => {
    await cluster.stop()
    rmSync(folder, { recursive: true })
  })

  const ask = (url: string, sql: string, ssl = 'prefer') =>
    spawnSync('psql', ['-XAtq', '-v', 'ON_ERROR_STOP=1', '-d', url, '-c', sql], {
      encoding: 'utf8',
      env: { ...process.env, PGSSLMODE: ssl },
    })

  test('can log in, and neither is a superuser, makes roles, or goes past row-level security', () => {
    const flags = `select rolsuper or rolcreaterole or rolcreatedb or rolbypassrls or rolreplication, rolconnlimit > 0 from pg_roles where rolname = current_user`
    for (const url of [urls.owner, urls.viewer]) expect(ask(url, flags).stdout).toBe('f|t\n')
  })

  test.each(WALLS)('the viewer can not %s', (_what, sql) => {
    const { status, stderr } = ask(urls.viewer, sql)
    expect([status, stderr.includes('permission denied')]).toEqual([1, true])
  })

  test('the owner can make the schemas of the portal, and no role', () => {
    expect(ask(urls.owner, 'create schema voordeur; create schema voordeur_jobs').status).toBe(0)
    expect(ask(urls.owner, 'create role x').stderr).toContain('permission denied')
  })

  test('the lines of pg_hba.conf let both in to this database alone, and only over TLS', () => {
    const [file = '', data = ''] = ask(cluster.url, `select current_setting('hba_file') || ' ' || current_setting('data_directory')`)
      .stdout.trim()
      .split(' ')
    const { uid, gid } = statSync(data)
    for (const [name, path] of Object.entries(makeCertificate(folder))) {
      const own = join(data, name === 'key' ? 'server.key' : 'server.crt')
      writeFileSync(own, readFileSync(path))
      chownSync(own, uid, gid)
      chmodSync(own, 0o600)
    }
    const lines = replaceAll(readProduction('pg_hba.conf'), { '10.0.0.0/24': '127.0.0.1/32' })
    writeFileSync(file, `${lines}\n${readFileSync(file, 'utf8')}`)
    execFileSync('psql', ['-q', '-d', cluster.url, '-c', 'alter system set ssl = on', '-c', 'select pg_reload_conf()'], { stdio: 'ignore' })
    const elsewhere = (url: string) => url.replace(/\/voordeur$/, '/postgres')
    for (const url of [urls.owner, urls.viewer]) {
      expect(ask(url, 'select 1', 'require').stdout).toBe('1\n')
      expect(ask(url, 'select 1', 'disable').stderr).toContain('pg_hba.conf')
      expect(ask(elsewhere(url), 'select 1', 'require').stderr).toContain('pg_hba.conf')
    }
  })
})
