import { findRejections, SourceRefused, type Rejection, type SourcePlace, type SyncStep } from '@voordeur/core'
import { readExportPath, type ExportFileKind } from '../manifest/export-file.ts'
import { findFaults, type ExportFault, type VerifiedExport } from '../manifest/find-faults.ts'
import type { ManifestFile } from '../manifest/manifest.ts'
import { readVerified } from '../read-export.ts'
import { maskBsns } from './mask-bsns.ts'
import { toFix } from './to-fix.ts'

/** A file that is as the manifest says: how many rows it has, how many items came of it, and how many problems. */
export interface CheckedFile {
  readonly path: string
  readonly kind: ExportFileKind
  readonly rows?: number
  readonly records: number
  readonly problems: number
}

/** Something that is not right, or that is left out on purpose: where, why, and what the maker of the export does about it. */
export interface CheckedItem {
  readonly place: SourcePlace
  readonly reason: string
  readonly fix?: string
}

/** What a run would make of an export. */
export interface ExportCheck {
  /** Whether a run would take all of it. */
  readonly ok: boolean
  /** Whether a run would take nothing of it. */
  readonly refused: boolean
  readonly madeAt?: string
  readonly clients: number
  readonly files: readonly CheckedFile[]
  readonly problems: readonly CheckedItem[]
  /** What is no mistake: resources that a portal does not show, and what is shown with a remark. */
  readonly notes: readonly CheckedItem[]
}

/** How an export is checked. */
export interface CheckSettings {
  /** Largest bundle that is read. */
  readonly maxBytes: number
}

/**
 * Says of an export what a run would say, by reading it as a run does, without a portal or a database. Holds no value of a
 * record: files, lines, paths and reasons only, and no number that may be a BSN.
 */
export async function checkExport(folder: string, { maxBytes }: CheckSettings): Promise<ExportCheck> {
  const { faults, same, verified } = await compare(folder)
  if (!verified) return toRefused(faults, same)
  const counts = new Map<string, number>()
  const rejections: Rejection[] = []
  try {
    for await (const given of readVerified(verified, { maxBytes, signal: new AbortController().signal })) {
      const step = 'read' in given ? await given.read() : given
      for (const { place } of recordsOf(step)) counts.set(place.file, (counts.get(place.file) ?? 0) + 1)
      rejections.push(...('rejected' in step ? (step.rejected ?? []) : []), ...(await findRejections(recordsOf(step))))
    }
  } catch (error) {
    if (!(error instanceof SourceRefused)) throw error
    return toRefused([{ place: error.place, reason: error.message, fix: 'Do not write in an export while it is read.' }], same)
  }
  return toCheck(verified, rejections, counts)
}

async function compare(folder: string) {
  const comparison = findFaults(folder)
  const faults: ExportFault[] = []
  for (;;) {
    const found = await comparison.next()
    if (found.done === true) return { faults, ...found.value }
    faults.push(found.value)
  }
}

function recordsOf(step: Exclude<SyncStep, { readonly read: unknown }>) {
  return 'records' in step ? step.records : []
}

function toCheck(
  { madeAt, files, clients }: VerifiedExport,
  rejections: readonly Rejection[],
  counts: ReadonlyMap<string, number>,
): ExportCheck {
  const problems = rejections.filter((rejection) => !isNote(rejection))
  const perFile = Map.groupBy(problems, ({ place }) => place.file)
  return {
    ok: problems.length === 0,
    refused: false,
    madeAt,
    clients: clients.length,
    files: files.map((file) => toFile(file, counts.get(file.path) ?? 0, perFile.get(file.path)?.length ?? 0)),
    problems: problems.map(({ place, reason }) => ({ ...mask({ place, reason }), fix: toFix(place.file) })),
    notes: rejections.filter((rejection) => isNote(rejection)).map(({ place, reason }) => mask({ place, reason })),
  }
}

// What costs nothing that a portal shows is said as withdrawn or under the name of its resource; what does, under that of a record.
function isNote({ type = '', reason }: Rejection): boolean {
  return type === 'withdrawn' || (/^[A-Z]/.test(type) && !reason.startsWith('not shown: '))
}

function toRefused(faults: readonly ExportFault[], same: readonly ManifestFile[]): ExportCheck {
  return {
    ok: false,
    refused: true,
    clients: same.filter(({ kind }) => kind === 'client').length,
    files: same.map((file) => toFile(file, 0, 0)),
    problems: faults.map((fault) => ({ ...mask(fault), fix: fault.fix })),
    notes: [],
  }
}

function toFile({ path, rows }: ManifestFile, records: number, problems: number): CheckedFile {
  const kind = readExportPath(path)?.kind ?? 'client'
  return { path: maskBsns(path), kind, ...(rows !== undefined && { rows }), records, problems }
}

function mask({ place, reason }: CheckedItem): CheckedItem {
  return { place: { ...place, file: maskBsns(place.file) }, reason: maskBsns(reason) }
}
