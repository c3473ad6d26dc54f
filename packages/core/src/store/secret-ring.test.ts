import { expect, test } from 'vitest'
import { createPortalKeys, withinPurpose } from './secret-ring.ts'

const keys = createPortalKeys([Buffer.alloc(32, 'one')], Buffer.alloc(32, 'digests'))

test.each([
  ['kept', 'key', 'kept key'],
  ['audit', 'seal', 'audit seal'],
  ['access', 'request form', 'access request form'],
])('a way to sign in that is called %s has with its purpose %j no key of the kernel’s %j', (owner, purpose, kernel) => {
  const own = withinPurpose(keys, owner)
  expect(own.secret(purpose)).not.toEqual(keys.secret(kernel))
  expect(own.keys(purpose)).not.toEqual(keys.keys(kernel))
  expect(() => own.seal(purpose).open('it', keys.seal(kernel).close('it', Buffer.from('x')))).toThrow()
})
