import { describe, expect, test } from 'vitest'
import type { NoticeDeclaration } from '../define/notice.ts'
import { composeWith, onlyProblem, plugin, problemsOf } from './portal.fixture.ts'

const giving = (posted: NoticeDeclaration) => ({ plugins: [plugin({ notices: { posted } })] })

describe('a kind of notice', () => {
  test('is composed with its part, by the id of its plugin, and has the icon of its part unless it names one', () => {
    const { notices } = compositionOf(giving({ title: 'plan', part: 'letters' }))
    expect([...notices]).toEqual([['post.posted', { plugin: 'post', kind: 'posted', title: 'plan', icon: 'mail', part: 'post.letters' }]])
    expect(compositionOf(giving({ title: 'plan', part: 'letters', icon: 'user' })).notices.get('post.posted')?.icon).toBe('user')
  })

  test('NOTICE_PART_UNKNOWN when it leads to no part of its plugin, with the nearest, or to one without a client', () => {
    expect(onlyProblem('NOTICE_PART_UNKNOWN', giving({ title: 'plan', part: 'leters' }))).toMatchObject({
      place: 'plugin "post", notice "posted"',
      hint: 'Did you mean "letters"?',
    })
    expect(onlyProblem('NOTICE_PART_UNKNOWN', giving({ title: 'plan', part: 'hello' })).place).toBe('plugin "post", notice "posted"')
  })

  test('MESSAGE_MISSING when its title is not a message', () => {
    expect(onlyProblem('MESSAGE_MISSING', giving({ title: 'plans', part: 'letters' }))).toMatchObject({
      place: 'plugin "post", notice "posted"',
      hint: 'Did you mean "plan"?',
    })
  })

  test('ICON_UNKNOWN when its icon is none', () => {
    expect(onlyProblem('ICON_UNKNOWN', giving({ title: 'plan', part: 'letters', icon: 'pinn' })).place).toBe(
      'plugin "post", notice "posted"',
    )
  })

  test('DEFINITION_INVALID when its name is none', () => {
    const changes = { plugins: [plugin({ notices: { 'Posted!': { title: 'plan', part: 'letters' } } })] }
    expect(problemsOf(changes).map(({ code }) => code)).toContain('DEFINITION_INVALID')
  })
})

function compositionOf(changes: ReturnType<typeof giving>) {
  const composed = composeWith(changes)
  if (!composed.ok) throw new Error('it does not compose')
  return composed.composition
}
