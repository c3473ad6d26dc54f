import { CliError } from './cli-error.ts'

/** What a way of signing in refuses (a weak password, a number of another country) is for the person at the shell. */
export function sayToPerson(error: unknown): never {
  const isTheirs = error instanceof Error && error.name === 'AuthError'
  throw isTheirs ? new CliError(error.message) : error
}
