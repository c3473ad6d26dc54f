import { execFileSync } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestPortal } from '@voordeur/core/testing'
import { prikbord } from '@voordeur/plugin-prikbord'
import { describe, expect, test } from 'vitest'
import { start } from '../packages/core/src/cli/start.ts'
import { LARGEST_FORM } from '../packages/core/src/web/uploads/receive-form.ts'
import { findProgram } from './find-program.ts'
import { readProduction, replaceAll } from './production-files.ts'

const UNIT = 'voordeur@.service'

describe('the alerts', () => {
  const rules = readProduction('alerts.yml').split('- alert: ').slice(1)

  test('name only metrics that a portal has, and labels that they have', async () => {
    const portal = await createTestPortal({ plugins: [prikbord()] })
    const text = await portal.metrics()
    await portal.close()
    const known = new Set([...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name = '']) => name))
    const named = rules.flatMap((rule) => [...rule.matchAll(/\b(?:voordeur|nodejs|process)_\w+/g)].map(([name]) => name))
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter((name) => !known.has(name.replace(/_(?:count|bucket)$/, '')))).toEqual([])
  })

  test('each have an expression, a severity, and a sentence', () => {
    expect(rules.length).toBeGreaterThan(8)
    for (const rule of rules) {
      expect(rule).toMatch(/^Voordeur\w+\n {8}expr: \S/)
      expect(rule).toMatch(/labels: \{ severity: (?:page|warn) \}/)
      expect(rule).toMatch(/summary: [A-Z][^\n]+\.\n/)
    }
    expect(new Set(rules.map((rule) => rule.split('\n')[0])).size).toBe(rules.length)
  })
})

describe('the unit of systemd', () => {
  test('starts the portal with flags that there are, and gives it longer to stop than it takes', () => {
    const unit = readProduction(UNIT)
    const [, flags = ''] = /^ExecStart=.* start (.*)$/m.exec(unit) ?? []
    const named = [...flags.matchAll(/--([a-z-]+)/g)].map(([, name = '']) => name)
    expect(named).toEqual(['port', 'metrics-port', 'drain-seconds'])
    const args = typeof start.args === 'object' ? Object.keys(start.args) : []
    expect(named.filter((name) => !args.includes(name))).toEqual([])
    // Draining, the requests that run, and the portal: what `stopGently` waits for.
    const drain = Number(/--drain-seconds (\d+)/.exec(flags)?.[1])
    expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1])).toBeGreaterThan(drain + 20 + 45)
    // So that a proxy that does remember a failure never finds both processes shut in a rolling restart.
    expect(drain).toBeGreaterThan(Number(/fail_timeout=(\d+)s/.exec(readProduction('nginx.conf'))?.[1]))
  })

  test.skipIf(findProgram('systemd-analyze') === undefined)('is right in the eyes of systemd, and leaves little exposed', () => {
    const folder = mkdtempSync(join(tmpdir(), 'voordeur-unit-'))
    const file = join(folder, 'voordeur@4001.service')
    // What the unit names is not installed where this is tried.
    writeFileSync(file, replaceAll(readProduction(UNIT), { '/usr/bin/node': process.execPath, '/srv/voordeur': folder }))
    const analyze = (...args: readonly string[]) => execFileSync('systemd-analyze', [...args, file], { encoding: 'utf8', stdio: 'pipe' })
    try {
      expect(analyze('verify')).toBe('')
      // 0 is nothing, 10 everything; a unit without any of this has 9.6. Fails above 2.0.
      expect(analyze('security', '--offline=true', '--threshold=20')).toContain('Overall exposure level')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

test('nginx lets through the largest form that the portal takes, logs no address, and believes no header of a stranger', () => {
  const site = readProduction('nginx.conf')
  expect(Number(/client_max_body_size (\d+)m;/.exec(site)?.[1]) * 1024 * 1024).toBeGreaterThan(LARGEST_FORM)
  expect(site.match(/access_log/g)?.length).toBe(2)
  expect(site.match(/access_log off;/g)?.length).toBe(2)
  for (const place of site
    .split(/\n {4}location /)
    .slice(1)
    .filter((block) => block.includes('proxy_pass'))) {
    expect(place).toContain('proxy_set_header X-Forwarded-For $remote_addr;')
    expect(place).toContain('proxy_set_header Forwarded "";')
    expect(place).toContain('proxy_set_header traceparent')
    expect(place).not.toContain('non_idempotent')
  }
})

test('every variable of the example environment is one that the command or the configuration of a new portal reads', () => {
  const names = [...readProduction('portal.env').matchAll(/^([A-Z_]+)=/gm)].map(([, name = '']) => name)
  const root = join(import.meta.dirname, '../packages/core/src/cli')
  const source = globSync('*.ts', { cwd: root, exclude: (name) => name.includes('.test.') })
    .map((name) => readFileSync(join(root, name), 'utf8'))
    .join('\n')
  expect(names.length).toBeGreaterThan(5)
  const config = readFileSync(join(import.meta.dirname, '../packages/core/templates/portal/portal.config.ts'), 'utf8')
  expect(names.filter((name) => !source.includes(name) && !config.includes(`process.env['${name}']`))).toEqual([])
  const read = [...config.matchAll(/process\.env\['([A-Z_]+)'\]/g)]
    .map(([, name = '']) => name)
    .filter((name) => !name.startsWith('ENTRA_'))
  expect(names).toEqual(expect.arrayContaining(read))
})

test('Prometheus asks the ports at which the unit listens for operators', () => {
  const ports = [...readProduction('nginx.conf').matchAll(/server 127\.0\.0\.1:(\d+)/g)].map(([, port]) => `127.0.0.1:1${port}`)
  expect(ports).toHaveLength(2)
  expect(readProduction(UNIT)).toContain('--metrics-port 1%i')
  for (const port of ports) expect(readProduction('prometheus.yml')).toContain(port)
})
