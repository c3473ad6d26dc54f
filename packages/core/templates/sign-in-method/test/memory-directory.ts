import type { Directory } from '../src/index.ts'

/** A directory for tests: people with a number and a code, and a switch that takes it away. */
export interface MemoryDirectory extends Directory {
  isAway: boolean
}

/** A directory that knows these people, by their number. */
export function createMemoryDirectory(people: Readonly<Record<string, { readonly id: string; readonly code: string }>>): MemoryDirectory {
  const directory: MemoryDirectory = {
    issuer: 'https://register.example',
    name: 'Register',
    isAway: false,
    check: async (number, code) => {
      if (directory.isAway) throw new Error('The directory can not be reached.')
      const person = Object.hasOwn(people, number) ? people[number] : undefined
      return person?.code === code ? { id: person.id } : undefined
    },
  }
  return directory
}
