import { Form } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import type { Frame } from '../frame.ts'

/** Simple mode on and off with one press, from any page: a form, so that it works without scripts. Absent for who can't choose. */
export function SimpleModeSwitch({ frame: { t, links, path, simple = false } }: { readonly frame: Frame }) {
  if (links.readingMode === undefined) return null
  return (
    <Form action={links.readingMode} hidden={{ back: path }}>
      <button class="simple-mode" name="mode" value={simple ? 'usual' : 'simple'} aria-pressed={simple}>
        <Icon name="book-open-check" /> <span>{t('core.profile.simple')}</span>
        {simple && <Icon name="check" size={20} />}
      </button>
    </Form>
  )
}
