import type { CheckedFile, CheckedItem, ExportCheck } from './check-export.ts'

const SHOWN_PLACES = 5

/** A check in lines for a person: each file, each reason with where it stands and what to do, and what a run would do. */
export function toCheckLines(check: ExportCheck): readonly string[] {
  const { files, problems, notes, madeAt, clients } = check
  const head =
    madeAt === undefined ? [] : [`Export made at ${madeAt}: ${toCount(clients, 'client')}, ${toCount(files.length, 'file')}.`, '']
  return [
    ...head,
    ...files.map((file) => toFileLine(file, check.refused)),
    ...(problems.length === 0 ? [] : ['', ...toGroups(problems)]),
    ...(notes.length === 0 ? [] : ['', 'No mistakes, but good to know:', ...toGroups(notes)]),
    '',
    toVerdict(check),
  ]
}

function toFileLine({ path, rows, records, problems }: CheckedFile, refused: boolean): string {
  const about = [...(rows === undefined ? [] : [toCount(rows, 'row')]), ...(records === 0 ? [] : [`${toCount(records, 'item')} shown`])]
  const verdict = problems === 0 ? 'good' : toCount(problems, 'problem')
  return `${path}: ${[refused ? 'as the manifest says' : verdict, ...about].join(', ')}`
}

function toGroups(items: readonly CheckedItem[]): readonly string[] {
  const groups = Map.groupBy(items, ({ place, reason }) => JSON.stringify([place.file, reason]))
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const line = `${first.place.file}${toPlaces(group)}: ${first.reason}`
    return first.fix === undefined ? [line] : [line, `  → ${first.fix}`]
  })
}

function toPlaces(items: readonly CheckedItem[]): string {
  const places = items.flatMap(({ place: { line, path } }) => (line === undefined ? (path ?? []) : [`line ${line}`]))
  if (places.length === 0) return ''
  const more = places.length - SHOWN_PLACES
  return ` (${places.slice(0, SHOWN_PLACES).join(', ')}${more > 0 ? ` and ${more} more` : ''})`
}

function toVerdict({ ok, refused, problems }: ExportCheck): string {
  if (ok) return 'Good: a run takes all of it.'
  const count = toCount(problems.length, 'problem')
  return refused
    ? `${count}. A run refuses this export as a whole, and the portal keeps its last good copy. Rows and bundles are checked when this is mended.`
    : `${count}. A run leaves out what stands above, takes the rest, and takes nothing of those kinds for removed.`
}

function toCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
