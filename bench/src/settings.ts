import { z } from 'zod'

/** The password of everybody in the bench. */
export const PASSWORD = 'een lange zin van niemand'

/** How the portal's door is set: the secure default, the rules of the Laurens manual, or the default with a leak built in. */
export const DoorKind = z.enum(['default', 'laurens', 'leaking'])

/** How the portal's door is set: the secure default, the rules of the Laurens manual, or the default with a leak built in. */
export type DoorKind = z.infer<typeof DoorKind>

/** What each process of the bench is told. */
export const Settings = z.strictObject({
  databaseUrl: z.string(),
  /** The portal's secret in hex, new for each bench. */
  secret: z.string(),
  door: DoorKind.optional(),
  /** Whether the portal's jobs run beside it. */
  jobs: z.boolean().optional(),
})

/** What each process of the bench is told. */
export type Settings = z.infer<typeof Settings>

/** A page to ask for: who asks, and the report that must stand on it. */
export const Page = z.strictObject({ path: z.string(), cookie: z.string(), newestReport: z.string() })

/** A page to ask for: who asks, and the report that must stand on it. */
export type Page = z.infer<typeof Page>

/** Somebody who can sign in; `path` is the page of their one client, `number` its number. */
export const Person = z.strictObject({ userName: z.string(), email: z.string(), number: z.number(), path: z.string() })

/** Somebody who can sign in; `path` is the page of their one client, `number` its number. */
export type Person = z.infer<typeof Person>

/** Somebody at a browser that remembers them: with its cookie no code is asked. */
export const Regular = Person.extend({ device: z.string() })

/** Somebody at a browser that remembers them: with its cookie no code is asked. */
export type Regular = z.infer<typeof Regular>

/** The people to prepare: so many who are enrolled, the first `regulars` of whom have a remembered device. */
export const PeopleSettings = Settings.extend({ people: z.number(), regulars: z.number() })

/** Reads what this process was told; it is the one argument of a child process. */
export function readSettings(): Settings {
  return Settings.parse(readArgument())
}

/** The one argument of a child process, not yet looked at. */
export function readArgument(): unknown {
  return JSON.parse(process.argv[2] ?? '')
}

/** Tells the parent process something. */
export function tellParent(message: unknown): void {
  if (process.send === undefined) throw new Error('This file runs as a child of run.ts.')
  process.send(message)
}
