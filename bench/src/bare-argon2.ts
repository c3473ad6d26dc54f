import { z } from 'zod'
import { loadArgon2, STORED } from './argon2.ts'
import { PASSWORD, tellParent } from './settings.ts'

// What signing in can cost at least: nothing but the comparison, with the parameters of the hashes that the portal stored.

const AT_ONCE = 4
const Order = z.strictObject({ seconds: z.number() })

const { hash, verify } = loadArgon2()
const stored = await hash(PASSWORD, STORED)

process.on('message', (message) => {
  run(Order.parse(message)).then(tellParent, (error: unknown) => tellParent({ failed: String(error) }))
})
tellParent({ ready: true })

/** Compares for so many seconds, four at once. */
async function run({ seconds }: z.infer<typeof Order>): Promise<{ readonly perSecond: number }> {
  const from = performance.now()
  let compared = 0
  const work = async () => {
    while (performance.now() - from < seconds * 1000) {
      if (!(await verify(stored, PASSWORD))) throw new Error('A right password was called wrong.')
      compared += 1
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return { perSecond: (compared * 1000) / (performance.now() - from) }
}
