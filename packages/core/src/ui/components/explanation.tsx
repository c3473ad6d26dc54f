import { Icon } from './icon.tsx'

interface ExplanationProps {
  readonly fieldId: string
  readonly hint: string | undefined
  readonly error: string | undefined
}

/** What stands between the label of a field and the field: what is asked, and what is wrong with what was filled in. */
export function Explanation({ fieldId, hint, error }: ExplanationProps) {
  return (
    <>
      {hint && (
        <p class="field-hint" id={`${fieldId}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="field-error" id={`${fieldId}-error`}>
          <Icon name="circle-alert" size={20} /> <span>{error}</span>
        </p>
      )}
    </>
  )
}

/** The ids of what explains a field, for its `aria-describedby`; undefined when nothing does. */
export function toDescribedBy({ fieldId, hint, error }: ExplanationProps): string | undefined {
  return [hint && `${fieldId}-hint`, error && `${fieldId}-error`].filter(Boolean).join(' ') || undefined
}
