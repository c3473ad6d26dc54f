import { expect, test } from 'vitest'
import { notes } from '../notes.fixture.tsx'
import { listClosedDoors } from './closed-doors.ts'
import { onStage } from './open-stage.ts'
import { fillTables } from './run-forms.ts'
import { tryDoors } from './try-doors.ts'

// A portal whose guard lets somebody in does not exist to be tried; who has access stands in for who would be let in.
test.each(['not-found', 'sign-in'] as const)('who gets in where %s should be answered is found at every door', async (answered) => {
  await onStage(notes(), async (stage) => {
    await fillTables(stage)
    const person = await stage.person('one')
    const found = tryDoors(stage, { who: 'someone', browser: person, clientId: person.clientId }, answered)
    const status = answered === 'not-found' ? '404' : '303 or 401'
    for (const sentence of [
      `someone is answered 200 at /client/…/notes/board, not ${status}.`,
      `someone is answered 200 at /client/…/notes/board (JSON), not ${status}.`,
      `someone is answered 200 at /client/…, not ${status}.`,
      'someone can tell /client/… from the same place of a client that does not exist.',
      'someone can tell the action board.post from the same place of a client that does not exist.',
      'someone sees the text of a client at /client/…/notes/board.',
      'someone changed "note".',
    ]) {
      await expect(found).rejects.toThrow(sentence)
    }
  })
})

test('there is a rule for everybody who may see nothing', () => {
  expect(listClosedDoors(notes()).map(({ name }) => name.split(/ (?:gets|is led)/)[0])).toEqual([
    'who has access to another client',
    'whose access was revoked',
    'whose access was blocked',
    'whose access has lapsed',
    'whose access begins later',
    'whose client has died',
    'whose client left care',
    'who is not signed in',
  ])
})
