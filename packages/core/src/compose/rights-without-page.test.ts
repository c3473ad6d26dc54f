import { expect, test } from 'vitest'
import { compositionOf } from './portal.fixture.ts'

const withoutLetters = { panels: [{ id: 'body', title: 'Body', colour: 'green', icon: 'scale', parts: ['post.weights'] }] }

test('a set with rights on a part that stands on no panel is a finding that names the part', () => {
  const found = compositionOf(withoutLetters).findings
  expect(found.map(({ id }) => id).toSorted()).toEqual(['right-without-page.family', 'right-without-page.full'])
  expect(found[0]?.message).toContain('"post.letters"')
})

test('a part on a panel is none, and neither is one on no panel whose rights stand in no set', () => {
  expect(compositionOf().findings).toEqual([])
  expect(compositionOf({ ...withoutLetters, permissionSets: {}, access: { byBasis: {} } }).findings).toEqual([])
})
