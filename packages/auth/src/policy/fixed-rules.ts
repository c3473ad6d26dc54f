import type { SignInRule } from '@voordeur/core'
import { MOST_RESENDS, MOST_TRIES, RESEND_DELAYS } from '../factor/challenges.ts'
import { WRONG_PER_DAY, WRONG_PER_HOUR } from '../factor/factors.ts'
import { EMAIL_CODE_SECONDS } from '../factor/email-code-seconds.ts'
import { SMS_CODE_SECONDS } from '../factor/sms-codes.ts'
import { FLOW_SECONDS } from '../flow/flows.ts'
import { PASSWORD_MAX } from '../password/password-rules.ts'
import { ABSOLUTE_SECONDS, IDLE_SECONDS } from '../sessions/sessions.ts'
import { asvs, nist } from './requirement.ts'
import { TOPIC } from './topic.ts'

// The wait that follows the last new code is never used.
const WAITS = RESEND_DELAYS.slice(0, MOST_RESENDS).join(', ')

const minutes = (seconds: number): string => `${seconds / 60} minutes`

/** What holds in every portal, whatever its policy says. Numbers come from the code that keeps to them. */
export const FIXED_RULES: readonly SignInRule[] = [
  {
    id: 'link-secret',
    topic: TOPIC.credentials,
    says: 'The secret of a link stands behind the # of the address, which no server or log sees, and is exchanged by POST; opening a mail uses nothing up.',
    value: 'fragment, exchanged by POST',
    requirement: asvs('14.2.1', '3.5.3'),
  },
  {
    id: 'restricted-flow',
    topic: TOPIC.credentials,
    says: `A link or temporary password opens a sign-in and no session: the second factor is still asked, an own password has to be chosen, and it all ends after ${minutes(FLOW_SECONDS)}.`,
    value: minutes(FLOW_SECONDS),
    requirement: asvs('6.4.1', '6.4.3'),
  },
  {
    id: 'change-mail',
    topic: TOPIC.credentials,
    says: 'Whoever gets another password, phone or address is told by mail.',
    value: 'always',
    requirement: `${asvs('6.3.7')}, ${nist('4.6')}`,
  },
  {
    id: 'password-longest',
    topic: TOPIC.passwords,
    says: `A password has at most ${PASSWORD_MAX} characters, of any kind; pasting and password managers work.`,
    value: `${PASSWORD_MAX} characters`,
    requirement: `${asvs('6.2.7', '6.2.9')}, ${nist('3.1.1.2')}`,
  },
  {
    id: 'password-blocklist',
    topic: TOPIC.passwords,
    says: 'The 49,000 commonest passwords of leaks are refused, and so are some 1,300 Dutch and English words with something added, rows of keys, repetitions, dates, and the names of organisation, portal and person. A service of leaked passwords (6.2.12) is not asked.',
    value: 'always',
    requirement: `${asvs('6.1.2', '6.2.4', '6.2.11', '6.2.12')}, ${nist('3.1.1.2')}`,
  },
  {
    id: 'password-storage',
    topic: TOPIC.passwords,
    says: 'Passwords are kept as argon2id hashes, each with a salt of its own, and with a secret that is not in the database.',
    value: 'argon2id, 46 MiB, t=1, p=1, pepper',
    requirement: `${asvs('11.4.2')}, ${nist('3.1.1.2')}`,
  },
  {
    id: 'same-answer',
    topic: TOPIC.guessing,
    says: 'A name that exists and one that does not get the same answer, after the same work. A name in the form of an address is only taken from the owner of that address, without looking whose it is.',
    value: 'always',
    requirement: asvs('6.3.8'),
  },
  {
    id: 'code-length',
    topic: TOPIC.factor,
    says: 'A code that is sent has six digits, made with a key of its own for every challenge; only its salt is kept.',
    value: '6 digits',
    requirement: `${asvs('6.5.3', '6.5.4')}, ${nist('3.1.3.2')}`,
  },
  {
    id: 'code-life',
    topic: TOPIC.factor,
    says: `A code by text message works for ${minutes(SMS_CODE_SECONDS)}, one by mail (to confirm a new address) for ${minutes(EMAIL_CODE_SECONDS)}, one of an app for the half minute it is shown and the one after.`,
    value: `${minutes(SMS_CODE_SECONDS)}; by mail ${minutes(EMAIL_CODE_SECONDS)}; app 30 + 30 s`,
    requirement: `${asvs('6.5.5')}, ${nist('3.1.3.2')}`,
  },
  {
    id: 'code-once',
    topic: TOPIC.factor,
    says: 'A code works once, for the sign-in and the purpose it was asked for; a new one ends the one before.',
    value: 'single use',
    requirement: `${asvs('6.5.1', '6.6.2')}, ${nist('3.2.7')}`,
  },
  {
    id: 'code-tries',
    topic: TOPIC.factor,
    says: `${MOST_TRIES} wrong codes end a challenge and its sign-in. A try is counted before it is compared.`,
    value: `${MOST_TRIES} tries`,
    requirement: `${asvs('6.6.3')}, ${nist('3.2.2')}`,
  },
  {
    id: 'wrong-codes-per-hour',
    topic: TOPIC.factor,
    says: `${WRONG_PER_HOUR} wrong codes in an hour pause the second factor of an account, over all its challenges; a new code resets nothing.`,
    value: `${WRONG_PER_HOUR} an hour`,
    requirement: `${asvs('6.6.3')}, ${nist('3.1.3.2')}, ${nist('3.2.2')}`,
  },
  {
    id: 'wrong-codes-per-day',
    topic: TOPIC.factor,
    says: `${WRONG_PER_DAY} wrong codes in a day end the second factor until staff restore it, with a mail to the owner.`,
    value: `${WRONG_PER_DAY} a day`,
    requirement: `${asvs('6.6.3')}, ${nist('3.2.2')}`,
  },
  {
    id: 'code-resend',
    topic: TOPIC.factor,
    says: `A new code can be asked for ${MOST_RESENDS} times at most, after ${WAITS} seconds.`,
    value: `${WAITS} s; ${MOST_RESENDS} times`,
    requirement: `${asvs('6.6.3')}, ${nist('3.1.3.2')}`,
  },
  {
    id: 'session-idle',
    topic: TOPIC.sessions,
    says: `A session ends after ${minutes(IDLE_SECONDS)} without use (NIST allows an hour).`,
    value: minutes(IDLE_SECONDS),
    requirement: `${asvs('7.1.1', '7.3.1')}, ${nist('2.2.3')}`,
  },
  {
    id: 'session-warning',
    topic: TOPIC.sessions,
    says: 'Who still reads is warned after 13 minutes, and can go on.',
    value: '13 minutes',
    requirement: nist('5.2'),
  },
  {
    id: 'session-absolute',
    topic: TOPIC.sessions,
    says: `A session ends ${ABSOLUTE_SECONDS / 3600} hours after it began, however much it is used (NIST allows 24).`,
    value: `${ABSOLUTE_SECONDS / 3600} hours`,
    requirement: `${asvs('7.1.1', '7.3.2')}, ${nist('2.2.3')}`,
  },
  {
    id: 'session-count',
    topic: TOPIC.sessions,
    says: 'A person may have sessions on any number of devices at once.',
    value: 'no limit',
    requirement: asvs('7.1.2'),
  },
  {
    id: 'session-token',
    topic: TOPIC.sessions,
    says: 'Signing in and proving the second factor again each give a new token and end the old one; the server keeps only its hash.',
    value: 'always',
    requirement: asvs('7.2.3', '7.2.4'),
  },
  {
    id: 'sessions-after-change',
    topic: TOPIC.sessions,
    says: 'Another password, phone, address or app ends every other session, sign-in in progress, remembered device, link and temporary password of the account.',
    value: 'always',
    requirement: asvs('7.4.3'),
  },
  {
    id: 'session-ending',
    topic: TOPIC.sessions,
    says: 'People see where they are signed in and on which devices, and end one or all others after proving the second factor again.',
    value: 'after a fresh proof',
    requirement: asvs('7.5.2'),
  },
  {
    id: 'cookies',
    topic: TOPIC.sessions,
    says: 'Cookies are for this host only, over https only, out of reach of scripts, and not sent along with forms of other sites.',
    value: '__Host-, Secure, HttpOnly, SameSite=Lax',
    requirement: `${asvs('3.3.1', '3.3.2', '3.3.3', '3.3.4')}, ${nist('5.1.1')}`,
  },
]
