import type { ViewTools } from '@voordeur/core'
import { Icon } from '@voordeur/core/ui'
import { FEELINGS, type Feeling } from './feelings.ts'

interface FeelingTextProps {
  readonly feeling: Feeling
  readonly tools: ViewTools
}

/** A feeling in a word, with its pictogram before it as decoration. */
export function FeelingText({ feeling, tools: { t } }: FeelingTextProps) {
  const icon = FEELINGS.find(({ id }) => id === feeling)?.icon
  return (
    // One element: on a phone a cell of a table puts its elements beside each other.
    <span>
      {icon && <Icon name={icon} />} {t(`feeling.${feeling}`)}
    </span>
  )
}
