import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { createTestTranslate } from '../test-frame.ts'
import { FileField } from './file-field.tsx'
import { Form } from './form.tsx'
import { Photo, PhotoGrid } from './photo-grid.tsx'

const t = createTestTranslate()

describe('a field for files', () => {
  it('says what is accepted, how many and how large', () => {
    const html = renderToString(<FileField name="photo" label="Foto’s" t={t} accepts={['photo']} most={5} />)
    expect(html).toContain('Hooguit 5 foto’s (JPG, PNG, HEIC of WebP), hooguit 15 MB per foto.')
    expect(html).toContain('accept="image/*" multiple')
    expect(html).toContain('aria-describedby="photo-hint"')
    expect(renderToString(<FileField name="a" label="Bewijs" t={t} accepts={['photo', 'pdf']} />)).toContain(
      'Een foto of een PDF, hooguit 15 MB',
    )
    expect(renderToString(<FileField name="a" label="Lijst" t={t} accepts={['csv']} />)).toContain('als CSV is bewaard, hooguit 2 MB')
  })

  it('takes one file unless it says more', () => {
    expect(renderToString(<FileField name="photo" label="Foto" t={t} accepts={['photo']} />)).not.toContain('multiple')
  })

  it('tells of every file that could not be taken', () => {
    const html = renderToString(<FileField name="photo" label="Foto" t={t} accepts={['photo']} error={['“a” is leeg.', '“b” is leeg.']} />)
    expect(html).toContain('aria-describedby="photo-hint photo-error" aria-invalid="true"')
    expect(html.match(/is leeg/gu)).toHaveLength(2)
  })
})

describe('a form', () => {
  it('is sent with its files when it has fields for them', () => {
    expect(
      renderToString(
        <Form action="/x" files>
          {null}
        </Form>,
      ),
    ).toMatch(/enctype="multipart\/form-data"/iu)
    expect(renderToString(<Form action="/x">{null}</Form>)).not.toMatch(/enctype/iu)
  })
})

describe('photos', () => {
  it('have words for who does not see them, and lead to the large version', () => {
    const html = renderToString(<PhotoGrid photos={[{ id: '1', src: '/m/1?size=small', href: '/m/1', alt: 'Tuin "in" bloei' }]} />)
    expect(html).toContain('<a href="/m/1"><img class="photo" alt="Tuin &quot;in&quot; bloei"')
    expect(renderToString(<Photo src="/m/1" alt="Tuin" />)).not.toContain('<a')
  })

  it('are absent when there are none', () => {
    expect(renderToString(<PhotoGrid photos={[]} />)).toBe('')
  })
})
