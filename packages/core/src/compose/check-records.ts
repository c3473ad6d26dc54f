import type { Part } from '../define/part.ts'
import type { RecordType } from '../define/record.ts'
import { CORE, type Check, type Draft, type DraftPart } from './draft.ts'
import { toHint } from './nearest.ts'
import type { Problem } from './problem.ts'
import { quote, toList } from './quote.ts'
import { listRecordTypes } from './record-types.ts'
import { findAtPath } from './schema-path.ts'

/** Record types are one thing under one name, have the paths they name, and reach the parts that read them. */
export const checkRecords: Check = (draft) => {
  const types = listRecordTypes(draft)
  return [
    ...findDoubles(types),
    ...types.flatMap((type) => checkPaths(type)),
    ...draft.parts.flatMap((part) => [...checkProvided(part, draft), ...checkApplies(part), ...checkFiles(part)]),
    ...checkPolicies(draft),
    ...checkDiscussed(draft),
  ]
}

function findDoubles(types: readonly RecordType[]): readonly Problem[] {
  return [...Map.groupBy(types, ({ name }) => name)]
    .filter(([, definitions]) => definitions.length > 1)
    .map(([name]) => ({
      code: 'DUPLICATE_RECORD_TYPE',
      place: `record ${quote(name)}`,
      cause: `Two different definitions are called ${quote(name)}: what one writes, the other could misread.`,
      fix: 'Import the one that exists (see @voordeur/core/care), or give the other a name of its own.',
    }))
}

function checkPaths(type: RecordType): readonly Problem[] {
  const paths = [
    ...(type.at === undefined ? [] : [{ field: 'at', path: type.at }]),
    ...type.staffNames.map((path) => ({ field: 'staffNames', path })),
    ...type.namedByLaw.map((path) => ({ field: 'namedByLaw', path })),
    ...type.freeText.map((path) => ({ field: 'freeText', path })),
    ...type.ownNames.map((path) => ({ field: 'ownNames', path })),
    ...type.markup.filter((path) => !type.search.includes(path)).map((path) => ({ field: 'markup', path })),
    ...type.search.filter((path) => !type.freeText.includes(path)).map((path) => ({ field: 'search', path })),
    ...(type.fileName === undefined ? [] : [{ field: 'fileName', path: type.fileName }]),
  ]
  return paths
    .filter(({ path }) => !hasPath(type, path))
    .map(({ field, path }) => ({
      code: 'RECORD_PATH_INVALID',
      place: `record ${quote(type.name)}, ${field}`,
      cause: `The schema has nothing at ${quote(path)}: what should be redacted or ordered there would not be.`,
      fix: 'Write the path of a field of the schema; `*` stands for every item of a list.',
    }))
}

function hasPath(type: RecordType, path: string): boolean {
  const found = findAtPath(type.schema, path.split('.'))
  return found.open || found.schemas.length > 0
}

// An organisation can not mend what core itself reads; core's parts are absent where nothing is provided.
function checkProvided(draftPart: DraftPart, draft: Draft): readonly Problem[] {
  const { id, plugin, part } = draftPart
  if (plugin === CORE || !draft.sourcesRead || !isOpened(draftPart, draft)) return []
  const provided = new Set(draft.sources.flatMap((source) => source.provides.map(({ name }) => name)))
  return listMissing(part, provided).map((name) => ({
    code: 'TYPE_UNPROVIDED',
    place: id,
    cause: `The part reads records of type ${quote(name)}, and no source provides them (provided: ${toList(provided)}).`,
    fix: 'Add a source that provides them, or leave the part out of the panels.',
    ...toHint(name, provided),
  }))
}

/** A part about a client is opened through a panel, and nowhere else: what stands on none may read what it likes. */
function isOpened({ id, part }: DraftPart, { config }: Draft): boolean {
  return part.scope !== 'client' || config.panels.some(({ value }) => value.parts.includes(id))
}

/** Of the types by which a part applies one is enough; what it reads beside them it can't do without. */
function listMissing({ reads, applies }: Part, provided: ReadonlySet<string>): readonly string[] {
  const either = new Set(applies.map(({ name }) => name))
  const isServed = [...either].some((name) => provided.has(name))
  const needed = reads.map(({ name }) => name).filter((name) => !isServed || !either.has(name))
  return [...new Set([...needed, ...(isServed ? [] : either)])].filter((name) => !provided.has(name))
}

function checkApplies({ id, part }: DraftPart): readonly Problem[] {
  const read = part.reads.map(({ name }) => name)
  return part.applies
    .filter(({ name }) => !read.includes(name))
    .map(({ name }) => ({
      code: 'APPLIES_UNREAD',
      place: id,
      cause: `The part applies where there are records of type ${quote(name)}, but does not read that type.`,
      fix: 'Add the type to `reads`, or remove it from `applies`.',
    }))
}

/** A file is opened behind the same wall as its record, about a client: what a part may not read it may not open either. */
function checkFiles({ id, part }: DraftPart): readonly Problem[] {
  const read = part.reads.map(({ name }) => name)
  const unread = part.files
    .filter(({ name }) => !read.includes(name))
    .map(({ name }) => ({
      code: 'FILES_UNREAD' as const,
      place: id,
      cause: `The part opens files of records of type ${quote(name)}, but does not read that type.`,
      fix: 'Add the type to `reads`, or remove it from `files`.',
    }))
  if (part.files.length === 0 || part.scope === 'client') return unread
  const cause = `The part opens files, and is not about a client (scope ${quote(part.scope)}): there is no address where they could stand.`
  return [...unread, { code: 'FILES_SCOPE', place: id, cause, fix: "Make its scope 'client', or remove `files`." }]
}

function checkPolicies(draft: Draft): readonly Problem[] {
  if (!draft.sourcesRead) return []
  const provided = new Set(draft.sources.flatMap((source) => source.provides.map(({ name }) => name)))
  return draft.config.records
    .filter(({ key }) => !provided.has(key))
    .map(({ place, key }) => ({
      code: 'TYPE_POLICY_UNKNOWN',
      place,
      cause: `No source provides records of type ${quote(key)} (provided: ${toList(provided)}), so this policy would protect nothing.`,
      fix: 'Write the name of a type that is provided, or remove the policy.',
      ...toHint(key, provided),
    }))
}

/** What waits to be discussed by a source that can not say so would wait for ever, and nobody would see that it is there. */
function checkDiscussed({ config, sources }: Draft): readonly Problem[] {
  return config.records
    .filter(({ value }) => value.discussedOnly === true)
    .flatMap(({ place, key }) => {
      const providers = sources.filter(({ provides }) => provides.some(({ name }) => name === key))
      if (providers.length === 0 || providers.some(({ knowsDiscussed }) => knowsDiscussed)) return []
      return {
        code: 'DISCUSSED_UNKNOWN',
        place,
        cause: `Only what was discussed with the client would be shown, and no source of ${quote(key)} can say what was (${toList(providers.map(({ id }) => id))}): nothing of it would ever show.`,
        fix: 'Remove `discussedOnly`, or read this type from a source that says what was discussed, such as an export with a table `discussed`.',
      }
    })
}
