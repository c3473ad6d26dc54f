import type { TeamMemberPlace, ViewTools } from '@voordeur/core'
import { Button } from '@voordeur/core/ui'
import type { ComponentChild } from 'preact'

/** The envelope under whoever coordinates the care; nothing under anybody else, and nothing for who may not write. */
export function viewEnvelope(_data: unknown, { coordinates }: TeamMemberPlace, { t, link, may }: ViewTools): ComponentChild {
  if (!coordinates || !may('send')) return null
  return (
    <Button kind="secondary" href={link({ query: { new: '1' } })} icon="mail">
      {t('inbox.envelope')}
    </Button>
  )
}
