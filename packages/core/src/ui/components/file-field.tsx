import { toLargestMegabytes } from '../../define/largest-upload.ts'
import type { Translate } from '../../define/messages.ts'
import type { UploadKind } from '../../define/upload.ts'
import { Icon } from './icon.tsx'

interface FileFieldProps {
  readonly name: string
  readonly label: string
  readonly t: Translate
  /** As in the `files` of the action. */
  readonly accepts: readonly UploadKind[]
  readonly most?: number | undefined
  /** Stands before the line that says what is accepted and how large. */
  readonly hint?: string | undefined
  /** What is wrong with each file that could not be taken; files have to be chosen again. */
  readonly error?: string | readonly string[] | undefined
  readonly required?: boolean | undefined
}

// A telephone that keeps its photos as HEIC sends a JPEG to who asks for pictures of any kind.
const ACCEPT: Readonly<Record<UploadKind, string>> = { photo: 'image/*', pdf: 'application/pdf,.pdf', csv: 'text/csv,.csv' }

/** A field in which files are chosen; it says what is accepted and how large. Where scripts run, chosen photos are shown below it before they are sent. */
export function FileField({ name, label, t, accepts, most = 1, hint, error = [], required }: FileFieldProps) {
  const size = toLargestMegabytes(accepts)
  const errors = typeof error === 'string' ? [error] : error
  const isWrong = errors.length > 0
  return (
    <div class={isWrong ? 'field field-invalid' : 'field'}>
      <label class="field-label" for={name}>
        {label}
      </label>
      <p class="field-hint" id={`${name}-hint`}>
        {hint && `${hint} `}
        {t('core.upload.hint', { accepts: accepts.toSorted().join('_'), most, size })}
      </p>
      {isWrong && (
        <div id={`${name}-error`}>
          {errors.map((each) => (
            <p key={each} class="field-error">
              <Icon name="circle-alert" size={20} /> <span>{each}</span>
            </p>
          ))}
        </div>
      )}
      <input
        class="field-input"
        id={name}
        name={name}
        type="file"
        accept={accepts.map((kind) => ACCEPT[kind]).join()}
        multiple={most > 1}
        required={required}
        aria-describedby={isWrong ? `${name}-hint ${name}-error` : `${name}-hint`}
        aria-invalid={isWrong ? 'true' : undefined}
      />
      <ul
        class="chosen-files"
        aria-live="polite"
        hidden
        data-chosen={name}
        data-most={most}
        data-most-megabytes={size}
        data-too-many={t('core.upload.too-many', { most })}
        data-too-large={t('core.upload.too-large-here', { size })}
      />
    </div>
  )
}
