import { Button } from '../components/button.tsx'
import type { Frame } from '../frame.ts'
import type { TourStop } from '../layouts/tour-dialog.tsx'
import { PlainPage } from './plain-page.tsx'

/** The tour as a page to read: the same steps, in the same order. */
export function TourPage({ frame, stops }: { readonly frame: Frame; readonly stops: readonly TourStop[] }) {
  const { t, links } = frame
  return (
    <PlainPage frame={frame} title={t('core.tour.title')} intro={t('core.tour.intro')}>
      <ol class="tour-list">
        {stops.map(({ anchor, title, text }) => (
          <li key={`${anchor} ${title}`} class="card">
            <h2 class="card-title">{title}</h2>
            <p>{text}</p>
          </li>
        ))}
      </ol>
      <Button href={links.start} icon="house">
        {t('core.tour.toStart')}
      </Button>
    </PlainPage>
  )
}
