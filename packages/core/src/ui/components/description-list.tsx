import type { ComponentChild } from 'preact'

interface DescriptionListProps {
  readonly items: readonly { readonly term: string; readonly value: ComponentChild }[]
}

/** Facts with their names. A fact without a value is left out: an empty line asks a question nobody can answer. */
export function DescriptionList({ items }: DescriptionListProps) {
  const known = items.filter(({ value }) => hasContent(value))
  if (known.length === 0) return null
  return (
    <dl class="facts">
      {known.map(({ term, value }) => (
        <div key={term} class="fact">
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function hasContent(value: ComponentChild): boolean {
  return value !== undefined && value !== null && value !== false && value !== ''
}
