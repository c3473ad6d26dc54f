import { peopleInventory } from './people-inventory.ts'
import { recordInventory } from './record-inventory.ts'
import type { Inventory } from './table-inventory.ts'

/** What each table of the kernel keeps of people. A test holds it to the columns of a migrated database. */
export const kernelPersonalData: Inventory = { ...recordInventory, ...peopleInventory }
