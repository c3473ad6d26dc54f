import type { ViewTools } from '@voordeur/core'
import { Card, DayText, Notice } from '@voordeur/core/ui'
import type { ComponentChild } from 'preact'
import { sayAuthor } from '../staff-line.ts'
import { Fields } from './fields.tsx'
import type { FormSheet } from './sheet.ts'

/** A form, to be read from its first question to its last. */
export function FormSheetView({ sheet, tools }: { readonly sheet: FormSheet; readonly tools: ViewTools }): ComponentChild {
  const { t, locale } = tools
  const who = sayAuthor(sheet, t)
  return (
    <Card title={sheet.title} icon="file-text">
      {(sheet.when !== undefined || who !== undefined) && (
        <p>
          {sheet.when !== undefined && (
            <>
              {t('forms.filledOn')} <DayText value={sheet.when} locale={locale} />
            </>
          )}
          {sheet.when !== undefined && who !== undefined && ' · '}
          {who}
        </p>
      )}
      {sheet.unfinished && (
        <Notice kind="info">
          <p>{t('forms.unfinished')}</p>
        </Notice>
      )}
      <Fields fields={sheet.fields} words={{ t, locale }} />
    </Card>
  )
}
