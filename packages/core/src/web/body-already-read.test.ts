import { expect, test } from 'vitest'
import { createTestPortal } from '../testing/create-test-portal.ts'

test('a form whose body was read before the portal got it is a failure of the server, and the log says what to do', async () => {
  const portal = await createTestPortal({})
  try {
    const form = new URLSearchParams({ size: 'larger', back: '/' })
    const headers = { origin: 'https://portaal.test' }
    const request = new Request('https://portaal.test/tekstgrootte', { method: 'POST', body: form, headers })
    await request.text()
    const answer = await portal.fetch(request)
    expect(answer.status).toBe(500)
    expect(portal.log).toContainEqual(
      expect.objectContaining({ message: expect.stringContaining('The body of this request was read before') }),
    )
  } finally {
    await portal.close()
  }
})
