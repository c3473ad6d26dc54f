import { addPerson } from './add-person.tsx'
import type { CorePart } from './core-part.ts'
import { handOver } from './hand-over.tsx'
import { accessLog } from './access-log.tsx'
import { download } from './download.tsx'
import { feeds } from './feeds.tsx'
import { information } from './information.tsx'
import { notices } from './notices.tsx'
import { people } from './people.tsx'
import { person } from './person.tsx'
import { profile } from './profile.tsx'
import { rights } from './rights.tsx'
import { search } from './search.tsx'
import { words } from './words.tsx'

/** Core's own pages, written against the same contract as a plugin's and behind the same guard; their tabs stand in this order. */
export const coreParts: readonly CorePart[] = [
  notices,
  profile,
  information,
  people,
  addPerson,
  person,
  handOver,
  rights,
  accessLog,
  download,
  feeds,
  search,
  words,
]

/** Core's own parts by their full id. */
export const corePartsById: ReadonlyMap<string, CorePart> = new Map(coreParts.map((core) => [`core.${core.part.id}`, core]))
