import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { RecordType } from '../define/record.ts'
import type { StaffMember } from '../define/source.ts'
import { toCanonicalJson } from './canonical-json.ts'
import type { ResolvedRecordPolicy } from './record-policy.ts'
import { WORDS_VERSION } from './search-words.ts'

/**
 * A digest of everything but the item itself that decides how a record is stored: the adapter's version, the
 * schema, how its words are made for the search, the organisation's policy and the names to replace. A change in any of them makes the next sync read
 * every record afresh.
 */
export function toRuleDigest(rules: {
  readonly adapter: string
  readonly type: RecordType
  readonly policy: ResolvedRecordPolicy
  readonly staff: readonly StaffMember[]
  readonly keep: readonly string[]
}): string {
  const staff = rules.policy.staffNames === 'role' ? rules.staff.map(({ name, role }) => `${name}\n${role ?? ''}`).toSorted() : []
  const keep = rules.policy.staffNames === 'role' ? rules.keep.toSorted() : []
  const { staffNames, freeText, search, at } = rules.type
  return sha256(
    toCanonicalJson([
      rules.adapter,
      schemaDigest(rules.type),
      { staffNames, freeText, search, words: WORDS_VERSION, at: at ?? null },
      rules.policy,
      staff,
      keep,
    ]),
  )
}

/**
 * The digest by which "unchanged" is decided: of what the source delivered, and behind a dot of everything else that decides how it is stored. A record
 * that was hidden stays hidden while the first half is the same.
 */
export function toRecordDigest(
  ruleDigest: string,
  item: { readonly data: unknown; readonly recordedAt?: string; readonly discussedAt?: string },
): string {
  const content = sha256(toCanonicalJson([item.data, item.recordedAt ?? null]))
  return `${content}.${sha256(`${ruleDigest}\n${item.discussedAt ?? ''}`)}`
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
  return createHash('sha256').update(text).digest('base64url')
}
