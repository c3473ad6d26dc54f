import { describe, expect, test } from 'vitest'
import { brand } from '../define/brand.ts'
import { fillSlot, underTeamMember, type Slot } from '../define/slot.ts'
import { composeWith, onlyProblem, part, plugin } from './portal.fixture.ts'

const strange: Slot = brand('slot', { id: 'care.team-membr' })
const fillOf = (slot: Slot) => fillSlot({ slot, load: async () => '', view: () => '' })
type Changed = Parameters<typeof part>[0]
const parts = (...changes: readonly Changed[]) => ({
  plugins: [plugin({ parts: () => [part({ id: 'letters' }), ...changes.map((change, index) => part({ id: `more${index}`, ...change }))] })],
  panels: [{ id: 'letters', title: 'Post', colour: 'yellow', icon: 'folder-open', parts: ['post.letters'] }],
})

describe('slots', () => {
  test('may be filled, also where no part of the portal declares them', () => {
    expect(composeWith(parts({ slots: [underTeamMember] }, { fills: [fillOf(underTeamMember)] })).ok).toBe(true)
    expect(composeWith(parts({ fills: [fillOf(underTeamMember)] })).ok).toBe(true)
  })

  test.each([{ slots: [strange] }, { fills: [fillOf(strange)] }])(
    'SLOT_UNKNOWN when core exports none such, with the nearest',
    (change) => {
      expect(onlyProblem('SLOT_UNKNOWN', parts(change))).toMatchObject({
        place: 'post.more0, slot "care.team-membr"',
        hint: 'Did you mean "care.team-member"?',
      })
    },
  )

  test('SLOT_DECLARED_TWICE when two parts have the same place, or one part twice', () => {
    expect(onlyProblem('SLOT_DECLARED_TWICE', parts({ slots: [underTeamMember] }, { slots: [underTeamMember] }))).toMatchObject({
      place: 'post.more1, slot "care.team-member"',
      cause: expect.stringContaining('"post.more0"') as unknown,
    })
    expect(onlyProblem('SLOT_DECLARED_TWICE', parts({ slots: [underTeamMember, underTeamMember] })).place).toContain('post.more0')
  })

  test.each([{ slots: [underTeamMember] }, { fills: [fillOf(underTeamMember)] }])(
    'SLOT_SCOPE on a page that is not about a client',
    (change) => {
      expect(onlyProblem('SLOT_SCOPE', parts({ scope: 'account', reads: [], ...change })).place).toBe('post.more0')
    },
  )
})
