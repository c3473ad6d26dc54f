import { IntlMessageFormat } from 'intl-messageformat'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { messages } from '../messages.ts'
import { AppPage } from './app-page.tsx'
import { CodePage } from './code-page.tsx'
import { EmailPage } from './email-page.tsx'
import { ForgotPage } from './forgot-page.tsx'
import { ForgotSentPage } from './forgot-sent-page.tsx'
import { LinkPage } from './link-page.tsx'
import { NewPasswordPage } from './new-password-page.tsx'
import { NoFactorPage } from './no-factor-page.tsx'
import { PhonePage } from './phone-page.tsx'
import { SecurityPage } from './security-page.tsx'
import { SignInPage } from './sign-in-page.tsx'
import { UserNamePage } from './user-name-page.tsx'

const HARM = '"><script>alert(1)</script>'
const ESCAPED = '&quot;>&lt;script>alert(1)&lt;/script>'

function t(key: string, values: Readonly<Record<string, string | number | Date>> = {}): string {
  const message = messages.nl[key]
  if (message === undefined) throw new Error(`No message ${key}`)
  return String(new IntlMessageFormat(message, 'nl').format({ form: 'u', ...values }))
}

/** The words of a page as a reader meets them, one after the other. */
function wordsOf(html: string): string {
  return html
    .replaceAll(/<[^>]*>/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
}

function expectInOrder(html: string, ...words: readonly string[]): void {
  const text = wordsOf(html)
  const places = words.map((word) => text.indexOf(word))
  expect(places, text).not.toContain(-1)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
}

describe('signing in', () => {
  const props = { t, portal: 'mijnCaress', forms: [<p key="form">formulier</p>], forgotHref: '/wachtwoord-vergeten', tries: 5 }

  it('offers a way for who forgot the password, below the form (manual 2.1)', () => {
    const html = renderToString(<SignInPage {...props} notice={undefined} warning="block" />)
    expectInOrder(html, 'formulier', 'Wachtwoord vergeten?')
    expect(html).toContain('href="/wachtwoord-vergeten"')
    expect(html).not.toContain('role="alert"')
  })

  it('says after a wrong password what the manual says (2.4)', () => {
    expectInOrder(
      renderToString(<SignInPage {...props} notice={{ kind: 'invalid' }} warning="block" />),
      'U heeft uw gebruikersnaam of wachtwoord verkeerd ingevuld. Probeer het nog een keer.',
      'Als u 5 keer een verkeerd wachtwoord invult, wordt uw toegang tot het portaal geblokkeerd. Via Wachtwoord vergeten kunt u een nieuw wachtwoord aanvragen.',
      'formulier',
      'Wachtwoord vergeten?',
    )
  })

  it('warns of waiting where wrong passwords lead to that', () => {
    const html = renderToString(<SignInPage {...props} notice={{ kind: 'invalid' }} warning="delay" />)
    expect(html).toContain('steeds wat langer wachten')
    expect(html).not.toContain('geblokkeerd')
  })

  it('says how long to wait in whole minutes, or that only a new password helps', () => {
    const wait = (retryAfter?: number) => renderToString(<SignInPage {...props} notice={{ kind: 'throttled', retryAfter }} />)
    expect(wait(30)).toContain('Wacht 1 minuut en')
    expect(wait(301)).toContain('Wacht 6 minuten en')
    expect(wait()).toContain('Uw toegang is geblokkeerd, omdat er 5 keer een verkeerd wachtwoord is ingevuld.')
  })

  it('says what worked without raising an alarm', () => {
    const html = renderToString(<SignInPage {...props} notice={{ kind: 'passwordChanged' }} warning="block" />)
    expect(html).toContain('role="status"')
    expect(html).toContain('Uw wachtwoord is gewijzigd. U kunt nu inloggen.')
  })
})

describe('the code', () => {
  const props = { t, action: '/inloggen/code', cancelHref: '/inloggen' }
  const resend = { afterSeconds: 11, left: 3 }

  it('is asked for in the words and order of the manual (2.2)', () => {
    const html = renderToString(<CodePage {...props} sentTo="06 •••• ••78" resend={resend} />)
    expectInOrder(
      html,
      'Vul de beveiligingscode in die naar uw telefoon is gestuurd.',
      '06 •••• ••78',
      'Verificatie',
      'Controleren',
      'Geen code ontvangen?',
    )
    expect(html).toContain('name="do" value="check"')
    expect(html).toMatch(/name="do" value="resend" data-countdown="11"/u)
  })

  it('tells who listens how the number ends', () => {
    expect(renderToString(<CodePage {...props} sentTo="•••• ••78" />)).toContain(
      '<span class="code-to" aria-hidden="true">•••• ••78</span><span class="visually-hidden">het nummer dat eindigt op 7 8</span>',
    )
  })

  it('that is wrong is said above and at the field', () => {
    const html = renderToString(<CodePage {...props} remember="ask" days={365} isRemembered notice={{ kind: 'invalid' }} />)
    expect(html).toContain('<a href="#code">Deze code klopt niet.')
    expect(html).toContain('aria-describedby="code-error" aria-invalid="true"')
    expect(html).toMatch(/name="remember" checked/u)
    expect(html).not.toContain('value="123')
  })

  it('is asked for on this device again unless the box is ticked, which nobody does for the reader', () => {
    const html = renderToString(<CodePage {...props} remember="ask" days={30} />)
    expect(html).toContain('Dit is mijn eigen apparaat. Vraag hier 30 dagen niet om een code.')
    expect(html).not.toContain('checked')
    expect(renderToString(<CodePage {...props} />)).not.toContain('remember')
  })

  it('of an app is read there, with a text message as the other way', () => {
    const html = renderToString(<CodePage {...props} app other="sms" />)
    expect(html).toContain('Vul de code in die uw app nu laat zien.')
    expectInOrder(html, 'Controleren', 'Stuur een sms', 'Terug naar inloggen')
    expect(html).toContain('name="do" value="other"')
  })

  it('can not be sent for ever', () => {
    const html = renderToString(<CodePage {...props} resend={{ afterSeconds: 0, left: 0 }} />)
    expect(html).not.toContain('value="resend"')
    expect(html).toContain('Meer codes kunnen we nu niet sturen.')
  })

  it('that was not sent yet is offered, and what travels along is kept', () => {
    const html = renderToString(<CodePage {...props} isSent={false} intro={t('stepup.intro')} hidden={{ next: HARM }} back="page" />)
    expect(html).toContain('name="do" value="resend"')
    expect(html).not.toContain('name="code"')
    expect(html).toContain(`value="${ESCAPED}"`)
  })

  it('can not be had without a number: there is somebody to call', () => {
    const html = renderToString(<NoFactorPage t={t} organisation="Laurens" phone="010 - 123 45 67" cancelHref="/inloggen" />)
    expect(html).toContain('Zonder een mobiel nummer kunt u geen gebruik maken van het portaal.')
    expect(html).toContain('href="tel:0101234567"')
  })
})

describe('a new password', () => {
  const props = {
    t,
    action: '/inloggen/wachtwoord',
    portal: 'Cliëntportaal',
    why: 'first',
    requirements: [{ id: 'length', count: 8 }, { id: 'lower' }, { id: 'upper' }, { id: 'digit' }, { id: 'history', count: 12 }],
    userName: 'test.gebruiker',
    mayChangeUserName: true,
    askCurrent: false,
    cancelHref: '/inloggen',
    errors: [],
  } as const

  it('is asked for in the words and order of the manual (2.3)', () => {
    expectInOrder(
      renderToString(<NewPasswordPage {...props} />),
      'Wachtwoord eisen',
      'Uw wachtwoord moet om veiligheidsredenen tenminste voldoen aan de volgende eisen:',
      'Het wachtwoord moet bestaan uit minimaal 8 tekens',
      'Bevat minimaal 1 kleine letter(s) [a-z]',
      'Bevat minimaal 1 hoofdletter(s) [A-Z]',
      'Bevat minimaal 1 cijfer(s) [0-9]',
      'Mag niet gelijk zijn aan de laatste 12 gebruikte wachtwoorden',
      'Wachtwoord wijzigen',
      'U gaat voor het eerst het portaal gebruiken. U moet daarvoor eerst uw eigen wachtwoord instellen.',
      'Let op: u kunt maar één keer uw gebruikersnaam instellen.',
      'Wijzigen',
      'Nieuw wachtwoord',
      'Bevestig nieuw wachtwoord',
      'Versturen',
      'Terug naar inloggen',
    )
  })

  it('is kept with its user name by a password manager, and the user name is not sent with it', () => {
    const html = renderToString(<NewPasswordPage {...props} mayChangeUserName={false} />)
    expect(html).toMatch(/<input type="text" autocomplete="username" value="test\.gebruiker" readonly hidden\/>/u)
    expect(html).not.toContain('name="username"')
    expect(html.match(/autocomplete="new-password"/gu)).toHaveLength(2)
  })

  it('asks the present one where that is due', () => {
    expect(renderToString(<NewPasswordPage {...props} why="own" askCurrent />)).toContain('autocomplete="current-password"')
    expect(renderToString(<NewPasswordPage {...props} />)).not.toContain('current-password')
  })

  it('that is refused says so above and at the field, and never shows what was typed', () => {
    const errors = [{ field: 'again', message: t('password.problem.not-equal') }] as const
    const html = renderToString(<NewPasswordPage {...props} userName={HARM} errors={errors} />)
    expect(html).toContain('<a href="#again">De twee wachtwoorden zijn niet gelijk.')
    expect(html).toContain('aria-describedby="again-error" aria-invalid="true"')
    expect(html).toContain(`value="${ESCAPED}"`)
    expect(html).not.toMatch(/type="password"[^>]*value=/u)
  })

  it('comes after a user name that was chosen', () => {
    const html = renderToString(<UserNamePage t={t} action="/x" typed={HARM} errors={[{ field: 'username', message: 'Kan niet' }]} />)
    expect(html).toContain(`value="${ESCAPED}"`)
    expect(html).toContain('<a href="#username">Kan niet</a>')
    expect(html).toContain('name="do" value="save"')
  })
})

describe('a forgotten password', () => {
  it('is asked for in the words and order of the manual (2.5), and what was typed stays', () => {
    const props = { t, action: '/x', typed: { username: 'anna', email: HARM }, backHref: '/inloggen' }
    const html = renderToString(<ForgotPage {...props} errors={[{ field: 'email', message: 'Leeg' }]} />)
    expectInOrder(
      renderToString(<ForgotPage {...props} errors={[]} />),
      'Als u uw wachtwoord bent vergeten, vul dan hieronder uw gebruikersnaam en e-mailadres in.',
      'U ontvangt dan binnen enkele minuten een e-mail van ons waarmee u een nieuw wachtwoord kunt opgeven.',
      'Gebruikersnaam',
      'E-mailadres',
      'Versturen',
      'Terug naar inloggen',
    )
    expect(html).toContain('<a href="#email">E-mailadres: Leeg</a>')
    expect(html).toContain('value="anna"')
    expect(html).toContain(`value="${ESCAPED}"`)
    expect(html).toContain('aria-describedby="email-error" aria-invalid="true"')
  })

  it('has one answer for everybody, and nothing of what was typed', () => {
    const html = renderToString(<ForgotSentPage t={t} backHref="/inloggen" />)
    expect(html).toContain('Als uw gegevens bij ons bekend zijn')
    expect(html).not.toContain('Bel ')
  })

  it('has a link whose code can be pasted, and which no page sends by itself', () => {
    const html = renderToString(<LinkPage t={t} action="/nieuw-wachtwoord" forgotHref="/w" backHref="/inloggen" />)
    expect(html).toContain('data-takes-fragment')
    expect(html).toContain('name="secret" type="text" autocomplete="off"')
    expectInOrder(html, 'Code uit de e-mail', 'Plak hier de code uit de e-mail.', 'Nieuwe e-mail aanvragen')
  })

  it('has a link that says what to do when it is worth nothing any more', () => {
    const html = renderToString(<LinkPage t={t} action="/x" isRefused backHref="/inloggen" />)
    expect(html).toContain('<a href="#secret">De code is te oud')
    expect(html).toContain('aria-describedby="secret-hint secret-error"')
  })
})

describe('the profile', () => {
  const now = new Date('2026-11-16T13:00:00Z')
  const item = { since: '2026-11-01T10:00:00Z', lastSeen: '2026-11-16T11:00:00Z' }
  const props = {
    t,
    now,
    locale: 'nl',
    action: '/profiel/beveiliging',
    userName: 'anna',
    password: { changedAt: '2026-11-15T10:00:00Z', href: '/w' },
    phone: { number: '•••• ••78', href: '/p' },
    email: { address: HARM, href: '/e' },
    app: { isSet: false, mayRemove: false, href: '/a', action: '/a' },
    devices: [{ ...item, id: 'd1', label: HARM, current: true }],
    sessions: [
      { ...item, id: 's1', label: 'Chrome op Windows', current: true },
      { ...item, id: 's2', label: 'Safari op iPhone', current: false },
    ],
  } as const

  it('shows how somebody signs in, and says why an app is better', () => {
    const html = renderToString(<SecurityPage {...props} />)
    expectInOrder(
      html,
      'anna',
      'Laatst gewijzigd: gisteren',
      '•••• ••78',
      'Een app is veiliger dan sms',
      'Dit apparaat',
      'Hier, op dit moment',
    )
    expect(html).not.toContain('<script')
  })

  it('ends any session but this one, and any device', () => {
    const html = renderToString(<SecurityPage {...props} />)
    expect([...html.matchAll(/name="id" value="(\w+)"/gu)].map((match) => match[1])).toEqual(['d1', 's2'])
    expect(html.match(/value="end-others"/gu)).toHaveLength(1)
    expect(renderToString(<SecurityPage {...props} sessions={props.sessions.slice(0, 1)} />)).not.toContain('end-others')
  })

  it('says nothing of devices and codes where no code is asked for', () => {
    const html = renderToString(<SecurityPage {...props} phone={undefined} app={undefined} devices={[]} />)
    expect(html).not.toContain('Extra controle')
    expect(html).not.toContain('Apparaten')
  })

  it('keeps a number and an address that were refused', () => {
    const phone = renderToString(
      <PhonePage t={t} action="/x" typed={HARM} errors={[{ field: 'phone', message: t('phone.problem.invalid') }]} cancelHref="/s" />,
    )
    expect(phone).toContain(`value="${ESCAPED}"`)
    expect(phone).toContain('<a href="#phone">Dit is geen mobiel nummer.')
    const email = renderToString(<EmailPage t={t} action="/x" current="anna@example.nl" typed="anna@" errors={[]} cancelHref="/s" />)
    expect(email).toContain('value="anna@"')
  })

  it('sets up an app with a picture or a key that can be typed', () => {
    const waiting = { svg: '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>', secret: 'JBSW Y3DP', uri: 'otpauth://totp/x' }
    const html = renderToString(<AppPage t={t} action="/x" isSet={false} mayRemove={false} waiting={waiting} errors={[]} cancelHref="/s" />)
    expect(html).toContain('src="data:image/svg+xml,%3Csvg')
    expect(html).toContain('JBSW Y3DP')
    expect(html).toContain('name="do" value="confirm"')
    expect(html).not.toContain('value="remove"')
    const replacing = renderToString(<AppPage t={t} action="/x" isSet mayRemove waiting={waiting} errors={[]} cancelHref="/s" />)
    expect([...replacing.matchAll(/name="do" value="(\w+)"/gu)].map((match) => match[1])).toEqual(['confirm', 'remove'])
  })
})
