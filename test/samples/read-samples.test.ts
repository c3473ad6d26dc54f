import { describe, expect, test } from 'vitest'
import { readCommands } from './read-commands.ts'
import { readSamples } from './read-samples.ts'
import { toStages } from './to-stages.ts'

const read = (...lines: readonly string[]) => readSamples('docs/a.md', lines.join('\n'))
const stagesOf = (...lines: readonly string[]) =>
  toStages(read(...lines)).map(({ files }) => Object.fromEntries(files.map(({ file, text }) => [file, text])))

describe('the samples of a page', () => {
  test('are its blocks, with language, file name and line', () => {
    const { samples, faults } = read(
      '# A',
      '',
      '```ts portal.config.ts',
      'a',
      'b',
      '```',
      '',
      '- one:',
      '',
      '  ```sh',
      '  npm test',
      '  ```',
    )
    expect(samples).toMatchObject([
      { language: 'ts', file: 'portal.config.ts', line: 4, text: 'a\nb' },
      { language: 'sh', file: undefined, line: 11, text: 'npm test' },
    ])
    expect(faults).toEqual([])
  })

  test('have what stands above them in comments, over empty lines and other comments', () => {
    const { samples } = read('<!-- problem: PANEL_EMPTY -->', '<!-- sample', 'hidden', '-->', '', '```ts', 'shown', '```')
    expect(samples).toMatchObject([{ problem: 'PANEL_EMPTY', around: { line: 3, text: 'hidden' } }])
  })

  test('are also files that nobody sees, and the page names the tests that try the others', () => {
    const { samples, triedBy } = read('<!-- tried: test/a.test.ts -->', '<!-- sample letter.ts', 'export const a = 1', '-->')
    expect(samples).toMatchObject([{ file: 'letter.ts', language: 'ts', line: 3, text: 'export const a = 1' }])
    expect(triedBy).toEqual(['test/a.test.ts'])
  })

  test('a block without a language, one that is never closed and a comment above no block are faults with their line', () => {
    expect(read('```', 'a', '```').faults).toEqual([expect.stringMatching(/^docs\/a\.md:1: say what language/)])
    expect(read('', '```ts', 'a').faults).toEqual([expect.stringMatching(/^docs\/a\.md:2: .*never closed/)])
    expect(read('<!-- sample', 'x', '-->', 'Words.').faults).toEqual([expect.stringMatching(/^docs\/a\.md:1: .*above no block/)])
  })

  test('an example of Markdown is one block, with the fences in it', () => {
    expect(read('````text', '```ts', 'a', '```', '````').samples).toMatchObject([{ language: 'text', text: '```ts\na\n```' }])
  })
})

describe('the projects of a page', () => {
  test('have the named files together, and a module of its own for each block without a name', () => {
    expect(stagesOf('```ts a.ts', '1', '```', '```ts', '2', '```', '```json theme.json', '{}', '```', '```json', '{}', '```')).toEqual([
      { 'a.ts': '1\n', 'line-5.ts': '2\n', 'theme.json': '{}\n' },
    ])
  })

  test('begin anew where a file is written for the second time, with the files there are', () => {
    expect(stagesOf('```ts a.ts', '1', '```', '```ts b.ts', '2', '```', '```ts a.ts', '3', '```', '```ts b.ts', '4', '```')).toEqual([
      { 'a.ts': '1\n', 'b.ts': '2\n' },
      { 'a.ts': '3\n', 'b.ts': '4\n' },
    ])
  })

  test('put what is hidden before the sample, or around it where a line of dots stands for it, and know each line', () => {
    expect(stagesOf('<!-- sample', 'one', '-->', '```ts', 'two', '```')).toEqual([{ 'line-5.ts': 'one\ntwo\n' }])
    const [stage] = toStages(read('<!-- sample', 'f({', '  …', '})', '-->', '```ts', 'a,', 'b,', '```'))
    expect(stage?.files).toMatchObject([{ text: 'f({\na,\nb,\n})\n', pageLines: [2, 7, 8, 4] }])
  })
})

test('the commands of a block are without comments, joined over lines, apart where one follows on another', () => {
  const text = 'npm test # all\n# nothing\nA=1 voordeur sync \\\n  --by "Jan de Boer" | tee log; cd a && ls'
  expect(readCommands(text, 10)).toEqual([
    { line: 10, words: ['npm', 'test'] },
    { line: 12, words: ['voordeur', 'sync', '--by', '"Jan de Boer"'] },
    { line: 12, words: ['tee', 'log'] },
    { line: 12, words: ['cd', 'a'] },
    { line: 12, words: ['ls'] },
  ])
})
