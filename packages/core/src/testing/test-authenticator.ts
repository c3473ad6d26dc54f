import { sql } from 'kysely'
import { defineAuthenticator, type Authenticator } from '../define/authenticator.ts'

const COOKIE = 'test_account'
const UUID = /(?:^|;\s*)test_account=([0-9a-f-]{36})(?:;|$)/

/** Signs in whoever the cookie names, without a password: for tests of everything but signing in. */
export function testAuthenticator(): Authenticator {
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
      sessionQuery: (request) => {
        const accountId = UUID.exec(request.headers.get('cookie') ?? '')?.[1]
        return accountId === undefined
          ? undefined
          : sql`select ${accountId}::uuid as account_id, 'test-session' as session_id, 'mfa' as assurance, false as stale`
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
