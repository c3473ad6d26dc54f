import { Button, Form, TextField } from '@voordeur/core/ui'
import { z } from 'zod'
import { AuthError } from '../auth-error.ts'
import type { Identified, MethodForm, MethodPorts, OpenSignInMethod, Refused, SignInMethod } from '../sign-in-method.ts'
import { createPasswordAccounts, type PasswordAccounts } from './password-accounts.ts'
import { createPasswordHasher, type HasherTurn } from './password-hasher.ts'
import { findPasswordProblem, PASSWORD_MAX, PASSWORD_MIN, type PasswordProblem } from './password-rules.ts'
import { createThrottle, type Throttle } from './throttle.ts'
import { isUserName, toUserName, USER_NAME_MAX } from './user-name.ts'

// A password may be longer before NFKC than after it; beyond this nothing is hashed.
const TYPED_MAX = 4 * PASSWORD_MAX
const BUSY_SECONDS = 5

const Typed = z.strictObject({ username: z.string().trim().min(1).max(USER_NAME_MAX), password: z.string().min(1).max(TYPED_MAX) })
type Typed = z.infer<typeof Typed>

const PROBLEMS: Readonly<Record<PasswordProblem, string>> = {
  'too-short': `A password has at least ${PASSWORD_MIN} characters.`,
  'too-long': `A password has at most ${PASSWORD_MAX} characters.`,
  predictable:
    'This password is one of the first that are guessed: a common word, a row of keys, or the name of the portal or its user. Choose a few words that do not belong together.',
}

/** Signing in with a user name and a password (argon2id), slowed down after wrong ones. */
export function password(): SignInMethod {
  return {
    id: 'password',
    maxAssurance: 'single',
    findings: [
      {
        id: 'auth.single-factor',
        level: 'warning',
        requirement: 'ASVS 5.0 6.3.3',
        message: 'Signing in asks a user name and a password, and no second factor.',
      },
    ],
    open,
  }
}

async function open(ports: MethodPorts): Promise<OpenSignInMethod> {
  const { database, now, secret } = ports
  const hasher = await createPasswordHasher(secret('password-pepper'))
  const throttle = createThrottle({ database, now, key: secret('password-throttle') })
  const accounts = createPasswordAccounts(database, now)

  return {
    begin: (form) => <PasswordForm {...form} />,
    complete: async (form) => {
      const typed = Typed.safeParse(form)
      if (!typed.success) return { outcome: 'refused', reason: 'invalid', cause: 'malformed' }
      try {
        return await hasher.inTurn((turn) => attempt({ turn, throttle, accounts, now }, typed.data))
      } catch (error) {
        if (error instanceof AuthError && error.code === 'BUSY') {
          return { outcome: 'refused', reason: 'unavailable', cause: 'busy', retryAfter: BUSY_SECONDS }
        }
        throw error
      }
    },
    enrol: async (accountId, credentials) => {
      const userName = await acceptUserName(ports, accountId, credentials.userName)
      const context = [ports.organisation.name, ports.organisation.portalName, userName]
      const problem = findPasswordProblem(credentials.password, context)
      if (problem) throw new AuthError('PASSWORD_REFUSED', PROBLEMS[problem])
      await accounts.store(accountId, userName, await hasher.inTurn((turn) => turn.hash(credentials.password)))
    },
    sweep: throttle.sweep,
  }
}

interface Attempt {
  readonly turn: HasherTurn
  readonly throttle: Throttle
  readonly accounts: PasswordAccounts
  readonly now: () => Date
}

/** The same statements and one comparison, whether the name is known or not. */
async function attempt({ turn, throttle, accounts, now }: Attempt, typed: Typed): Promise<Identified | Refused> {
  const userName = toUserName(typed.username)
  const stored = await accounts.find(userName)
  const who = stored && { accountId: stored.accountId }
  const claim = await throttle.claim(userName)
  if (!claim.admitted) {
    const retryAfter = Math.max(1, Math.ceil((claim.until.getTime() - now().getTime()) / 1000))
    return { outcome: 'refused', reason: 'throttled', cause: 'throttled', retryAfter, ...who }
  }
  const comparison = await turn.compare(typed.password, stored?.hash)
  if (stored === undefined || comparison === 'wrong') {
    return { outcome: 'refused', reason: 'invalid', cause: stored ? 'wrong-password' : 'unknown-name', ...who }
  }
  await throttle.clear(userName)
  if (comparison === 'outdated') await accounts.refresh(stored, await turn.hash(typed.password))
  return { outcome: 'identified', accountId: stored.accountId, assurance: 'single' }
}

async function acceptUserName(ports: MethodPorts, accountId: string, typed: string): Promise<string> {
  const userName = toUserName(typed)
  if (!isUserName(userName)) {
    throw new AuthError(
      'USER_NAME_INVALID',
      `A user name has 3 to ${USER_NAME_MAX} letters, digits or . _ @ + -, and begins with a letter or digit.`,
    )
  }
  // A name that is somebody else's e-mail address would let one person be taken for the other.
  const namesake = await ports.findAccount({ email: userName })
  if (namesake && namesake.id !== accountId) {
    throw new AuthError('USER_NAME_TAKEN', 'This user name is the e-mail address of another account. Choose another one.')
  }
  return userName
}

function PasswordForm({ t, action, hidden, typed }: MethodForm) {
  return (
    <Form action={action} hidden={{ ...hidden }}>
      <TextField
        name="username"
        label={t('signin.username')}
        value={typed['username'] ?? ''}
        autocomplete="username"
        maxlength={USER_NAME_MAX}
        required
      />
      <TextField name="password" label={t('signin.password')} type="password" autocomplete="current-password" required />
      <Button type="submit">{t('signin.submit')}</Button>
    </Form>
  )
}
