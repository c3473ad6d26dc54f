import { describe, expect, test } from 'vitest'
import { compositionOf, plugin } from '../../compose/portal.fixture.ts'
import { NoticeError } from '../../notices/notice-error.ts'
import { readWatched } from './read-watched.ts'
import { WatchRefused } from './watch-refused.ts'

const words = { plan: 'Plan', days: 'Nog {days} dagen' }
const given = plugin()
const messages = { nl: { ...given.messages.nl, ...words }, en: { ...given.messages.en, ...words } }
const notices = { new: { title: 'plan', part: 'letters' }, days: { title: 'days', part: 'letters' } }
const composition = compositionOf({ plugins: [plugin({ messages, notices })] })

const read = (answer: unknown) =>
  readWatched(answer, {
    composition,
    plugin: 'post',
    watch: { findings: { late: 'plan' }, fields: { author: 'plan', 'author.name': 'plan' } },
    records: new Set(['a', 'b']),
  })
const tell = (notice: object) => ({ notices: [{ kind: 'new', reference: 'r', to: 'network', ...notice }], findings: [] })
const find = (...findings: readonly object[]) => ({
  notices: [],
  findings: findings.map((finding) => ({ record: 'a', kind: 'late', fields: [], ...finding })),
})

describe('what a watch says', () => {
  test('is read as what its plugin declares', () => {
    const { notices: due } = read(tell({ kind: 'days', values: { days: 3 }, to: 'own-side' }))
    expect(due).toMatchObject([
      { to: 'own-side', notice: { reference: 'r', values: { days: 3 }, declared: { part: 'post.letters', plugin: 'post' } } },
    ])
  })

  test('of one record and kind is one finding, its fields each once', () => {
    const said = find({ fields: ['author'] }, { record: 'b' }, { fields: ['author.name', 'author'] })
    expect(read(said).findings).toEqual([
      { record: 'a', kind: 'late', fields: ['author', 'author.name'] },
      { record: 'b', kind: 'late', fields: [] },
    ])
  })

  test.each([
    ['ANSWER_INVALID', undefined],
    ['ANSWER_INVALID', Promise.resolve({ notices: [], findings: [] })],
    ['ANSWER_INVALID', { notices: [], findings: [], more: 'Geheim' }],
    ['ANSWER_INVALID', tell({ to: ['iemand'] })],
    ['ANSWER_INVALID', tell({ to: undefined })],
    ['ANSWER_INVALID', find({ text: 'Geheim' })],
    ['ANSWER_INVALID', { notices: Array.from({ length: 201 }, () => tell({}).notices[0]), findings: [] }],
    ['ANSWER_INVALID', find(...Array.from({ length: 1001 }, () => ({})))],
    ['NOTICE_UNDECLARED', tell({ kind: 'old' })],
    ['NOTICE_UNDECLARED', tell({ kind: 'post.new' })],
    ['NOTICE_INVALID', tell({ reference: '' })],
    ['NOTICE_INVALID', tell({ reference: 'een\ntwee' })],
    ['NOTICE_INVALID', tell({ values: { days: 'x'.repeat(201) } })],
    ['NOTICE_INVALID', tell({ values: { days: { text: 'Geheim' } } })],
    ['NOTICE_INVALID', tell({ text: 'Geheim' })],
    ['NOTICE_UNSAID', tell({ kind: 'days' })],
    ['RECORD_NOT_GIVEN', find({ record: 'c' })],
    ['FINDING_UNDECLARED', find({ kind: 'Geheim' })],
    ['FINDING_UNDECLARED', find({ kind: 'toString' })],
    ['FIELD_UNDECLARED', find({ fields: ['author', 'Geheim'] })],
    ['FIELD_UNDECLARED', find({ fields: ['constructor'] })],
  ])('%s is the code of what can not be kept, without a word of it: %o', (code, answer) => {
    try {
      read(answer)
    } catch (error) {
      if (!(error instanceof WatchRefused || error instanceof NoticeError)) throw error
      expect([error.code, error.message.includes('Geheim')]).toEqual([code, false])
      return
    }
    throw new Error('It was kept.')
  })
})
