import type { Portal } from '@voordeur/core/portal'
import type { Phones } from './bench-phones.ts'
import { ORIGIN } from './origin.ts'
import { postHeaders } from './post-headers.ts'
import { PASSWORD, type Person } from './settings.ts'

/** The cookies of a browser that came through the door, each as it is sent back. */
export interface BrowserCookies {
  readonly session: string
  readonly device: string
}

/** Somebody to enrol; the number is theirs alone. */
export interface Enrolling {
  readonly number: number
  readonly userName: string
  /** Of the client to look at. */
  readonly clientNumber: number
}

/** Gives somebody access to a client, and a user name, password and mobile number to sign in with. */
export async function enrolPerson(portal: Portal, { number, userName, clientNumber }: Enrolling): Promise<Person> {
  const email = `${userName}@voorbeeld.example`
  const person = { email, name: `Kijker ${number}`, clientNumber: String(clientNumber), basis: 'self' as const }
  const { accountId, clientId } = await portal.grant(person, { grantedBy: 'bench', notify: false })
  await portal.enrol(accountId, { userName, password: PASSWORD, phone: toPhone(number) })
  return { userName, email, number, path: `/client/${clientId}` }
}

/** Signs in as a browser that was never here: password, the code of the text message, and the device is remembered. */
export async function signInWithCode(portal: Portal, phones: Phones, { userName, number }: Person): Promise<BrowserCookies> {
  const cookies = new Map<string, string>()
  const post = async (path: string, fields: Readonly<Record<string, string>>) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { ...postHeaders, cookie }
    const answer = await portal.fetch(new Request(`${ORIGIN}${path}`, { method: 'POST', body: new URLSearchParams(fields), headers }))
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    return `${answer.status} ${answer.headers.get('location')}`
  }
  const asked = await post('/inloggen', { method: 'password', username: userName, password: PASSWORD })
  if (asked !== '303 /inloggen/code') throw new Error(`Signing in on a new device answered ${asked}.`)
  const entered = await post('/inloggen/code', { do: 'check', code: await phones.takeCode(toPhone(number)), remember: 'on' })
  const take = (name: string) => {
    const value = cookies.get(name)
    if (!value) throw new Error(`Signing in with the code answered ${entered}, without ${name}.`)
    return `${name}=${value}`
  }
  return { session: take('__Host-portal'), device: take('__Host-portal_device') }
}

/** A Dutch mobile number in E.164 for each person. */
function toPhone(number: number): string {
  return `+316${String(10_000_000 + number)}`
}
