import { globSync } from 'node:fs'
import { join, sep } from 'node:path'
import { accessLogWords } from '../../packages/core/src/ui/messages/access-log-words.ts'
import { watchingWords } from '../../packages/plugin-beheer/src/messages/watching-words.ts'
import { readSource } from './doc-comments.ts'
import { type ReferencePage, toCode, toPage, toTable } from './page.ts'

const root = join(import.meta.dirname, '../..')

const TO_CLIENT = 'accessLog.did.'
const AT_DESK = 'audit.event.'

// How the kernel and signing in name an event where they note it.
const NOTED = [/\beventType: '([a-z][a-z.-]+)'/g, /\baudit\((?:(?!\n\n)[\s\S]){0,120}?\btype: '([a-z][a-z-]+)'/g]
const TESTS = /\.(test|fixture|test-d)\.tsx?$|\/testing\/|\/test-[^/]*$/

// What no reader is told in words of its own.
const UNTOLD: Readonly<Record<string, string>> = {
  'account.erase-stopped': 'more accounts were due to be erased than the brake allows; nothing was erased',
  'client.erase-stopped': 'more copies were due to be erased than the brake allows; nothing was erased',
  'client.switched': 'came to this client from another one of the same person',
  'portal.restored': 'a backup was put back; sessions, links and addresses of before are over',
  'request.confirmed': 'confirmed a request for access by the link in the mail',
  'request.evidence-added': 'sent a document with a request for access',
  'secret.rotated': 'everything was sealed anew with another secret',
  'terms.accepted': 'agreed to a version of the terms of use',
  'terms.published': 'published a version of the terms of use',
  'text.delivery': 'a provider said what became of a text message',
  'account-locked': 'an account was blocked after too many wrong tries',
  'device-forgotten': 'forgot a device that was remembered',
  'email-changed': 'changed an e-mail address',
  'factor-added': 'set up an app for codes',
  'link-used': 'used a link from a mail',
  'sms-breaker': 'so many text messages left in an hour or a day that no more are sent',
  'step-up': 'proved a session once more, with a second factor',
}

type Words = Readonly<Record<string, string>>

/** The names of events of the access log, and what a reader is told of each. */
export function toEventsPage(): ReferencePage {
  return toPage({
    path: 'docs/reference/events.md',
    title: 'Events of the access log',
    reader: 'organisation',
    order: 4,
    from: 'the code that notes them, and the words that a reader sees',
    blocks: [
      'What an entry holds, how it is sealed and how long it is kept: [the access log](../access-log.md). Each event stands in the field `event_type`.',
      'The first table is what the portal itself does, the second what signing in notes. A way of signing in of your own has names of its own. Where a cell is empty, that reader sees the general word for what was done (read, changed, added, removed).',
      '## The portal',
      toEvents(listEvents().filter((event) => event.includes('.'))),
      '## Signing in',
      toEvents(listEvents().filter((event) => !event.includes('.'))),
    ],
  })
}

/** Every event that the code notes or has words for, in the order of the alphabet. */
function listEvents(): readonly string[] {
  const files = globSync('packages/{core,auth,adapter-entra}/src/**/*.{ts,tsx}', { cwd: root }).map((path) => path.split(sep).join('/'))
  const noted = files
    .filter((path) => !TESTS.test(path))
    .flatMap((path) => NOTED.flatMap((pattern) => listMatches(readSource(path), pattern)))
  const worded = [...listKeys(accessLogWords.en, TO_CLIENT), ...listKeys(watchingWords.en, AT_DESK)]
  return [...new Set([...noted, ...worded])].filter((event) => !event.startsWith('access-log.')).toSorted()
}

function listMatches(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([, event = '']) => event)
}

function listKeys(words: Words, prefix: string): readonly string[] {
  return Object.keys(words).flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []))
}

function toEvents(events: readonly string[]): string {
  return toTable(
    ['event', 'what it is', 'in Dutch, to the client’s side', 'in Dutch, at the desk'],
    events.map((event) => {
      const [client, desk] = [find(accessLogWords, TO_CLIENT + event), find(watchingWords, AT_DESK + event)]
      return [toCode(event), desk.en || client.en || (UNTOLD[event] ?? ''), client.nl, desk.nl]
    }),
  )
}

function find(words: { readonly nl: Words; readonly en: Words }, key: string): { readonly nl: string; readonly en: string } {
  return { nl: toPlain(words.nl[key]), en: toPlain(words.en[key]) }
}

// A message with places for values is told without them.
function toPlain(message = ''): string {
  return message.includes('{') ? '' : message
}
