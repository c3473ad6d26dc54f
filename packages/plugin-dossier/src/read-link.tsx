import type { ViewTools } from '@voordeur/core'
import { Button } from '@voordeur/core/ui'
import type { ComponentChild } from 'preact'

interface ReadLinkProps {
  readonly href: string
  /** What is opened, for who hears the link without the row it stands in. */
  readonly what: string
  readonly t: ViewTools['t']
}

/** The eye by which something is opened to be read, with its word beside it. */
export function ReadLink({ href, what, t }: ReadLinkProps): ComponentChild {
  return (
    <Button kind="quiet" href={href} icon="eye">
      {t('read.open')}
      <span class="visually-hidden">: {what}</span>
    </Button>
  )
}

/** The way back from what is read to the list it stands in. */
export function BackLink({ href, children }: { readonly href: string; readonly children: string }): ComponentChild {
  return (
    <div>
      <Button kind="quiet" href={href} icon="arrow-left">
        {children}
      </Button>
    </div>
  )
}

/** The way to everything of a list one after the other, to read on or to print. */
export function ReadAllLink({ href, t }: { readonly href: string; readonly t: ViewTools['t'] }): ComponentChild {
  return (
    <div>
      <Button kind="quiet" href={href} icon="book-open-text">
        {t('read.all')}
      </Button>
    </div>
  )
}
