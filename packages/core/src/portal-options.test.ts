import { expect, test } from 'vitest'
import { definePortal } from './define/portal.ts'
import type { PortalDatabase } from './portal-options.ts'
import { composeOrThrow } from './portal.ts'
import { toTestConfig } from './testing/test-config.ts'

const RISK = { id: 'embedded-database-in-production', reason: 'een proef', by: 'de directie', until: '2100-01-01' }
const NO_MAIL = { id: 'mail-without-server', level: 'warning' }
const compose = (database: PortalDatabase, production: boolean, acceptedRisks = [] as (typeof RISK)[]) =>
  composeOrThrow(definePortal(toTestConfig({ acceptedRisks })), { database, secret: Buffer.alloc(32) }, production)

test('production does not start on the embedded database, where injected SQL reaches everything', () => {
  expect(() => compose({ folder: 'x' }, true)).toThrow('embedded-database-in-production')
})

test('it starts there only when the organisation accepts that by name, and on a server without a word', () => {
  expect(compose({ folder: 'x' }, true, [RISK]).findings).toMatchObject([{ id: RISK.id, accepted: { by: RISK.by } }, NO_MAIL])
  expect(() => compose({ folder: 'x' }, true, [{ ...RISK, until: '2020-01-01' }])).toThrow('embedded-database-in-production')
  expect(compose({ url: 'postgres://x' }, true).findings).toMatchObject([NO_MAIL])
})

test('in development it is what a portal starts on', () => {
  expect(compose({ folder: 'x' }, false).findings).toEqual([])
})
