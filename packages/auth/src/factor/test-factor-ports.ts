import { createTestKeys } from '@voordeur/core/testing'
import type { SignInEvent } from '@voordeur/core'
import type { TestDatabase } from '../test-database.ts'
import { createTestTransactions } from '../test-transactions.ts'
import { createIdentities } from '../identity/identities.ts'
import type { MethodPorts } from '../sign-in-method.ts'
import type { FactorPorts } from './second-factor.ts'

/** What a factor is lent in a test, and what it did with it. */
export interface FactorPortsUnderTest {
  readonly ports: FactorPorts & Pick<MethodPorts, 'production' | 'identities'>
  readonly advance: (seconds: number) => void
  readonly texts: { readonly to: string; readonly body: string }[]
  readonly events: SignInEvent[]
}

/** Ports over a test database, with a clock that can be moved and a box of text messages. */
export function createFactorPorts(database: TestDatabase): FactorPortsUnderTest {
  let clock = new Date('2031-03-03T10:00:00Z')
  const texts: FactorPortsUnderTest['texts'][number][] = []
  const events: SignInEvent[] = []
  const now = () => clock
  const ports: FactorPortsUnderTest['ports'] = {
    production: true,
    identities: createIdentities(() => database.auth),
    now,
    ...createTestKeys(),
    origin: 'https://portaal.example',
    organisation: { name: 'Stichting Bloemendaal', portalName: 'Cliëntportaal Bloemendaal' },
    findAccount: async (by) =>
      'id' in by ? { id: by.id, name: 'Anna', email: 'anna@post.example', locale: 'nl', form: undefined, blocked: false } : undefined,
    audit: async (_, event) => void events.push(event),
    transaction: createTestTransactions(database.db, (db) => ({
      db,
      audit: async (event) => void events.push(event),
      mail: async () => {},
      text: async ({ to, body }) => void texts.push({ to, body }),
      changeEmail: async () => true,
      endFeeds: async () => {},
    })),
    translate:
      () =>
      (_key, values = {}) =>
        `Uw code voor ${String(values['portal'])} is ${String(values['code'])}. Geef deze code aan niemand.`,
    log: () => {},
    database: () => database.auth,
  }
  return { ports, advance: (seconds) => (clock = new Date(clock.getTime() + seconds * 1000)), texts, events }
}
