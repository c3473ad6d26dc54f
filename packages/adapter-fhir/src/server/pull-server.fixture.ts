import type { SyncStep } from '@voordeur/core'
import type { z } from 'zod'
import type { ClientStep } from '../to-client-step.ts'
import { readServer, type ServerPorts } from './read-server.ts'
import { createServerMemory, type ServerMemory } from './server-memory.ts'
import { ServerOptions } from './server-options.ts'

/** How a test reads a server; time passes only where it says so. */
export interface PullSettings {
  readonly server: z.input<typeof ServerOptions>
  readonly version?: 'STU3' | 'R4'
  readonly maxBytes?: number
  readonly since?: string
  readonly memory?: ServerMemory
  readonly signal?: AbortSignal
  readonly now?: Date
  readonly variables?: Readonly<Record<string, string>>
  readonly wait?: ServerPorts['wait']
}

/** What a run gave, until it ended or was refused. */
export interface Pulled {
  readonly steps: readonly SyncStep[]
  readonly error: unknown
  readonly waits: readonly number[]
  readonly log: readonly string[]
}

/** Reads a server once. */
export async function pullServer(settings: PullSettings): Promise<Pulled> {
  const waits: number[] = []
  const log: string[] = []
  const steps: SyncStep[] = []
  const ports: ServerPorts = {
    wait: async (milliseconds, signal) => {
      waits.push(milliseconds)
      await settings.wait?.(milliseconds, signal)
    },
    random: () => 0.5,
    now: () => settings.now ?? new Date(),
    readVariable: (name) => settings.variables?.[name],
  }
  const input = {
    server: ServerOptions.parse(settings.server),
    version: settings.version,
    maxBytes: settings.maxBytes ?? 64 * 1024 * 1024,
    since: settings.since,
    signal: settings.signal ?? new AbortController().signal,
    log: (message: string) => log.push(message),
    memory: settings.memory ?? createServerMemory(),
  }
  try {
    for await (const step of readServer(input, ports)) steps.push(step)
    return { steps, error: undefined, waits, log }
  } catch (error) {
    return { steps, error, waits, log }
  }
}

/** The clients of a run. */
export function clientsOf({ steps }: Pulled): readonly ClientStep[] {
  return steps.filter((step) => 'client' in step)
}

/** Everything a run reports, as place and sentence. */
export function reportOf({ steps }: Pulled): readonly string[] {
  return steps.flatMap((step) => ('rejected' in step ? (step.rejected ?? []) : [])).map(({ place, reason }) => `${place.file}: ${reason}`)
}
