import { sql, type ExpressionBuilder, type Kysely, type Selectable } from 'kysely'
import { appendAudit } from '../../audit/append-audit.ts'
import type { CountedTerms, TermsVersion } from '../../define/desk-portal.ts'
import { createId } from '../../store/ids.ts'
import type { TermsVersionTable } from '../../store/portal-tables.ts'
import type { KernelTables } from '../../store/tables.ts'
import { FlowError } from '../flow-error.ts'
import type { PortalWork } from './banner.ts'

/** How many characters terms of use hold at most. */
export const LONGEST_TERMS = 40_000

/** Every version of the terms of use, newest first, with how many accounts agreed to it. */
export async function listTerms(db: Kysely<KernelTables>): Promise<readonly CountedTerms[]> {
  const accepted = (eb: ExpressionBuilder<KernelTables, 'terms_version'>) =>
    eb
      .selectFrom('terms_acceptance')
      .select(sql<number>`count(*)::int`.as('count'))
      .whereRef('terms_acceptance.version', '=', 'terms_version.version')
      .as('accepted')
  const rows = await db.selectFrom('terms_version').selectAll().select(accepted).orderBy('version', 'desc').execute()
  return rows.map((row) => ({ ...toTermsVersion(row), accepted: row.accepted ?? 0 }))
}

/** The version of the terms of use that holds now; undefined where none was published. */
export async function findTerms(db: Kysely<KernelTables>): Promise<TermsVersion | undefined> {
  const row = await db.selectFrom('terms_version').selectAll().orderBy('version', 'desc').limit(1).executeTakeFirst()
  return row && toTermsVersion(row)
}

/** Publishes another version; who publishes at the same time comes after it. The same text as the newest is no other version. Throws `FlowError`. */
export async function publishTerms(work: PortalWork, given: string): Promise<void> {
  const text = given.replaceAll(/\r\n?/gu, '\n').normalize('NFC').trim()
  if (!/[^\p{Z}\p{C}]/u.test(text) || text.length > LONGEST_TERMS || text.includes('\0'))
    throw new FlowError('TERMS_INVALID', `Terms of use are a text of at most ${LONGEST_TERMS} characters.`)
  await work.store.transaction(async (db) => {
    await sql`lock table terms_version in exclusive mode`.execute(db)
    const newest = await findTerms(db)
    if (newest?.text === text) throw new FlowError('NOTHING_TO_DO', 'This is the text of the newest version.')
    const [now, version] = [work.now(), (newest?.version ?? 0) + 1]
    await db
      .insertInto('terms_version')
      .values({ id: createId(now), version, text, published_by: work.staff.by, published_at: now })
      .execute()
    await appendAudit(db, {
      eventType: 'terms.published',
      action: 'C',
      outcome: 'success',
      at: now,
      ...work.who,
      detail: { ...work.staff, version },
    })
  })
}

function toTermsVersion({ id, version, text, published_at: at, published_by: by }: Selectable<TermsVersionTable>): TermsVersion {
  return { id, version, text, publishedAt: at.toISOString(), publishedBy: by }
}
