import type { Translate } from '../../define/messages.ts'
import { Card } from '../components/card.tsx'
import { ClientPhoto } from '../components/client-photo.tsx'
import { Notice } from '../components/notice.tsx'

interface SavedIndexProps {
  readonly t: Translate
  readonly client: string
  /** The file of the photo, when there is one. */
  readonly photo: string | undefined
  readonly panels: readonly { readonly title: string; readonly files: readonly { readonly href: string; readonly title: string }[] }[]
  readonly log: string
}

/** The first page of a saved dossier: the warning, and where everything is. */
export function SavedIndex({ t, client, photo, panels, log }: SavedIndexProps) {
  return (
    <>
      {photo !== undefined && <ClientPhoto name={client} photoUrl={photo} t={t} />}
      <Notice kind="warning">
        <p>{t('core.download.warning')}</p>
      </Notice>
      {panels.map(({ title, files }) => (
        <Card key={title} title={title} icon="folder-open">
          <SavedFiles files={files} />
        </Card>
      ))}
      <Card title={t('core.accessLog.title')} icon="eye">
        <SavedFiles files={[{ href: log, title: t('core.download.log.open') }]} />
      </Card>
      <p>{t('core.download.saved.data')}</p>
    </>
  )
}

function SavedFiles({ files }: { readonly files: SavedIndexProps['panels'][number]['files'] }) {
  return (
    <ul class="saved-files">
      {files.map(({ href, title }) => (
        <li key={href}>
          <a href={href}>{title}</a>
        </li>
      ))}
    </ul>
  )
}
