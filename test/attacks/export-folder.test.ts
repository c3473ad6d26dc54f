import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { caress } from '@voordeur/adapter-caress'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

describe('attack 18: an export folder that attacks', () => {
  let folder: string
  const at = (...path: readonly string[]) => join(folder, ...path)

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'voordeur-attack-'))
    mkdirSync(at('clients'))
    writeFileSync(
      at('clients', '1.json'),
      '{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"1"}}]}',
    )
    writeManifest(['clients/1.json'])
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  function writeManifest(paths: readonly string[]): void {
    const files = paths.map((path) => ({
      path,
      kind: 'client',
      sha256: createHash('sha256')
        .update(readFileSync(at(path)))
        .digest('hex'),
    }))
    writeFileSync(at('manifest.json'), JSON.stringify({ version: 1, madeAt: '2026-11-22T10:00:00+01:00', files }))
  }

  async function read(): Promise<string> {
    const steps: unknown[] = []
    try {
      for await (const step of caress({ folder }).pull({ since: undefined, signal: new AbortController().signal, log: () => {} }))
        steps.push('read' in step ? await step.read() : step)
    } catch (error) {
      expect(steps).toEqual([])
      return error instanceof Error ? `${error.name}: ${error.message}` : 'unknown'
    }
    return `${steps.length} steps`
  }

  test('this folder is read when nobody touched it', async () => {
    expect(await read()).toBe('3 steps')
  })

  // On Windows there are no such files.
  test.skipIf(process.platform === 'win32').each([
    [
      'a pipe for a manifest is not waited for',
      () => replace('manifest.json', (path) => execFileSync('mkfifo', [path])),
      'no ordinary file',
    ],
    [
      'a pipe for a client is not waited for',
      () => replace('clients/1.json', (path) => execFileSync('mkfifo', [path])),
      'no ordinary file',
    ],
    [
      'a manifest that is a link is not followed',
      () => replace('manifest.json', (path) => symlinkSync('/etc/passwd', path)),
      'no ordinary file',
    ],
    [
      'a client that is a link is not followed',
      () => replace('clients/1.json', (path) => symlinkSync('/etc/passwd', path)),
      'no ordinary file',
    ],
    ['a folder that is a link is not followed', () => linkFolder(), 'not in the manifest'],
    ['a manifest of a gigabyte is not read', () => truncateSync(at('manifest.json'), 1e9), 'larger than'],
  ])('%s', async (_, spoil, reason) => {
    spoil()
    const told = await read()
    expect(told).toMatch(/^SourceRefused: /)
    expect(told).toContain(reason)
    expect(told).not.toContain('root:')
  })

  function replace(path: string, make: (path: string) => unknown): void {
    rmSync(at(path))
    make(at(path))
  }

  function linkFolder(): void {
    rmSync(at('clients'), { recursive: true })
    symlinkSync('/etc', at('clients'))
  }
})
