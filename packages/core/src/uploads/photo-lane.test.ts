import { expect, test } from 'vitest'
import { inPhotoLane } from './photo-lane.ts'

test('two photos are worked on at a time, the others in the order in which they came; one that fails stops none', async () => {
  const began: number[] = []
  const gates = Array.from({ length: 5 }, () => Promise.withResolvers<void>())
  const all = gates.map((gate, index) =>
    inPhotoLane(async () => {
      began.push(index)
      await gate.promise
      if (index === 1) throw new Error('broken')
    }).catch(() => 'failed'),
  )
  const settle = () => new Promise((resolve) => void setImmediate(resolve))
  await settle()
  expect(began).toEqual([0, 1])
  gates[1]?.resolve()
  await settle()
  expect(began).toEqual([0, 1, 2])
  gates[0]?.resolve()
  gates[2]?.resolve()
  await settle()
  expect(began).toEqual([0, 1, 2, 3, 4])
  for (const gate of gates) gate.resolve()
  expect(await Promise.all(all)).toEqual([undefined, 'failed', undefined, undefined, undefined])
})
