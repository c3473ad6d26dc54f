import { Icon } from '../components/icon.tsx'
import type { Frame } from '../frame.ts'

/**
 * The way to the search: a small form, on a phone a link to the page that has one. Absent for who has nothing to find, and on
 * the search itself.
 */
export function SearchBox({ frame: { t, search, path } }: { readonly frame: Frame }) {
  if (search === undefined || path === search.href) return null
  return (
    <>
      <a class="search-link" data-tour="search" href={search.href} aria-label={t('core.search.start')}>
        <Icon name="search" /> <span>{t('core.search.title')}</span>
      </a>
      <form class="search-box" data-tour="search" role="search" method="get" action={search.href} noValidate>
        <label class="visually-hidden" for="search-box">
          {t('core.search.short')}
        </label>
        <input class="field-input" id="search-box" name="q" type="search" maxLength={200} placeholder={t('core.search.title')} />
        <button class="button button-secondary" type="submit">
          <Icon name="search" size={22} label={t('core.search.find')} />
        </button>
      </form>
    </>
  )
}
