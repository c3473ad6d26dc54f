import type { FormMethod, Identified, MethodPorts, OpenFormMethod, Refused } from '@voordeur/auth'
import { z } from 'zod'
import type { Directory } from './directory.ts'
import { toForm } from './form.tsx'
import { createTries, type Tries } from './tries.ts'

/** What an organisation says of it in its portal.config.ts. */
export interface YourMethodOptions {
  readonly directory: Directory
}

// Strict and bounded: fields that the form does not have, and fields without end, are refused.
const Typed = z.strictObject({ number: z.string().trim().min(1).max(40), code: z.string().min(1).max(100) })

/** Your method: a number and a code that a directory of the organisation knows. */
export function yourMethod({ directory }: YourMethodOptions): FormMethod {
  return {
    id: 'your-method',
    // What it proves by itself. The portal asks a second factor beside it.
    maxAssurance: 'single',
    // What an organisation should know before it accepts this; a finding with level 'error' has to be accepted by name.
    findings: [],
    rules: [],
    open: async (ports) => openYourMethod(directory, ports),
  }
}

/** The method on the ports of a portal. */
export function openYourMethod(directory: Directory, { identities, now }: Pick<MethodPorts, 'identities' | 'now'>): OpenFormMethod {
  const tries = createTries(now)
  return {
    // By this staff link people to accounts: `voordeur account link --method your-method --subject …`.
    directory: { issuer: directory.issuer, name: directory.name, readSubject: (typed) => typed.trim() || undefined },
    begin: toForm,
    complete: async (form) => {
      const typed = Typed.safeParse(form)
      if (!typed.success) return { outcome: 'refused', reason: 'invalid', cause: 'malformed' }
      return identify({ directory, identities, tries }, typed.data)
    },
    sweep: async () => tries.sweep(),
  }
}

interface Work extends Pick<MethodPorts, 'identities'> {
  readonly directory: Directory
  readonly tries: Tries
}

// A visitor never learns whether somebody exists: a wrong code, an unknown number and a person without an account read the same.
async function identify({ directory, identities, tries }: Work, { number, code }: z.infer<typeof Typed>): Promise<Identified | Refused> {
  // Spellings that a directory may take for one number share their tries.
  const tried = number
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
  const wait = tries.take(tried)
  if (wait !== undefined) return { outcome: 'refused', reason: 'throttled', cause: 'throttled', retryAfter: wait }
  const checked = await ask(directory, number, code)
  if (checked === 'away') return { outcome: 'refused', reason: 'unavailable', cause: 'directory-away' }
  const found = checked && (await identities.find({ issuer: directory.issuer, subject: checked.id }))
  if (found === undefined) return { outcome: 'refused', reason: 'invalid', cause: checked ? 'unknown-identity' : 'wrong-code' }
  tries.clear(tried)
  // With the epoch of that moment: a link that is taken away meanwhile makes no session.
  return { outcome: 'identified', accountId: found.accountId, assurance: 'single', epoch: found.epoch }
}

// A directory that is away is no wrong answer, and says so to who waits.
async function ask(directory: Directory, number: string, code: string) {
  try {
    return await directory.check(number, code)
  } catch {
    return 'away'
  }
}
