import type { ComposedPart } from '../../compose/composition.ts'

/** Where a part stands for a client; a part about the account stands at one place for everybody. */
export function toPartPath({ id, part }: ComposedPart, clientId: string): string {
  const place = id.replace('.', '/')
  return part.scope === 'client' ? `/client/${clientId}/${place}` : `/mijn/${place}`
}

/** The names by which forms are given: `board.post`. */
export function toFormName({ part }: ComposedPart, action: string): string {
  return `${part.id}.${action}`
}
