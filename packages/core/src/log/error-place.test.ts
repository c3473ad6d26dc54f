import { expect, test } from 'vitest'
import { StoreError } from '../store/store-error.ts'
import { toErrorPlace } from './error-place.ts'

const HERE = /^core\/src\/log\/error-place\.test\.ts:\d+$/

test('an error is named by the file and line that made it', () => {
  expect(toErrorPlace(new StoreError('SETTING_WRONG', 'x'))).toMatch(HERE)
})

test.each([
  ['is empty', ''],
  [
    'has the lines of a stack in it',
    'Jansen\n    at geheim (/home/jansen/packages/geheim/src/jansen.ts:1:2)\n    at /srv/node_modules/jansen/index.js:3:4',
  ],
  ['is the beginning of the stack', 'E'],
  ['is a line break', '\n'],
])('nothing of its message is told, also when that %s', (_what, message) => {
  const place = toErrorPlace(new Error(message))
  expect(place).toMatch(HERE)
})

test('an error whose message was changed behind it, and what is no error, have no place', () => {
  const changed = new Error('eerst')
  const told = changed.stack
  changed.message = 'anders\n    at /srv/node_modules/jansen/index.js:3:4'
  const twice = new Error('Jansen\n    at /srv/node_modules/jansen/index.js:3:4')
  expect([told, twice.stack].map((stack) => typeof stack)).toEqual(['string', 'string'])
  twice.message = 'anders'
  for (const error of [changed, twice, 'tekst', undefined, { stack: 'x' }]) expect(toErrorPlace(error)).toBeUndefined()
})

test('the nearest line of our own goes before that of a package in between, and no path of the machine is told', () => {
  const error = new Error('x')
  error.stack = [
    'Error: x',
    '    at Parser.parse (/home/jansen/portaal/node_modules/pg-protocol/dist/parser.js:283:15)',
    '    at async write (file:///home/jansen/portaal/node_modules/@voordeur/core/dist/portal-entry.js:12:3)',
  ].join('\n')
  expect(toErrorPlace(error)).toBe('@voordeur/core/dist/portal-entry.js:12')
  error.stack = error.stack.split('\n').slice(0, 2).join('\n')
  expect(toErrorPlace(error)).toBe('pg-protocol/dist/parser.js:283')
})
