/** Who wrote something, as a row names them. */
interface RowAuthor {
  readonly name?: string | undefined
  readonly role?: string | undefined
}

/** Whoever is family is no staff: their name must not be among those that give way to a role. */
export function toWriter(
  author: RowAuthor | undefined,
  kind: 'staff' | 'family' | undefined,
): { readonly author?: RowAuthor; readonly family?: { readonly name?: string | undefined; readonly relation?: string | undefined } } {
  if (!author) return {}
  const { name, role } = author
  return kind === 'family' ? { family: { name, relation: role } } : { author: { name, role } }
}
