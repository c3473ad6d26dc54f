import { Button, Form, PasswordField, TextField } from '@voordeur/core/ui'
import { z } from 'zod'
import { AuthError } from '../auth-error.ts'
import { createCredentials, type Credentials } from '../credential/credentials.ts'
import { isTemporaryPassword } from '../credential/temporary-password.ts'
import { NOBODY } from '../nobody.ts'
import type { FormMethod, Identified, MethodForm, MethodPorts, OpenFormMethod, Refused, Visitor } from '../sign-in-method.ts'
import { loadListedPasswords } from './listed-passwords.ts'
import { createPasswordAccounts, type PasswordAccounts, type StoredPassword } from './password-accounts.ts'
import { createPasswordHasher, HASH_PURPOSE, type HasherTurn } from './password-hasher.ts'
import { PASSWORD_MAX } from './password-rules.ts'
import { createPasswords } from './passwords.ts'
import { type Claim, createThrottle, type Throttle } from './throttle.ts'
import { toUserName, USER_NAME_MAX } from './user-name.ts'

// A password may be longer before NFKC than after it; beyond this nothing is hashed.
const TYPED_MAX = 4 * PASSWORD_MAX
const BUSY_SECONDS = 5

const Typed = z.strictObject({
  username: z.string().trim().min(1).max(USER_NAME_MAX),
  password: z.string().min(1).max(TYPED_MAX),
})
type Typed = z.infer<typeof Typed>

/** Signing in with a user name and a password (argon2id), slowed down after wrong ones as the policy says. */
export function password(): FormMethod {
  return { id: 'password', maxAssurance: 'single', findings: [], open }
}

async function open(ports: MethodPorts): Promise<OpenFormMethod> {
  const { database, now, secret, policy } = ports
  const hasher = await createPasswordHasher(ports.seal(HASH_PURPOSE))
  const rule =
    policy.wrongPassword === 'block' ? ({ kind: 'block', after: policy.wrongPasswordsBeforeBlock } as const) : ({ kind: 'delay' } as const)
  const throttle = createThrottle({ database, now, key: secret('password-throttle'), rule })
  const accounts = createPasswordAccounts({ database, now, kept: policy.passwordHistory })
  const credentials = createCredentials(database, now)
  const listed = await loadListedPasswords()
  const passwords = createPasswords({ ports, accounts, hasher, throttle, listed })

  return {
    begin: (form) => <PasswordForm {...form} />,
    complete: async (form, visitor) => {
      const typed = Typed.safeParse(form)
      if (!typed.success) return { outcome: 'refused', reason: 'invalid', cause: 'malformed' }
      try {
        return await hasher.inTurn((turn) => attempt({ turn, throttle, accounts, credentials, now, visitor }, typed.data))
      } catch (error) {
        if (error instanceof AuthError && error.code === 'BUSY') {
          return { outcome: 'refused', reason: 'unavailable', cause: 'busy', retryAfter: BUSY_SECONDS }
        }
        throw error
      }
    },
    passwords,
    sweep: throttle.sweep,
  }
}

interface Attempt {
  readonly turn: HasherTurn
  readonly throttle: Throttle
  readonly accounts: PasswordAccounts
  readonly credentials: Credentials
  readonly now: () => Date
  readonly visitor: Visitor
}

/** The same statements and one comparison, whether the name is known or not. */
async function attempt(work: Attempt, typed: Typed): Promise<Identified | Refused> {
  const { throttle, accounts, visitor } = work
  const userName = toUserName(typed.username)
  const stored = await accounts.findByName(userName)
  const device = await visitor.findDevice(stored?.accountId ?? NOBODY)
  if (isTemporaryPassword(typed.password)) return attemptTemporary(work, { stored, device, typed: typed.password })
  const claim = await throttle.claim({ userName, device })
  if (!claim.admitted) return toThrottled(work, claim, stored)
  const isRight = await compare(work, stored, typed.password)
  if (stored === undefined || !isRight) return toWrong(claim.isLast, stored)
  await throttle.clear({ userName, device })
  return toIdentified(stored, device)
}

/**
 * What has the shape of a temporary password waits for nothing and counts for nothing: it has to open a name that is blocked, and
 * 54 random bits that last a day are not found by trying. Whether it goes this way is decided by what was typed alone.
 */
async function attemptTemporary(
  { turn, credentials }: Attempt,
  { stored, device, typed }: { readonly stored: StoredPassword | undefined; readonly device: string | undefined; readonly typed: string },
): Promise<Identified | Refused> {
  const temporary = await credentials.findTemporary(stored?.accountId ?? NOBODY)
  const comparison = await turn.compare(toTemporary(typed), temporary?.hash)
  if (!stored || !temporary || comparison === 'wrong' || !(await credentials.use(temporary.id))) return toWrong(false, stored)
  return { ...toIdentified(stored, device), temporary: temporary.purpose }
}

/** Compares once; a hash with older parameters is made anew. */
async function compare({ turn, accounts }: Attempt, stored: StoredPassword | undefined, typed: string): Promise<boolean> {
  const comparison = await turn.compare(typed, stored?.hash)
  if (comparison === 'outdated' && stored) await accounts.refresh(stored, await turn.hash(typed))
  return comparison !== 'wrong'
}

function toIdentified({ accountId, nameState, epoch }: StoredPassword, device: string | undefined): Identified {
  return { outcome: 'identified', accountId, assurance: 'single', device, isNameDue: nameState === 'due', epoch }
}

const toTemporary = (typed: string): string => typed.trim().normalize('NFKC').toLowerCase()

function toThrottled({ now }: Attempt, claim: Claim & { readonly admitted: false }, stored: StoredPassword | undefined): Refused {
  const refused = { outcome: 'refused', reason: 'throttled', cause: claim.until ? 'throttled' : 'locked', ...toWho(stored) } as const
  if (!claim.until) return refused
  return { ...refused, retryAfter: Math.max(1, Math.ceil((claim.until.getTime() - now().getTime()) / 1000)) }
}

/** The last try of a policy that blocks says that it was: the same for a name that does not exist. */
function toWrong(isLast: boolean, stored: StoredPassword | undefined): Refused {
  const cause = stored ? 'wrong-password' : 'unknown-name'
  if (isLast) return { outcome: 'refused', reason: 'throttled', cause, isLocking: true, ...toWho(stored) }
  return { outcome: 'refused', reason: 'invalid', cause, ...toWho(stored) }
}

const toWho = (stored: StoredPassword | undefined) => (stored ? { accountId: stored.accountId } : {})

function PasswordForm({ t, action, hidden, typed }: MethodForm) {
  return (
    <Form action={action} hidden={{ ...hidden }}>
      <TextField
        name="username"
        label={t('signin.username')}
        value={typed['username'] ?? ''}
        autocomplete="username"
        maxlength={USER_NAME_MAX}
        verbatim
        required
      />
      <PasswordField
        name="password"
        label={t('signin.password')}
        kind="current"
        reveal={{ show: t('reveal.show'), hide: t('reveal.hide') }}
        maxlength={TYPED_MAX}
      />
      <Button type="submit">{t('signin.submit')}</Button>
    </Form>
  )
}
