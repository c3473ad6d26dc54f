import type { Problem } from '../compose/problem.ts'
import { createSmtpSender } from '../mail/smtp-sender.ts'
import type { PortalDatabase } from '../portal-options.ts'
import { readPortalSecret, readSecretsBefore } from './portal-secret.ts'
import { readTrustedProxies } from './read-trusted-proxies.ts'

/** The variables of a process. */
export type Variables = Readonly<Record<string, string | undefined>>

/** The database that the environment names, or the embedded one in a folder. */
export function readDatabase({ DATABASE_URL: url, VIEWER_DATABASE_URL: viewerUrl }: Variables, folder: string): PortalDatabase {
  if (url === undefined) return { folder }
  return { url, ...(viewerUrl === undefined ? {} : { viewerUrl }) }
}

/** Every variable that the start of a portal in production would refuse, by the start's own rules. Opens and makes nothing. */
export function listEnvironmentProblems(variables: Variables): readonly Problem[] {
  return [
    ...refuse('VOORDEUR_SECRET', () => readPortalSecret(variables['VOORDEUR_SECRET'], { folder: '', production: true })),
    ...refuse('VOORDEUR_SECRET_BEFORE', () => readSecretsBefore(variables['VOORDEUR_SECRET_BEFORE'])),
    ...refuse('SMTP_URL', () => readSmtp(variables['SMTP_URL'])),
    ...refuse('VOORDEUR_FORWARDED_HEADER', () => readTrustedProxies(variables)),
  ]
}

function readSmtp(url: string | undefined): void {
  if (url !== undefined) createSmtpSender({ url, from: 'no-reply@localhost', production: true }).close()
}

function refuse(name: string, read: () => unknown): readonly Problem[] {
  try {
    read()
    return []
  } catch (error) {
    const cause = error instanceof Error ? error.message : 'It can not be read.'
    return [
      { code: 'CONFIG_INVALID', place: `environment, ${name}`, cause, fix: `Set the variable ${name} for every process of this portal.` },
    ]
  }
}
