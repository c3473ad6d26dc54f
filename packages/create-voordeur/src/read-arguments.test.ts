import { ScaffoldRefused } from '@voordeur/core/scaffold'
import { expect, test } from 'vitest'
import { readArguments, toHelp } from './read-arguments.ts'

test('a folder and flags are read, and what was not said stays open', () => {
  const asked = readArguments(['my-portal', '--layout', 'menu', '--plugins', 'agenda, nieuws', '--sign-in=microsoft', '-y', '--no-install'])
  expect(asked).toEqual({
    folder: 'my-portal',
    answers: { layout: 'menu', plugins: ['agenda', 'nieuws'], signIn: 'microsoft' },
    yes: true,
    installs: false,
    help: false,
  })
})

test('no plugins at all is an answer too', () => {
  expect(readArguments(['--plugins', '']).answers).toEqual({ plugins: [] })
})

test.each([
  [['a', 'b'], /Name one folder/u],
  [['--layout', 'tiles'], /--layout can not be "tiles"; it is one of panels, menu\./u],
  [['--plugins', 'agenda,kalender'], /--plugins can not be "kalender"/u],
  [['--organisation', 'a"b'], /has a sign/u],
  [['--nothing'], /Unknown option '--nothing'\. Known: --organisation/u],
  [['--layout'], /argument missing/u],
])('%j is refused with a sentence', (argv, sentence) => {
  expect(() => readArguments(argv)).toThrow(ScaffoldRefused)
  expect(() => readArguments(argv)).toThrow(sentence)
})

test('the help names every flag', () => {
  for (const flag of ['--organisation', '--layout', '--form', '--source', '--plugins', '--sign-in', '--yes', '--no-install'])
    expect(toHelp()).toContain(flag)
})
