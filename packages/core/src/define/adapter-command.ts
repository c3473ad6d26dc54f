/**
 * What an adapter brings to the shell as `voordeur NAME …`: its package, `@voordeur/adapter-NAME` or `voordeur-adapter-NAME`,
 * exports it as `command` from `./command`.
 */
export interface AdapterCommand {
  /** What it does, in one sentence. */
  readonly description: string
  /** Runs with the words behind the name and says what it has to say; resolves with the exit code of the process. */
  readonly run: (args: readonly string[]) => Promise<number>
}
