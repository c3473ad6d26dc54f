import { isDeepStrictEqual } from 'node:util'
import { deepFreeze } from '../../compose/deep-freeze.ts'
import type { Composition } from '../../compose/composition.ts'
import { addDays } from '../../define/amsterdam.ts'
import type { Plugin } from '../../define/plugin.ts'
import type { RecordWatch, WatchedRecord } from '../../define/watch.ts'
import { readWatched, type ReadWatched } from '../../flows/watch/read-watched.ts'

/** What a watch is tried with. */
export interface WatchTrial {
  readonly composition: Pick<Composition, 'messages' | 'notices'>
  readonly plugin: Pick<Plugin, 'id'>
  readonly watch: RecordWatch
  /** The records of one client, and the word that stands in them. */
  readonly records: readonly WatchedRecord[]
  readonly word: string
  readonly today: string
}

/** Terms end and fall due with the days: before, on, and long after today. */
const DAYS = [-400, -1, 0, 1, 14, 30, 92, 183, 366, 4000]
const SHORTEST_PROSE = 8

/** What is wrong with a watch, one sentence each, tried on days before and after today. */
export function judgeWatch(trial: WatchTrial): readonly string[] {
  return [...new Set(DAYS.flatMap((days) => judgeDay({ ...trial, today: addDays(trial.today, days) })))]
}

function judgeDay(trial: WatchTrial): readonly string[] {
  const first = tryLook(trial)
  if (typeof first === 'string') return [first]
  const second = tryLook(trial)
  const isSame = isDeepStrictEqual(first, second)
  return [
    ...(isSame
      ? []
      : ['The watch says something else about the same records on the same day. Fix: let `look` depend on what it is given alone.']),
    ...findWords(first, trial),
  ]
}

/** What it says; or what is wrong with it. The records are frozen: whoever changes what it was given fails. */
function tryLook({ composition, plugin, watch, records, today }: WatchTrial): ReadWatched | string {
  const given = deepFreeze(structuredClone(records))
  const ids = new Set(records.map(({ id }) => id))
  let said: unknown
  try {
    said = watch.look(given, today)
  } catch (error) {
    return `The watch fails on a sample: ${String(error)}. Fix: \`look\` must take every record that its schema takes, and change nothing that it was given.`
  }
  try {
    return readWatched(said, { composition, plugin: plugin.id, watch, records: ids })
  } catch (error) {
    return `What the watch says is not kept: ${String(error)} Fix: name kinds and fields that it declares, records that it was given, values that the words need.`
  }
}

/** A notice stands under Meldingen for a year and is read outside the part: a day, a number or a category may stand in it, and no word of the record. */
function findWords({ notices }: ReadWatched, { records, word }: WatchTrial): readonly string[] {
  const prose = [word, ...records.flatMap(({ data }) => listProse(data))]
  return notices
    .filter(({ notice: { reference, values } }) => [reference, ...Object.values(values)].some((text) => holdsAny(String(text), prose)))
    .map(
      ({ notice }) =>
        `The notice "${notice.declared.kind}" repeats a word of the record. Fix: put a day, a number or an id in its \`reference\` and \`values\`.`,
    )
}

function holdsAny(text: string, prose: readonly string[]): boolean {
  return prose.some((words) => text.toLowerCase().includes(words.toLowerCase()))
}

/** The texts of several words; a code, a day or an id is none. */
function listProse(data: unknown): readonly string[] {
  if (typeof data === 'string') return data.length >= SHORTEST_PROSE && /\s/.test(data.trim()) ? [data.trim()] : []
  return typeof data === 'object' && data !== null ? Object.values(data).flatMap(listProse) : []
}
