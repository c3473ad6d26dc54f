import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { refuseTakenPort } from './taken-port.ts'

test('a port that another process holds is refused with a sentence that names it', async () => {
  const { promise, resolve } = Promise.withResolvers<number>()
  const holder = createServer().listen(0, '127.0.0.1', () => {
    const address = holder.address()
    resolve(typeof address === 'object' && address ? address.port : 0)
  })
  const port = await promise
  await expect(refuseTakenPort(port, '127.0.0.1')).rejects.toThrow(`Port ${port} is in use`)
  await new Promise((done) => holder.close(done))
  await expect(refuseTakenPort(port, '127.0.0.1')).resolves.toBeUndefined()
})
