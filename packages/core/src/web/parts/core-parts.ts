import type { CorePart } from './core-part.ts'
import { information } from './information.tsx'
import { notices } from './notices.tsx'
import { profile } from './profile.tsx'

/** Core's own pages, written against the same contract as a plugin's and behind the same guard; their tabs stand in this order. */
export const coreParts: readonly CorePart[] = [notices, profile, information]

/** Core's own parts by their full id. */
export const corePartsById: ReadonlyMap<string, CorePart> = new Map(coreParts.map((core) => [`core.${core.part.id}`, core]))
