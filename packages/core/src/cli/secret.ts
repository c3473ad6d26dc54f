import { defineCommand } from 'citty'
import type { Rotated, SecretStatus } from '../flows/secret/rotate-secret.ts'
import { BY, toStaff } from './acting-staff.ts'
import { CliError } from './cli-error.ts'
import { DATABASE_ARGS, openPortal } from './open-portal.ts'
import { say } from './say.ts'

const status = defineCommand({
  meta: { name: 'status', description: 'Say which secret sealed what, and whether the one before may be forgotten.' },
  args: DATABASE_ARGS,
  async run({ args }) {
    const portal = await openPortal({ config: args.config, data: args.data })
    try {
      say(toStatusText(await portal.secretStatus()))
    } finally {
      await portal.close()
    }
  },
})

const rotate = defineCommand({
  meta: {
    name: 'rotate',
    description: 'Seal everything anew with VOORDEUR_SECRET, so that the secrets of VOORDEUR_SECRET_BEFORE may be forgotten.',
  },
  args: { ...DATABASE_ARGS, by: BY },
  async run({ args }) {
    const portal = await openPortal({ config: args.config, data: args.data })
    try {
      const rotated = await portal.rotateSecret(toStaff(args.by))
      say(toRotatedText(rotated))
      if (rotated.waiting > 0) throw new CliError('Something is still sealed with a secret before. Keep it, and look at the lines above.')
    } finally {
      await portal.close()
    }
  },
})

function toRotatedText(rotated: Rotated): string {
  const damaged =
    rotated.damaged === 0 ? [] : [`${rotated.damaged} values did not open and were left as they are: they were changed outside the portal.`]
  return [`Sealed ${rotated.resealed} values anew.`, ...damaged, toStatusText(rotated)].join('\n')
}

function toStatusText({ newest, before, sealed, waiting }: SecretStatus): string {
  const lines = sealed.map(({ table, column, secret, values }) => `  ${table}.${column}: ${values} with ${secret}`)
  return [`The portal seals with the secret ${newest}.`, ...lines, toAdvice({ before, waiting })].join('\n')
}

function toAdvice({ before, waiting }: Pick<SecretStatus, 'before' | 'waiting'>): string {
  if (waiting > 0) return `${waiting} values would be lost without ${before.join(', ')}. Run "voordeur secret rotate --by …".`
  if (before.length === 0) return 'Nothing hangs on another secret.'
  return `Nothing hangs on ${before.join(', ')} any more: take VOORDEUR_SECRET_BEFORE away from every process, and start each of them again.`
}

/** `voordeur secret`: changing the secret of the portal. */
export const secret = defineCommand({
  meta: { name: 'secret', description: 'The secret of the portal, and changing it.' },
  subCommands: { status, rotate },
})
