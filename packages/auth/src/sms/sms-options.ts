import { z } from 'zod'
import { AuthError } from '../auth-error.ts'

const LOCAL = new Set(['localhost', '127.0.0.1'])

/** The server of a provider as an option: `https://host`, or plain http to this machine, where a stand-in may listen. */
export const ProviderServer = z
  .string()
  .refine(isProviderServer, 'must be https://host without a path (http only to 127.0.0.1 or localhost)')
  .transform((text) => new URL(text))

/** A credential as an option: visible ASCII, so that it can stand in a header (Spryng's is a JWT of six hundred characters). */
export const ProviderSecret = z.string().regex(/^[\x21-\x7e]{8,4096}$/, 'must be 8 to 4096 visible ASCII characters')

/** Who the message is from, as an option: a number, or a name of at most eleven letters, digits, dots, dashes and spaces. */
export const SenderName = z
  .string()
  .regex(
    /^(?:\+?[0-9]{3,16}|(?=.*[A-Za-z])[A-Za-z0-9](?:[A-Za-z0-9 ._-]{0,9}[A-Za-z0-9])?)$/,
    'must be a number or a name of 1 to 11 letters',
  )

/** The options of a sender, checked. Throws `AuthError` (`OPTIONS_INVALID`), which names the option and never its value. */
export function readSmsOptions<T>(sender: string, schema: z.ZodType<T>, options: unknown): T {
  const parsed = schema.safeParse(options, { error: sayWrongKind })
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map(({ path, message }) => `${[sender, ...path].join('.')} ${message}`)
  throw new AuthError('OPTIONS_INVALID', problems.join('; '))
}

/** Where the schema itself says nothing: an option that is missing, of another kind, or unknown. */
function sayWrongKind({ code, input, ...issue }: z.core.$ZodRawIssue): string {
  if (code === 'unrecognized_keys') return `has no option of this name: ${(issue['keys'] as readonly string[]).join(', ')}`
  if (input === undefined) return 'is missing'
  return issue['expected'] === 'object' ? 'must be an object of options' : 'must be text'
}

function isProviderServer(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || url.username || url.password || url.pathname !== '/' || url.search || url.hash) return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOCAL.has(url.hostname))
}
