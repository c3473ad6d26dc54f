import IntlMessageFormat from 'intl-messageformat'
import { describe, expect, test } from 'vitest'
import type { Translate } from '../define/messages.ts'
import { composeMail } from './compose-mail.ts'
import { mailMessages } from './mail-messages.ts'
import { OutgoingMessage } from './outgoing-message.ts'
import { toPortalLink } from './portal-link.ts'

const catalogue: Record<string, string> = {
  ...mailMessages.nl,
  'mail.invitation.subject': '{name} nodigt u uit',
  'mail.invitation.body': '{name} geeft u toegang tot {portal}.',
  'mail.invitation.link': 'Maak hier uw account:',
}
const t: Translate = (key, values) => String(new IntlMessageFormat(catalogue[key] ?? key, 'nl').format(values))
const portal = { origin: 'https://portaal.example.nl', basePath: '/', name: 'Cliëntportaal', organisation: 'Zorggroep' }

describe('a composed mail', () => {
  test('is short plain text with one link to the portal', () => {
    const mail = composeMail({ t, key: 'mail.invitation', values: { name: 'Mw. Visser' }, path: '/uitnodiging/abc', portal })
    expect(mail).toEqual({
      subject: 'Mw. Visser nodigt u uit',
      body: [
        'Goedendag,',
        'Mw. Visser geeft u toegang tot Cliëntportaal.',
        'Maak hier uw account:\nhttps://portaal.example.nl/uitnodiging/abc',
        'Met vriendelijke groet,\nZorggroep',
        'Dit bericht is automatisch verstuurd door Cliëntportaal. Antwoorden op dit bericht komen niet aan.',
      ].join('\n\n'),
    })
  })

  test('stays one that the outbox takes when a name holds line breaks or control characters', () => {
    const { subject, body } = composeMail({
      t,
      key: 'mail.invitation',
      values: { name: 'Mw.\r\nBcc: x@evil.example \u202EVisser\u0000' },
      portal,
    })
    expect(subject).toBe('Mw. Bcc: x@evil. example Visser nodigt u uit')
    expect(OutgoingMessage.safeParse({ kind: 'mail', recipient: 'a@example.nl', subject, body }).success).toBe(true)
  })

  test('never gets a link out of what a person wrote', () => {
    const { body } = composeMail({
      t,
      key: 'mail.invitation',
      values: { name: 'Ga naar https://evil.example/a of www.evil.example' },
      portal,
    })
    expect(body).not.toMatch(/:\/\/|evil\.example/)
  })

  test('has the same words around it in both languages', () => {
    expect(Object.keys(mailMessages.en)).toEqual(Object.keys(mailMessages.nl))
  })
})

describe('a link in a message', () => {
  test('leads to the portal, under its base path', () => {
    expect(toPortalLink(portal, '/meldingen?van=mail')).toBe('https://portaal.example.nl/meldingen?van=mail')
    expect(toPortalLink({ ...portal, basePath: '/portaal' }, '/meldingen')).toBe('https://portaal.example.nl/portaal/meldingen')
  })

  test('does not become another path that begins with the base', () => {
    expect(() => toPortalLink({ ...portal, basePath: '/portaal' }, '-van-een-ander')).toThrow(
      expect.objectContaining({ code: 'MAIL_LINK' }),
    )
  })

  test.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example',
    '\\\\evil.example',
    'javascript:alert(1)',
    '@evil.example/',
    '.evil.example/',
    ':443@evil.example',
    '/a/../../b',
    '/a\nb',
    '/a b',
    '/%0d%0a/../x',
    '',
  ])('%j is refused', (path) => {
    expect(() => toPortalLink(portal, path)).toThrow(expect.objectContaining({ code: 'MAIL_LINK' }))
  })
})
