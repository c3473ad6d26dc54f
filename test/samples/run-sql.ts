import { sharedPglite } from '../../packages/core/src/store/test-pglite.ts'
import type { Sample } from './read-samples.ts'

const MADE = /\bcreate\s+(role|database)\s+(\w+)/gi

/** Why a database does not take this block, with its place. What it made is undone. */
export async function runSql({ page, line, text }: Sample): Promise<readonly string[]> {
  const pglite = await sharedPglite()
  const made = [...text.matchAll(MADE)].map(([, kind = '', name = '']) => ({ kind, name })).toReversed()
  // A database is made in no transaction.
  const whole = made.every(({ kind }) => kind.toLowerCase() !== 'database')
  try {
    if (whole) await pglite.exec('begin')
    for (const statement of whole ? [text] : text.split(';')) await pglite.exec(statement)
    return []
  } catch (error) {
    return [`${page}:${line}: ${error instanceof Error ? error.message : String(error)}`]
  } finally {
    if (whole) await pglite.exec('rollback')
    else for (const { kind, name } of made) await pglite.exec(`drop ${kind} if exists ${name}`)
  }
}
