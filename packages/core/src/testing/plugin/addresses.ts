import type { ComposedPart } from '../../compose/composition.ts'

/** Where a part stands for a client, or for whom its administrator looks as; a part about the account stands at one place for everybody. */
export function toPartPath({ id, part }: ComposedPart, clientId: string, personId?: string): string {
  const place = id.replace('.', '/')
  return part.scope === 'client' ? `${toClientPath(clientId, personId)}/${place}` : `/mijn/${place}`
}

/** The names by which forms are given: `board.post`. */
export function toFormName({ part }: ComposedPart, action: string): string {
  return `${part.id}.${action}`
}

/** The page of a client, or the same below the person as whom its portal administrator looks (Toon als…). */
export function toClientPath(clientId: string, personId?: string): string {
  return personId === undefined ? `/client/${clientId}` : `/client/${clientId}/als/${personId}`
}

/** Where a part opens the file of a record. */
export function toFilePath(composed: ComposedPart, clientId: string, recordId: string): string {
  return `${toPartPath(composed, clientId)}/bestand/${recordId}`
}
