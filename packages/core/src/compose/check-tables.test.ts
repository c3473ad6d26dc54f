import { describe, expect, test } from 'vitest'
import type { PluginTables } from '../define/plugin.ts'
import { composeWith, onlyProblem, plugin } from './portal.fixture.ts'

const keeping = (named: Pick<PluginTables, 'desk' | 'marks'>) => ({
  plugins: [
    plugin({
      tables: {
        migrations: { '001': { up: async () => {} } },
        rows: { letter: 'client', seen: 'account' },
        personalData: { letter: 'what was written', seen: 'what was read' },
        ...named,
      },
    }),
  ],
})

describe('tables that a plugin names', () => {
  test('may be rows of clients for the desk, and any of its own as marks', () => {
    expect(composeWith(keeping({ desk: ['letter'], marks: ['seen', 'letter'] })).ok).toBe(true)
  })

  test.each([{ desk: ['leter'] }, { marks: ['sean'] }, { marks: ['toString'] }])(
    'TABLES_ROWS_UNDECLARED when there is none such: %o',
    (named) => {
      expect(onlyProblem('TABLES_ROWS_UNDECLARED', keeping(named)).cause).toContain(`\`${Object.keys(named)[0]}\``)
    },
  )

  test('TABLES_DESK_OWNER when the desk would reach rows of an account', () => {
    expect(onlyProblem('TABLES_DESK_OWNER', keeping({ desk: ['seen'] })).cause).toContain('"seen"')
  })
})
