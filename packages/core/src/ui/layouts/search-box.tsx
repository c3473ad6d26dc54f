import { Icon } from '../components/icon.tsx'
import type { Frame } from '../frame.ts'

/** A small form that leads to the search; absent for who has nothing to find, and on the search itself, which has its own. */
export function SearchBox({ frame: { t, search, path } }: { readonly frame: Frame }) {
  if (search === undefined || path === search.href) return null
  return (
    <form class="search-box" role="search" method="get" action={search.href} noValidate>
      <label class="visually-hidden" for="search-box">
        {t('core.search.short')}
      </label>
      <input class="field-input" id="search-box" name="q" type="search" maxLength={200} placeholder={t('core.search.title')} />
      <button class="button button-secondary" type="submit">
        <Icon name="search" size={22} label={t('core.search.find')} />
      </button>
    </form>
  )
}
