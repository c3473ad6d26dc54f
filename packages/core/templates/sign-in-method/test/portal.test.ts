import { auth, authenticatorApp } from '@voordeur/auth'
import { createMemorySource, createTestPortal } from '@voordeur/core/testing'
import { expect, test } from 'vitest'
import { yourMethod } from '../src/index.ts'
import { createMemoryDirectory } from './memory-directory.ts'

const directory = createMemoryDirectory({ '4711': { id: 'p-7', code: 'een blauwe fiets' } })

test('in a portal, a person whom staff linked goes on to the second factor, and somebody else does not', async () => {
  const memory = createMemorySource([])
  memory.steps = [{ client: { sourceId: 'a', number: '100', name: 'Mevrouw Alblas' }, records: [] }]
  const signIn = auth({ methods: [yourMethod({ directory })], secondFactors: [authenticatorApp()] })
  const portal = await createTestPortal({ auth: signIn, sources: [memory.source] })
  try {
    await portal.sync()
    const { accountId } = await portal.viewer({ clientNumber: '100' })
    const visitor = portal.visitor()
    expect((await visitor.get('/inloggen')).text).toContain('Nummer')
    const knock = () => visitor.post('/inloggen', { method: 'your-method', next: '', number: '4711', code: 'een blauwe fiets' })
    expect((await knock()).status).toBe(422)
    await portal.links?.link(accountId ?? '', { by: 'J. de Vries', method: 'your-method', subject: 'p-7' })
    expect((await knock()).headers.get('location')).toContain('/inloggen/')
  } finally {
    await portal.close()
  }
})
