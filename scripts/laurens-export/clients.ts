import type { Client } from './client.ts'
import { KADE } from './clients-kade.ts'
import { REIGER } from './clients-reiger.ts'

/** The eight clients of the example, by number. */
export const CLIENTS: readonly Client[] = [...REIGER, ...KADE].toSorted((one, other) => one.number.localeCompare(other.number))
