import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { SyncStep } from '@voordeur/core'
import { onTestFinished } from 'vitest'
import { caress } from './caress.ts'
import { Manifest } from './manifest/manifest.ts'
import { writeManifest } from './manifest/write-manifest.ts'

/** When the exports of these tests were made. */
export const MADE_AT = '2026-11-20T08:00:00+01:00'

/** A bundle of one client with these resources beside the Patient. */
export function bundle(client: string, ...resources: readonly object[]): string {
  const patient = { resourceType: 'Patient', id: client, name: [{ text: `Cliënt ${client}` }] }
  return JSON.stringify({ resourceType: 'Bundle', entry: [patient, ...resources].map((resource) => ({ resource })) })
}

/** Lines of JSON. */
export function lines(...rows: readonly (object | string)[]): string {
  return rows.map((row) => `${typeof row === 'string' ? row : JSON.stringify(row)}\n`).join('')
}

/** A report of a client. */
export function report(client: string, id: string, extra: object = {}): object {
  return { id, client, reportedAt: '2026-11-19T21:00:00+01:00', text: `Rapportage ${id}`, ...extra }
}

/** Files put in a folder that is removed after the test, with a manifest. */
export async function exportWith(files: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'voordeur-caress-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await put(folder, files)
  await writeManifest(folder, { madeAt: MADE_AT })
  return folder
}

/** Puts files in a folder, without a word to the manifest. */
export async function put(folder: string, files: Readonly<Record<string, string | Buffer>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
}

/** Changes the manifest of an export as a hand or a fault would. */
export async function changeManifest(folder: string, change: (manifest: Manifest) => object): Promise<void> {
  const manifest = Manifest.parse(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')))
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(change(manifest)))
}

/** What a run of the source yields, until it ends or throws. */
export async function pull(folder: string): Promise<{ steps: SyncStep[]; error: unknown; log: string[] }> {
  const steps: SyncStep[] = []
  const log: string[] = []
  const context = { since: undefined, signal: new AbortController().signal, log: (message: string) => log.push(message) }
  try {
    for await (const step of caress({ folder }).pull(context)) steps.push(step)
  } catch (error) {
    return { steps, error, log }
  }
  return { steps, error: undefined, log }
}
