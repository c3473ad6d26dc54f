import { Icon } from '../components/icon.tsx'
import type { Frame } from '../frame.ts'
import { OverlaySwitch } from './overlay-switch.tsx'

/** Help, at the same place on every page (WCAG 2.2, 3.2.6). */
export function PageFooter({ frame }: { readonly frame: Frame }) {
  const { phone, organisation, links, account, path, t } = frame
  return (
    <footer class="footer">
      {phone !== undefined && (
        <p class="footer-help">
          <span>{t('core.footer.help')}</span>
          <a class="footer-phone" href={`tel:${phone.replaceAll(/[^\d+]/gu, '')}`}>
            <Icon name="phone" size={20} /> {t('core.footer.call', { phone })}
          </a>
        </p>
      )}
      {account === undefined && links.requestAccess !== undefined && !path.startsWith(links.requestAccess) && (
        <p class="footer-help">
          <a class="footer-phone" href={links.requestAccess}>
            <Icon name="key-round" size={20} /> {t('core.request.link.door')}
          </a>
        </p>
      )}
      {links.words !== undefined && (
        <p class="footer-help">
          <a class="footer-phone" href={links.words}>
            <Icon name="book-a" size={20} /> {t('core.words.title')}
          </a>
        </p>
      )}
      <Statements links={links} t={t} />
      <OverlaySwitch frame={frame} />
      <p class="footer-name">{organisation}</p>
    </footer>
  )
}

function Statements({ links: { privacy, accessibility }, t }: Pick<Frame, 'links' | 't'>) {
  if (privacy === undefined || accessibility === undefined) return null
  return (
    <p class="footer-help">
      <a class="footer-phone" href={privacy}>
        {t('core.privacy.link')}
      </a>
      <a class="footer-phone" href={accessibility}>
        {t('core.accessibility.link')}
      </a>
    </p>
  )
}
