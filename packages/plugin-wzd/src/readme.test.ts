import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { NOTICE_KINDS } from './law/list-due-notices.ts'
import { Options } from './options.ts'
import { OPTIONS } from './testing/open-wzd.ts'
import { wzd } from './wzd.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const named = [...readme.matchAll(/^\| (`[\w-]+`(?:, `[\w-]+`)*) \|/gm)].flatMap(([, names = '']) => names.replaceAll('`', '').split(', '))

test('the README names every part, option and kind of notice', () => {
  const { parts, notices } = wzd(OPTIONS)
  expect(named).toEqual([...parts.map(({ id }) => id), ...Object.keys(Options.shape), ...NOTICE_KINDS])
  expect(Object.keys(notices).toSorted()).toEqual([...NOTICE_KINDS].toSorted())
})
