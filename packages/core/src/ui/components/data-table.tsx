import type { ComponentChild } from 'preact'

interface Column {
  readonly key: string
  readonly label: string
  readonly numeric?: boolean | undefined
  /** Holds nothing but ways to somewhere else, which a sheet of paper has no use for. */
  readonly onScreen?: boolean | undefined
}

interface DataTableProps {
  readonly caption: string
  readonly columns: readonly Column[]
  readonly rows: readonly Readonly<Record<string, ComponentChild>>[]
}

/**
 * A table with a caption. On a phone every row becomes a card, its cells named by `data-label`; the roles are written
 * out, because a browser forgets that a table is one once its display changes.
 */
export function DataTable({ caption, columns, rows }: DataTableProps) {
  return (
    <table class="table" role="table">
      <caption>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column.key} scope="col" role="columnheader" class={toClass(column)}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row, index) => (
          <tr key={index} role="row">
            {columns.map((column) => (
              <td key={column.key} role="cell" data-label={column.label} class={toClass(column)}>
                {row[column.key]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function toClass({ numeric, onScreen }: Column): string | undefined {
  const names = [numeric && 'numeric', onScreen && 'on-screen'].filter(Boolean)
  return names.length === 0 ? undefined : names.join(' ')
}
