import { Form } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import { TEXT_SIZES, type Frame } from '../frame.ts'

/** Text smaller and larger: a form, so that it works without scripts and the choice is kept. */
export function TextSizeButtons({ frame: { t, links, path, textSize = 'normal' } }: { readonly frame: Frame }) {
  if (links.textSize === undefined) return null
  const at = TEXT_SIZES.indexOf(textSize)
  const [smaller, larger] = [TEXT_SIZES[at - 1], TEXT_SIZES[at + 1]]
  return (
    <Form action={links.textSize} hidden={{ back: path }}>
      <div class="text-size" data-tour="text-size" role="group" aria-label={t('core.textSize.label')}>
        <button
          class="text-size-button"
          name="size"
          value={smaller}
          disabled={smaller === undefined}
          aria-label={t('core.textSize.smaller')}
        >
          <Icon name="a-arrow-down" />
        </button>
        <button class="text-size-button" name="size" value={larger} disabled={larger === undefined} aria-label={t('core.textSize.larger')}>
          <Icon name="a-arrow-up" />
        </button>
      </div>
    </Form>
  )
}
