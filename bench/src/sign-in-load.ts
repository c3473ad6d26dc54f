import { createConnection, type Answer } from './connection.ts'
import { PASSWORD, type Regular } from './settings.ts'

/** The fields of the sign-in form. */
export function toSignInForm(userName: string, password: string): Readonly<Record<string, string>> {
  return { method: 'password', next: '/', username: userName, password }
}

/** The session that an answer to a sign-in opened; undefined when it is anything but a 303 with its cookie. */
export function readSession({ status, location, cookies }: Answer): string | undefined {
  if (status !== 303 || location !== '/') return undefined
  return cookies.find((cookie) => /^__Host-portal=.{20,}/.test(cookie))
}

/** A slice of load on the sign-in form. */
export interface SignInLoad {
  readonly url: string
  readonly people: readonly Regular[]
  readonly connections: number
  readonly seconds: number
}

/**
 * Sign-ins per second in a closed loop: each connection signs in people of its own, one after the other, on devices
 * that are remembered. Every answer must be a session.
 */
export async function measureSignIns({ url, people, connections, seconds }: SignInLoad): Promise<number> {
  const from = performance.now()
  let done = 0
  const work = async (own: readonly Regular[]) => {
    const connection = createConnection(url)
    try {
      for (let turn = 0; performance.now() - from < seconds * 1000; turn++) {
        const person = own[turn % own.length]
        if (!person) throw new Error('A connection has nobody to sign in.')
        const answer = await connection.post('/inloggen', toSignInForm(person.userName, PASSWORD), person.device)
        if (readSession(answer) === undefined) throw new Error(`Signing in answered ${answer.status} ${answer.location ?? ''}.`)
        done += 1
      }
    } finally {
      connection.close()
    }
  }
  const each = Math.floor(people.length / connections)
  await Promise.all(Array.from({ length: connections }, (_, index) => work(people.slice(index * each, (index + 1) * each))))
  return (done * 1000) / (performance.now() - from)
}
