import { hash } from 'node:crypto'
import { z } from 'zod'
import type { RecordType } from '../define/record.ts'
import type { SourceFile, StaffMember } from '../define/source.ts'
import { toCanonicalJson } from './canonical-json.ts'
import type { ResolvedRecordPolicy } from './record-policy.ts'
import { WORDS_VERSION } from './search-words.ts'

/** Raised when the kernel stores the same item in another way than before: then every record is read afresh. */
const STORED_AS = 3

/** What beside the items of a source decides how they are stored. */
export interface RuleInput {
  /** Name and version of the adapter. */
  readonly adapter: string
  readonly type: RecordType
  readonly policy: ResolvedRecordPolicy
}

/** A digest of the adapter's version, the schema and the organisation's policy. A change in any of them makes the next sync read every record afresh. */
export function toRuleDigest({ adapter, type, policy }: RuleInput): string {
  const { staffNames, freeText, ownNames, search, markup, at } = type
  return sha256(
    toCanonicalJson([
      STORED_AS,
      WORDS_VERSION,
      adapter,
      schemaDigest(type),
      { staffNames, freeText, ownNames, search, markup, at: at ?? null },
      policy,
    ]),
  )
}

/**
 * The digest by which a record is unchanged: of what the source delivered, and behind a dot of everything else that decides how it is stored. A record
 * that was hidden stays hidden while the first half is the same. `redacted` is the data in which names gave way: so a new name of staff changes the
 * records in which it stands, and no others.
 */
export function toRecordDigest(
  ruleDigest: string,
  item: { readonly data: unknown; readonly recordedAt?: string; readonly discussedAt?: string; readonly file?: SourceFile },
  redacted: string | undefined,
): string {
  const file = item.file ? [[item.file.mime, item.file.digest]] : []
  const content = sha256(toCanonicalJson([item.data, item.recordedAt ?? null, ...file]))
  return `${content}.${sha256(`${ruleDigest}\n${item.discussedAt ?? ''}\n${redacted ?? ''}`)}`
}

/** A digest of what holds for every client of a source: the rules for each type it may deliver, and the staff whose names are replaced. */
export function toSourceDigest(ruleDigests: readonly string[], staff: readonly StaffMember[]): string {
  return sha256(JSON.stringify([ruleDigests, staff.map(({ name, role }) => `${name}\n${role ?? ''}`).toSorted()]))
}

/** The digest by which a whole client is unchanged: of who it is, what the source says of them, and what holds for every client. */
export function toClientDigest(sourceDigest: string, given: { readonly sourceId: string; readonly digest: string }): string {
  return sha256(JSON.stringify([sourceDigest, given.sourceId, given.digest]))
}

const schemaDigests = new WeakMap<RecordType, string>()

function schemaDigest(type: RecordType): string {
  const known = schemaDigests.get(type)
  if (known !== undefined) return known
  const digest = sha256(toCanonicalJson(z.toJSONSchema(type.schema, { unrepresentable: 'any', io: 'input' })))
  schemaDigests.set(type, digest)
  return digest
}

function sha256(text: string): string {
  return hash('sha256', text, 'base64url')
}
