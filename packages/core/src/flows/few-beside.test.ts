import { expect, test } from 'vitest'
import { createFewBeside } from './few-beside.ts'

const NOTHING = new Set<string>()

/** A place for so many pieces, which ends them when it is told to and says what happened. */
function watch(most: number) {
  const said: string[] = []
  const pieces = new Map<string, PromiseWithResolvers<void>>()
  const beside = createFewBeside<string>(most, (name) => said.push(`${name} is taken`))
  return {
    said,
    beside,
    begin: (name: string, keys: ReadonlySet<string> = NOTHING) =>
      beside.begin(keys, async () => {
        const piece = Promise.withResolvers<void>()
        pieces.set(name, piece)
        said.push(`${name} begins`)
        await piece.promise
        return name
      }),
    finish: async (name: string) => {
      pieces.get(name)?.resolve()
      await turn()
    },
    fail: async (name: string) => {
      pieces.get(name)?.reject(new Error(`${name} failed`))
      await turn()
    },
  }
}

/** Everything that can go on has gone on. */
function turn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve))
}

test('no more run at once than there is room for, and the next begins when one of them is done, whichever that is', async () => {
  const { said, beside, begin, finish } = watch(2)
  await begin('a')
  await begin('b')
  const third = begin('c')
  await turn()
  expect(said).toEqual(['a begins', 'b begins'])
  await finish('b')
  await third
  expect(said).toEqual(['a begins', 'b begins', 'c begins'])
  await finish('a')
  await finish('c')
  await beside.end()
})

test('results are taken in the order in which the pieces began, and all of them before the end', async () => {
  const { said, beside, begin, finish } = watch(3)
  for (const name of ['a', 'b', 'c']) await begin(name)
  await finish('c')
  await finish('b')
  expect(said.slice(3)).toEqual([])
  const ended = beside.end().then(() => said.push('the end'))
  await finish('a')
  await ended
  expect(said.slice(3)).toEqual(['a is taken', 'b is taken', 'c is taken', 'the end'])
})

test('two pieces that share a key never run at once; who shares none goes on', async () => {
  const { said, beside, begin, finish } = watch(3)
  await begin('a', new Set(['1', '2']))
  await begin('b', new Set(['3']))
  let isFree = false
  const free = beside.free(new Set(['1'])).then(() => (isFree = true))
  const third = begin('c', new Set(['4', '2']))
  await finish('b')
  expect(said).toEqual(['a begins', 'b begins'])
  expect(isFree).toBe(false)
  await beside.free(new Set(['3', '4']))
  await finish('a')
  await Promise.all([free, third])
  expect(said.slice(2)).toEqual(['a is taken', 'b is taken', 'c begins'])
  await finish('c')
  await beside.end()
})

test('when one fails the others come to their end and are taken, nothing begins any more, and what it failed with is thrown', async () => {
  const { said, beside, begin, finish, fail } = watch(2)
  await begin('a')
  await begin('b')
  const [third] = await Promise.allSettled([begin('c'), fail('a')])
  expect(third).toMatchObject({ status: 'rejected', reason: new Error('a failed') })
  await expect(begin('d')).rejects.toThrow('a failed')
  let isSettled = false
  const settled = beside.settle().then(() => (isSettled = true))
  await turn()
  expect(isSettled).toBe(false)
  await finish('b')
  await settled
  expect(said).toEqual(['a begins', 'b begins', 'b is taken'])
  await expect(beside.end()).rejects.toThrow('a failed')
})
