import { expect, test } from 'vitest'
import { holdLargeBody } from './large-bodies.ts'

const person = (id: string) => ({ id, isStranger: false })
const stranger = (id: string) => ({ id, isStranger: true })

test('a process holds eight large forms, two of one person, and each place is given back once', () => {
  const places = ['a', 'a', 'b', 'b', 'c', 'c', 'd'].map((id) => holdLargeBody(person(id)))
  expect(() => holdLargeBody(person('a'))).toThrow(expect.objectContaining({ reason: 'unavailable' }))
  places.push(holdLargeBody(person('d')))
  expect(() => holdLargeBody(person('e'))).toThrow(expect.objectContaining({ reason: 'unavailable' }))
  places[0]?.()
  places[0]?.()
  places.push(holdLargeBody(person('e')))
  expect(() => holdLargeBody(person('f'))).toThrow(expect.objectContaining({ reason: 'unavailable' }))
  for (const giveBack of places) giveBack()
})

test('strangers keep nobody out who is signed in', () => {
  const places = ['1.1.1.1', '1.1.1.1', '2.2.2.2'].map((id) => holdLargeBody(stranger(id)))
  expect(() => holdLargeBody(stranger('3.3.3.3'))).toThrow(expect.objectContaining({ reason: 'unavailable' }))
  places.push(holdLargeBody(person('a')))
  for (const giveBack of places) giveBack()
})

test('a stranger with many addresses of one connection is one stranger', () => {
  const places = ['2a02:a210:1:2::1', '2a02:a210:1:2::2'].map((id) => holdLargeBody(stranger(id)))
  expect(() => holdLargeBody(stranger('2a02:a210:1:2::3'))).toThrow(expect.objectContaining({ reason: 'unavailable' }))
  places.push(holdLargeBody(stranger('2a02:a210:1:3::1')))
  for (const leave of places) leave()
})
