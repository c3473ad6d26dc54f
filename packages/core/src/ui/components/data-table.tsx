import type { ComponentChild } from 'preact'

interface DataTableProps {
  readonly caption: string
  readonly columns: readonly { readonly key: string; readonly label: string; readonly numeric?: boolean | undefined }[]
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
          {columns.map(({ key, label, numeric }) => (
            <th key={key} scope="col" role="columnheader" class={numeric ? 'numeric' : undefined}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row, index) => (
          <tr key={index} role="row">
            {columns.map(({ key, label, numeric }) => (
              <td key={key} role="cell" data-label={label} class={numeric ? 'numeric' : undefined}>
                {row[key]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
