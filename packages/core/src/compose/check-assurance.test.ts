import { describe, expect, test } from 'vitest'
import { ASSURANCE_LEVELS } from '../define/viewer.ts'
import { authenticator, composeWith, hello, part, plugin, problemsOf, weights } from './portal.fixture.ts'

const asking = (requires: (typeof ASSURANCE_LEVELS)[number]) => ({
  plugins: [plugin({ parts: () => [part({ requires }), weights, hello] })],
})

describe('a part that asks for more than the way of signing in can give', () => {
  test('is a problem with its place, its cause and what mends it', () => {
    expect(problemsOf({ ...asking('mfa'), auth: authenticator({ maxAssurance: 'idp-single' }) })).toEqual([
      {
        code: 'ASSURANCE_UNREACHABLE',
        place: 'post.letters',
        cause: 'The part requires "mfa", and the strongest session that `auth` can give is "idp-single".',
        fix: expect.stringContaining('second factor'),
      },
    ])
  })

  test('is one above every level that is reached, and at none below', () => {
    for (const [reached, maxAssurance] of ASSURANCE_LEVELS.entries())
      for (const [asked, requires] of ASSURANCE_LEVELS.entries()) {
        const codes = problemsOf({ ...asking(requires), auth: authenticator({ maxAssurance }) }).map(({ code }) => code)
        expect(codes, `${requires} of ${maxAssurance}`).toEqual(asked > reached ? ['ASSURANCE_UNREACHABLE'] : [])
      }
  })

  test('is one when the authenticator says nothing: then a session is single', () => {
    expect(problemsOf(asking('idp-single')).map(({ code }) => code)).toEqual(['ASSURANCE_UNREACHABLE'])
    expect(problemsOf(asking('single'))).toEqual([])
  })

  test('is not reported when the options of the authenticator are wrong: they decide what it reaches', () => {
    const codes = problemsOf({ ...asking('mfa'), auth: authenticator({ optionProblems: ['methods: wrong'] }) }).map(({ code }) => code)
    expect(codes).toEqual(['OPTION_INVALID'])
  })

  test('is none when it is a page of core, which no organisation can leave out', () => {
    const page = part({ id: 'start', title: 'start.title', rights: { read: {} }, actions: {}, reads: [], requires: 'mfa' })
    expect(composeWith({ auth: authenticator({ maxAssurance: 'single' }) }, { coreParts: [page] }).ok).toBe(true)
  })

  test('does not exist where no part asks for anything', () => {
    expect(composeWith().ok).toBe(true)
  })
})
