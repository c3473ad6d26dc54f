import type { SealedColumn } from '@voordeur/core'
import { HASH_NAME, HASH_PREFIX, HASH_PURPOSE } from './password/password-hasher.ts'

const hash = { column: 'hash', purpose: HASH_PURPOSE, as: 'text', prefix: HASH_PREFIX, of: [], name: () => HASH_NAME } as const
const ofAccount = (row: Readonly<Record<string, unknown>>): string => String(row['account_id'])
const ending = { column: 'ending', purpose: 'ending', as: 'text', of: ['account_id'], name: ofAccount } as const

/** Everything that signing in keeps sealed. */
export const sealedColumns: readonly SealedColumn[] = [
  { ...hash, table: 'auth_password' },
  { ...hash, table: 'auth_password_history' },
  { ...hash, table: 'auth_credential' },
  { table: 'auth_app', column: 'secret', purpose: 'app-secret', as: 'text', of: ['account_id'], name: ofAccount },
  { ...ending, table: 'auth_session' },
  { ...ending, table: 'auth_flow' },
  { table: 'auth_redirect', column: 'sealed', purpose: 'redirect', as: 'text', of: ['id'], name: (row) => String(row['id']) },
]
