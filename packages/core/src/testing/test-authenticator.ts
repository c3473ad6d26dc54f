import { sql } from 'kysely'
import { defineAuthenticator, type Authenticator } from '../define/authenticator.ts'
import type { Assurance } from '../define/viewer.ts'

const COOKIE = 'test_account'
const UUID = /(?:^|;\s*)test_account=([0-9a-f-]{36})(?:;|$)/

/**
 * Signs in whoever the cookie names, without a password: for tests of everything but signing in. With `assurance` a session is as strong as it says at
 * each request, and may be made stronger at `/bevestigen`.
 */
export function testAuthenticator({ assurance }: { readonly assurance?: () => Assurance } = {}): Authenticator {
  return defineAuthenticator({
    id: 'test',
    messages: { nl: {}, en: {} },
    tables: { migrations: {}, personalData: {} },
    // Whoever the cookie names is taken for strongly identified.
    maxAssurance: 'mfa',
    findings: [],
    open: async () => ({
      routes: [],
      signInPath: '/inloggen',
      signOutPath: '/uitloggen',
      ...(assurance ? { stepUpPath: '/bevestigen' } : {}),
      sessionQuery: (request) => {
        const accountId = UUID.exec(request.headers.get('cookie') ?? '')?.[1]
        return accountId === undefined
          ? undefined
          : sql`select ${accountId}::uuid as account_id, 'test-session' as session_id, ${assurance?.() ?? 'mfa'}::text as assurance, false as stale`
      },
      keepAlive: async () => {},
      endSessions: async () => {},
      enrol: async () => {},
      close: async () => {},
    }),
  })
}

/** The cookie that makes a request one of this account. */
export function toTestCookie(accountId: string): string {
  return `${COOKIE}=${accountId}`
}
