import { z } from 'zod'

/** What each process of the bench is told. */
export const Settings = z.strictObject({
  databaseUrl: z.string(),
  /** The portal's secret in hex, new for each bench. */
  secret: z.string(),
})

/** What each process of the bench is told. */
export type Settings = z.infer<typeof Settings>

/** A page to ask for: who asks, and the report that must stand on it. */
export const Page = z.strictObject({ path: z.string(), cookie: z.string(), newestReport: z.string() })

/** A page to ask for: who asks, and the report that must stand on it. */
export type Page = z.infer<typeof Page>

/** Reads what this process was told; it is the one argument of a child process. */
export function readSettings(): Settings {
  return Settings.parse(JSON.parse(process.argv[2] ?? ''))
}

/** Tells the parent process something. */
export function tellParent(message: unknown): void {
  if (process.send === undefined) throw new Error('This file runs as a child of run.ts.')
  process.send(message)
}
