import { pluginContract } from '@voordeur/core/testing'
import { expect, test } from 'vitest'
import { yourPlugin } from '../src/index.ts'

// What every plugin must keep: it is tried as everybody who might come, on a portal with the real wiring.
const rules = pluginContract({
  plugin: yourPlugin(),
  // A form for every action. The word is another one for each client, so that the kit sees whose data stands where.
  forms: { 'list.add': (word) => ({ key: crypto.randomUUID(), text: `Iets over ${word}` }) },
})

test.each(rules)('$name', async ({ check }) => {
  await expect(check()).resolves.toBeUndefined()
})
