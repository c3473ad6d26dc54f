import { expect, test } from 'vitest'
import { isPlainName } from './is-plain-name.ts'

test.each([
  'J.P. de Wit',
  'J.P.',
  'd’Arnaud',
  "d'Arnaud",
  "van 't Hof",
  'J.Th. de Boer',
  'Sjoerd-Jan',
  'Jan (Jr.)',
  'Karel 3e',
  'Łukasz',
  'St. Clair',
])('%s is a name', (name) => expect(isPlainName(name)).toBe(true))

test.each([
  '06 12345678',
  '06-12345678',
  'Bel 0800',
  'Bel0612345678',
  '٠٦١٢',
  'jan@voorbeeld',
  'https://x',
  'www.voorbeeld',
  'WWW voorbeeld',
  'voorbeeld.nl',
  'Kijk op voorbeeld.com nu',
  'bit.ly.',
  'a.de',
  'J.P.voorbeeld',
])('%s could be taken for a number or an address', (name) => expect(isPlainName(name)).toBe(false))
