import { describe, expect, test } from 'vitest'
import { defineDeskPart } from '../define/desk-part.ts'
import { definePlugin } from '../define/plugin.ts'
import { defineRecord } from '../define/record.ts'
import { defineWatch, type RecordWatch } from '../define/watch.ts'
import { z } from 'zod'
import { compositionOf, Letter, messages, onlyProblem, part, plugin, problemsOf, source, Weight } from './portal.fixture.ts'

const watch = (changes: Partial<RecordWatch> = {}): RecordWatch => ({
  ...defineWatch({
    reads: Letter,
    findings: { late: 'plan' },
    fields: { 'author.name': 'plan' },
    look: () => ({ notices: [], findings: [] }),
  }),
  ...changes,
})
const watching = (changes: Partial<RecordWatch> = {}) => ({ plugins: [plugin({ watch: watch(changes) })] })
const place = 'plugin "post", watch'

describe('a watch', () => {
  test('is composed with its plugin, also of a type that only another part of it reads', () => {
    expect(compositionOf(watching()).plugins.at(-1)?.watch).toMatchObject({ reads: Letter, findings: { late: 'plan' } })
    expect(compositionOf(watching({ reads: Weight })).plugins.at(-1)?.watch?.reads).toBe(Weight)
  })

  test('WATCH_UNREAD when no part of its own about a client reads what it looks at, with the nearest', () => {
    const Letters = defineRecord({ name: 'letters', schema: z.strictObject({ on: z.string() }), at: 'on' })
    const changes = { ...watching({ reads: Letters }), sources: [source({ provides: [Letter, Weight, Letters] })] }
    expect(onlyProblem('WATCH_UNREAD', changes)).toMatchObject({ place, hint: 'Did you mean "letter"?' })
  })

  test('DUPLICATE_RECORD_TYPE when it looks at another definition than the part shows', () => {
    const twin = defineRecord({ name: 'letter', schema: z.strictObject({ on: z.string() }) })
    expect(onlyProblem('DUPLICATE_RECORD_TYPE', watching({ reads: twin })).place).toBe('record "letter"')
  })

  test.each([
    ['findings', 'Een zin', 'finding'],
    ['findings', 'Late', 'finding'],
    ['fields', 'naam!', 'field'],
    ['fields', `a${'b'.repeat(60)}`, 'field'],
  ])('WATCH_NAME_INVALID when one of %s is called %s', (list, name, what) => {
    const problem = onlyProblem('WATCH_NAME_INVALID', watching({ [list]: { [name]: 'plan' } }))
    expect(problem.place).toContain(`${place}, ${what} "${name.slice(0, 60)}`)
  })

  test.each([
    ['findings', 'finding "late"'],
    ['fields', 'field "late"'],
  ])('MESSAGE_MISSING when what one of %s says is no message', (list, what) => {
    expect(onlyProblem('MESSAGE_MISSING', watching({ [list]: { late: 'plam' } }))).toMatchObject({
      place: `${place}, ${what}`,
      hint: 'Did you mean "plan"?',
    })
  })

  test('DEFINITION_INVALID when it can not look', () => {
    expect(problemsOf(watching({ look: 'x' as never })).map(({ code }) => code)).toContain('DEFINITION_INVALID')
  })

  test('FINDINGS_UNWATCHED when a part of the desk lists what nothing finds', () => {
    const desk = defineDeskPart({
      id: 'todo',
      title: 'plan',
      icon: 'mail',
      rights: { read: {} },
      ports: ['findings'],
      load: async () => ({}),
      view: () => '',
    })
    const withDesk = (more: { watch?: RecordWatch }) => ({
      plugins: [definePlugin({ id: 'post', api: 1, messages, parts: () => [part(), desk], ...more })()],
      panels: [{ id: 'letters', title: 'Post', colour: 'yellow', icon: 'folder-open', parts: ['post.letters'] }],
    })
    expect(onlyProblem('FINDINGS_UNWATCHED', withDesk({})).place).toBe('post.todo')
    expect(problemsOf(withDesk({ watch: watch() }))).toEqual([])
  })
})
