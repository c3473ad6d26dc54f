import { Icon } from './icon.tsx'

interface ErrorSummaryProps {
  readonly title: string
  /** `field` is the id of the field the link leads to. */
  readonly errors: readonly { readonly field: string; readonly message: string }[]
}

/** Everything that is wrong with a form, above it, each line a link to its field. Absent when nothing is wrong. */
export function ErrorSummary({ title, errors }: ErrorSummaryProps) {
  if (errors.length === 0) return null
  return (
    <div class="notice notice-error" role="alert">
      <Icon name="circle-alert" />
      <div class="notice-body">
        <p class="notice-title">{title}</p>
        <ul class="error-list">
          {errors.map(({ field, message }) => (
            <li key={`${field} ${message}`}>
              <a href={`#${field}`}>{message}</a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
