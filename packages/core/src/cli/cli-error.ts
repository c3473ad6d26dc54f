/** Something the person at the shell can mend; the message is all that is printed, and the exit code is 1. */
export class CliError extends Error {
  override readonly name = 'CliError'
}
