import { describe, expect, test } from 'vitest'
import { findNearest, toDistance } from './nearest.ts'

describe('the distance between two words', () => {
  test.each([
    ['board', 'board', 0],
    ['board', 'baord', 1],
    ['read', 'reads', 1],
    ['', 'abc', 3],
    ['kitten', 'sitting', 3],
  ])('%s and %s: %i', (left, right, distance) => {
    expect(toDistance(left, right)).toBe(distance)
    expect(toDistance(right, left)).toBe(distance)
  })
})

describe('the nearest word', () => {
  test('is the one with the fewest changes, whatever the case', () => {
    expect(findNearest('Dossier.Timelin', ['dossier.team', 'dossier.timeline'])).toBe('dossier.timeline')
  })

  test('is not there when nothing is near', () => {
    expect(findNearest('agenda', ['dossier', 'prikbord'])).toBeUndefined()
    expect(findNearest('x'.repeat(100_000), ['x'])).toBeUndefined()
    expect(findNearest('word', [])).toBeUndefined()
  })
})
