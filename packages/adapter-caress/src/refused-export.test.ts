import { mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SourceRefused } from '@voordeur/core'
import { describe, expect, test } from 'vitest'
import { bundle, changeManifest, exportWith, lines, pull, put, report } from './example-export.fixture.ts'

const FILES = {
  'clients/10437.json': bundle('10437'),
  'clients/10491.json': bundle('10491'),
  'reports.ndjson': lines(report('10437', 'r1'), report('10491', 'r2')),
  'staff.ndjson': lines({ name: 'K. de Groot', role: 'Verzorgende' }),
}

const FAULTS: readonly (readonly [string, (folder: string) => Promise<unknown>, string, string])[] = [
  ['no manifest', (folder) => rm(join(folder, 'manifest.json')), 'manifest.json', 'no manifest'],
  ['half a manifest', (folder) => cutOff(join(folder, 'manifest.json')), 'manifest.json', 'no JSON'],
  ['another version', (folder) => changeManifest(folder, (it) => ({ ...it, version: 2 })), 'manifest.json', 'not valid'],
  ['a field that is not documented', (folder) => changeManifest(folder, (it) => ({ ...it, extra: 1 })), 'manifest.json', 'not valid'],
  ['no time', (folder) => changeManifest(folder, (it) => ({ ...it, madeAt: 'yesterday' })), 'manifest.json', 'not valid'],
  ['a file that is missing', (folder) => rm(join(folder, 'clients/10491.json')), 'clients/10491.json', 'not there'],
  ['a file that is cut off', (folder) => cutOff(join(folder, 'clients/10491.json')), 'clients/10491.json', 'SHA-256'],
  [
    'one byte that differs',
    (folder) => put(folder, { 'staff.ndjson': lines({ name: 'K. de Groet', role: 'Verzorgende' }) }),
    'staff.ndjson',
    'SHA-256',
  ],
  [
    'a row too few',
    (folder) => put(folder, { 'reports.ndjson': lines(report('10437', 'r1')) }),
    'reports.ndjson',
    'the manifest says 2 rows, the file has 1',
  ],
  [
    'a row count that is wrong',
    (folder) => changeFile(folder, 'reports.ndjson', { rows: 3 }),
    'reports.ndjson',
    'the manifest says 3 rows, the file has 2',
  ],
  ['no row count', (folder) => changeFile(folder, 'reports.ndjson', { rows: undefined }), 'reports.ndjson', 'how many rows'],
  [
    'a file the manifest does not name',
    (folder) => put(folder, { 'clients/666.json': bundle('666') }),
    'clients/666.json',
    'not in the manifest',
  ],
  ['a stray file in the root', (folder) => put(folder, { 'passwd.txt': 'x' }), 'passwd.txt', 'not in the manifest'],
  ['a hidden file', (folder) => put(folder, { 'clients/.10437.json.swp': 'x' }), 'clients/.10437.json.swp', 'not in the manifest'],
  [
    'a path upwards',
    (folder) => changeFile(folder, 'staff.ndjson', { path: '../staff.ndjson' }),
    '../staff.ndjson',
    'leaves the export folder',
  ],
  [
    'a path upwards in the middle',
    (folder) => changeFile(folder, 'clients/10437.json', { path: 'clients/../../10437.json' }),
    'clients/../../10437.json',
    'leaves',
  ],
  [
    'a path from the root',
    (folder) => changeFile(folder, 'staff.ndjson', { path: '/etc/hostname' }),
    '/etc/hostname',
    'leaves the export folder',
  ],
  [
    'a path of another system',
    (folder) => changeFile(folder, 'staff.ndjson', { path: 'C:\\staff.ndjson' }),
    'C:\\staff.ndjson',
    'leaves the export folder',
  ],
  [
    'backslashes upwards',
    (folder) => changeFile(folder, 'staff.ndjson', { path: '..\\staff.ndjson' }),
    '..\\staff.ndjson',
    'leaves the export folder',
  ],
  [
    'a kind that does not go with the path',
    (folder) => changeFile(folder, 'staff.ndjson', { kind: 'reports' }),
    'staff.ndjson',
    'does not go with its path',
  ],
  ['a file named twice', twice, 'clients/10437.json', 'this client twice'],
  ['a link for a file', (folder) => linkFile(folder, 'clients/10491.json'), 'clients/10491.json', 'link'],
  ['a link for a folder', (folder) => linkFolder(folder, 'clients'), 'clients', 'not in the manifest'],
]

describe('an export is refused as a whole, and nothing of it is yielded, when it has', () => {
  test.each(FAULTS)('%s', async (_, spoil, file, words) => {
    const folder = await exportWith(FILES)
    await spoil(folder)
    const { steps, error } = await pull(folder)
    expect(steps).toEqual([])
    expect(error).toBeInstanceOf(SourceRefused)
    expect(error).toMatchObject({ place: { file } })
    expect(String(error)).toContain(words)
  })

  test('a client twice, in JSON and in XML', async () => {
    const { error } = await pull(await exportWith({ ...FILES, 'clients/10437.xml': '<Patient/>' }))
    expect(String(error)).toContain('this client twice')
  })

  test('two clients that differ in capitals alone', async () => {
    const { error } = await pull(await exportWith({ 'clients/Ab.json': bundle('Ab'), 'clients/aB.json': bundle('aB') }))
    expect(String(error)).toContain('this client twice')
  })

  test('a table twice', async () => {
    const { error } = await pull(await exportWith({ ...FILES, 'staff.csv': 'name\nX\n' }))
    expect(String(error)).toContain('two tables of staff')
  })

  test('no client at all', async () => {
    const { error } = await pull(await exportWith({ 'staff.ndjson': lines({ name: 'K. de Groot' }) }))
    expect(String(error)).toContain('holds no client')
  })

  test('no folder', async () => {
    const { error } = await pull(join(tmpdir(), 'voordeur-is-not-there'))
    expect(error).toBeInstanceOf(SourceRefused)
  })
})

test('the maker of an export is told of a file that has no place in one', async () => {
  await expect(exportWith({ ...FILES, 'clients/10437.pdf': 'x' })).rejects.toThrow('clients/10437.pdf has no place in an export')
})

async function cutOff(path: string): Promise<void> {
  const text = await readFile(path, 'utf8')
  await writeFile(path, text.slice(0, -20))
}

function changeFile(folder: string, path: string, change: object): Promise<void> {
  return changeManifest(folder, (manifest) => ({
    ...manifest,
    files: manifest.files.map((file) => (file.path === path ? { ...file, ...change } : file)),
  }))
}

function twice(folder: string): Promise<void> {
  return changeManifest(folder, (manifest) => ({ ...manifest, files: [...manifest.files, ...manifest.files] }))
}

async function linkFile(folder: string, path: string): Promise<void> {
  await rename(join(folder, path), `${folder}-moved`)
  await symlink(`${folder}-moved`, join(folder, path))
}

async function linkFolder(folder: string, path: string): Promise<void> {
  await mkdir(`${folder}-elsewhere`)
  await rename(join(folder, path), join(`${folder}-elsewhere`, path))
  await symlink(join(`${folder}-elsewhere`, path), join(folder, path))
}
