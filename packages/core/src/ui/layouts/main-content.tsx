import type { ComponentChildren } from 'preact'
import { Button } from '../components/button.tsx'
import { Notice } from '../components/notice.tsx'
import type { Frame } from '../frame.ts'

interface MainContentProps {
  readonly frame: Frame
  readonly children: ComponentChildren
}

/**
 * The page itself; above it what everybody there must know, and what was just done. In a preview no field or button of it
 * works: a disabled set of fields disables everything inside.
 */
export function MainContent({ frame: { message, notice, noticeLink, preview }, children }: MainContentProps) {
  return (
    <main class="main" id="inhoud" tabIndex={-1}>
      {notice !== undefined && (
        <Notice kind="info">
          {notice}
          {noticeLink && (
            <p>
              <Button kind="secondary" icon="download" href={noticeLink.href}>
                {noticeLink.label}
              </Button>
            </p>
          )}
        </Notice>
      )}
      {message !== undefined && <Notice kind="success">{message}</Notice>}
      {preview === undefined ? (
        children
      ) : (
        <fieldset class="preview-page" disabled>
          {children}
        </fieldset>
      )}
    </main>
  )
}
