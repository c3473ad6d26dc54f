import { describe, expect, test } from 'vitest'
import { checkValue } from '../../packages/core/src/compose/config-problems.ts'
import { CONFIG_SCHEMA } from '../../packages/core/src/compose/config-schema.ts'
import { PATTERN_UNSAID, sayIssue } from '../../packages/core/src/compose/issue-sentence.ts'
import { compose } from '../../packages/core/src/compose/compose.ts'
import { toProblemText, type Problem } from '../../packages/core/src/compose/problem.ts'
import { config, environment, portal } from '../../packages/core/src/compose/portal.fixture.ts'
import { listMistakes, putAt, writeValue, type Mistake } from './break-options.ts'
import { everyFactory } from './every-factory.ts'

// What zod, JavaScript and a program say, and people do not.
const JARGON =
  /invalid input|invalid option|invalid string|invalid key|invalid_|unrecognized|expected|received|discriminator|\bzod\b|\bNaN\b|undefined|\bnull\b|\[object|too (?:small|big)|pattern|regex/iu

/** Whether a person can do something with it: where, what, how; in sentences. */
function judge(problem: Problem, mistake: Mistake): void {
  const said = JSON.stringify({ mistake, problem })
  const words = [problem.cause.replace(/; it is .*$/su, ''), problem.fix].join(' ')
  expect(words, said).not.toMatch(JARGON)
  expect(words, said).not.toContain(PATTERN_UNSAID)
  expect(words, said).not.toContain(sayIssue({ code: 'custom', input: 0 }))
  expect(problem.cause, said).toMatch(/^[A-Z"].*\.$/su)
  expect(problem.fix, said).toMatch(/^[A-Z].*[.)]$/su)
  expect(toProblemText(problem), said).not.toContain('..')
  expect(problem.fix, said).not.toMatch(/^(?:Change it|Write it)\.$/u)
}

function judgeEach(mistakes: readonly Mistake[], say: (mistake: Mistake) => readonly Problem[]): number {
  let heard = 0
  for (const mistake of mistakes)
    for (const problem of say(mistake)) {
      judge(problem, mistake)
      heard += 1
    }
  return heard
}

describe('what is written wrongly in portal.config.ts is said in a sentence', () => {
  const sections = Object.entries(CONFIG_SCHEMA.shape).filter(([name]) => !['auth', 'plugins', 'sources'].includes(name))

  test.each(sections)('%s', (name, schema) => {
    const written = { ...portal().config, ...config }
    const start = { ...written, [name]: name in written ? Reflect.get(written, name) : writeValue(schema) }
    const heard = judgeEach(listMistakes(schema, [name]), (mistake) => {
      const composed = compose(portal(putAt(start, mistake.path, mistake.value) as Readonly<Record<string, unknown>>), environment)
      return composed.ok ? [] : composed.problems.filter(({ code }) => code === 'CONFIG_INVALID')
    })
    expect(heard).toBeGreaterThan(3)
  })

  test('and names its place as it stands in the file', () => {
    const composed = compose(portal({ panels: [{ ...config.panels[0], colour: 'yelow' }, config.panels[1]] }), environment)
    expect(composed).toMatchObject({
      problems: [
        {
          place: 'panels[0].colour (panel "letters")',
          cause: 'It must be one of "yellow", "green", "blue", "purple", "orange", "teal"; it is "yelow".',
          fix: expect.stringContaining("Write `colour: 'yellow'`"),
          hint: 'Did you mean "yellow"?',
        },
      ],
    })
  })
})

describe('what is written wrongly in the options of a factory is said in a sentence', () => {
  const every = everyFactory.filter(({ name }) => name !== 'beheer')
  test.each(every.flatMap(({ name, given }) => given.map(({ schema }) => [name, schema] as const)))('%s', (name, schema) => {
    const start = writeValue(schema)
    const heard = judgeEach(listMistakes(schema), (mistake) => {
      const result = checkValue({
        schema,
        value: putAt(start, mistake.path, mistake.value),
        at: ['plugins', 1],
        name,
        code: 'OPTION_INVALID',
      })
      return result.ok ? [] : result.problems
    })
    expect(heard).toBeGreaterThan(3)
  })
})
