import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { createTestTranslate } from '../test-frame.ts'
import { Button } from './button.tsx'
import { CheckBox } from './check-box.tsx'
import { CodeField } from './code-field.tsx'
import { DataTable } from './data-table.tsx'
import { DayText } from './day-text.tsx'
import { DescriptionList } from './description-list.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { Icon, isIcon } from './icon.tsx'
import { Pager } from './pager.tsx'
import { PasswordField } from './password-field.tsx'
import { Prose } from './prose.tsx'
import { Requirements } from './requirements.tsx'
import { Settings } from './settings.tsx'
import { Tabs } from './tabs.tsx'
import { TextField } from './text-field.tsx'
import { When } from './when.tsx'

const now = new Date('2026-11-16T13:00:00Z')

describe('an icon', () => {
  it('is decoration unless it is labelled', () => {
    expect(renderToString(<Icon name="bell" />)).toContain('aria-hidden="true"')
    expect(renderToString(<Icon name="bell" label="Meldingen" />)).toContain('role="img" aria-label="Meldingen"')
  })

  it('is known by its lucide name, and an unknown one is a circle', () => {
    expect(isIcon('folder-open')).toBe(true)
    expect(isIcon('to-string')).toBe(false)
    expect(renderToString(<Icon name="no-such-icon" />)).toBe(renderToString(<Icon name="circle" />))
  })
})

describe('a day of a record', () => {
  it('is readable for machines, has the time of an instant when asked, and is plain text when it is no day', () => {
    expect(renderToString(<DayText value="2026-03-03" locale="nl" withTime />)).toBe('<time datetime="2026-03-03">3 maart 2026</time>')
    expect(renderToString(<DayText value="2026-03-03T13:05:00Z" locale="nl" withTime />)).toContain('>3 maart 2026, 14:05<')
    expect(renderToString(<DayText value="onbekend" locale="nl" />)).toBe('onbekend')
  })
})

describe('a moment', () => {
  it('is readable for machines and said as people do', () => {
    expect(renderToString(<When value="2026-11-16T11:00:00Z" now={now} locale="nl" />)).toBe(
      '<time datetime="2026-11-16T11:00:00Z">vandaag om 12:00</time>',
    )
  })
})

describe('a table', () => {
  const columns = [
    { key: 'kind', label: 'Soort' },
    { key: 'number', label: 'Nummer', numeric: true },
  ]
  const html = renderToString(<DataTable caption="Verzekeringen" columns={columns} rows={[{ kind: 'Basis', number: '123' }]} />)

  it('names every cell, for the phone where the heads are out of sight', () => {
    expect(html).toContain('data-label="Soort">Basis</td>')
    expect(html).toContain('data-label="Nummer" class="numeric">123</td>')
  })

  it('stays a table for who listens', () => {
    expect(html).toContain('<caption>Verzekeringen</caption>')
    expect(html.match(/role="(table|row|cell|columnheader)"/gu)).toHaveLength(7)
  })
})

describe('a list of facts', () => {
  it('leaves out what is not known', () => {
    const html = renderToString(
      <DescriptionList
        items={[
          { term: 'Naam', value: 'Annie' },
          { term: 'Roepnaam', value: undefined },
          { term: 'Taal', value: '' },
        ]}
      />,
    )
    expect(html).toContain('Annie')
    expect(html).not.toContain('Roepnaam')
    expect(html).not.toContain('Taal')
  })

  it('is absent when nothing is known, and keeps a 0', () => {
    expect(renderToString(<DescriptionList items={[{ term: 'Naam', value: null }]} />)).toBe('')
    expect(renderToString(<DescriptionList items={[{ term: 'Aantal', value: 0 }]} />)).toContain('<dd>0</dd>')
  })
})

describe('a field of a form', () => {
  it('is tied to its label, hint and error, and keeps what was typed', () => {
    const html = renderToString(
      <TextField name="email" label="E-mailadres" hint="Voor de uitnodiging" error="Vul een adres in" value="tessa@" />,
    )
    expect(html).toContain('<label class="field-label" for="email">')
    expect(html).toContain('aria-describedby="email-hint email-error"')
    expect(html).toContain('aria-invalid="true"')
    expect(html).toContain('value="tessa@"')
  })

  it('says nothing of hints and errors it does not have', () => {
    expect(renderToString(<TextField name="email" label="E-mailadres" />)).not.toMatch(/aria-/u)
  })

  it('is where the summary of errors leads', () => {
    expect(
      renderToString(<ErrorSummary title="Er klopt iets niet" errors={[{ field: 'email', message: 'Vul een adres in' }]} />),
    ).toContain('<a href="#email">')
    expect(renderToString(<ErrorSummary title="Er klopt iets niet" errors={[]} />)).toBe('')
  })
})

describe('a password', () => {
  const html = renderToString(
    <PasswordField
      name="password"
      label="Nieuw wachtwoord"
      kind="new"
      reveal={{ show: 'Tonen', hide: 'Verbergen' }}
      status={{ missing: 'Nog nodig:', done: 'Goed' }}
      error="Te kort"
    />,
  )

  it('is for a password manager, and nothing corrects it', () => {
    expect(html).toContain('type="password" autocomplete="new-password"')
    expect(html).toContain('autocapitalize="none" autocorrect="off" spellcheck="false"')
  })

  it('has a button to look at it that is not there without a script, and says of which field it is', () => {
    expect(html).toMatch(/<button[^>]*type="button"[^>]*data-reveal="password" data-hide="Verbergen" hidden>/u)
    expect(html).toContain('<span>Tonen</span><span class="visually-hidden"> Nieuw wachtwoord</span>')
  })

  it('is tied to its error, and says what is missing when the reader is free', () => {
    expect(html).toContain('aria-describedby="password-error" aria-invalid="true"')
    expect(html).toContain('id="password-status" role="status" data-missing="Nog nodig:" data-done="Goed"></p>')
  })

  it('has requirements that are a plain list without a script', () => {
    const list = renderToString(
      <Requirements
        field="password"
        met="Voldaan:"
        items={[{ id: 'length', label: 'Minimaal 8 tekens', short: 'minimaal 8 tekens', count: 8 }]}
      />,
    )
    expect(list).toContain('<ul class="requirements" data-requirements="password">')
    expect(list).toContain('data-requirement="length" data-count="8" data-short="minimaal 8 tekens"')
    expect(list).toContain('<span class="visually-hidden" hidden>Voldaan: </span>Minimaal 8 tekens')
  })
})

describe('a code', () => {
  it('may be pasted with spaces, and is filled in by the phone', () => {
    const html = renderToString(<CodeField name="code" label="Verificatie" />)
    expect(html).toContain('inputmode="numeric" autocomplete="one-time-code" maxlength="12"')
    expect(html).not.toMatch(/pattern=|onpaste|minlength/u)
  })

  it('can be asked for again at once without a script, which counts down otherwise', () => {
    const html = renderToString(<Button countdown={11}>Geen code ontvangen?</Button>)
    expect(html).toContain('data-countdown="11"')
    expect(html).not.toContain('disabled')
  })
})

describe('a box to tick', () => {
  it('is not ticked unless it was', () => {
    expect(renderToString(<CheckBox name="remember" label="Onthoud dit" />)).toBe(
      '<label class="choice-option"><input type="checkbox" name="remember"/><span>Onthoud dit</span></label>',
    )
    expect(renderToString(<CheckBox name="remember" label="Onthoud dit" checked />)).toContain(' checked')
  })
})

describe('what is set', () => {
  it('stays a list for who listens, each with the way to change it', () => {
    const html = renderToString(<Settings items={[{ id: 'a', name: 'Wachtwoord', action: <a href="/w">Wijzigen</a> }]} />)
    expect(html).toContain('<ul class="settings" role="list">')
    expect(html).toContain('<p class="setting-name">Wachtwoord</p></div><div class="setting-action"><a href="/w">Wijzigen</a>')
    expect(html).not.toContain('setting-value')
  })
})

describe('ways on', () => {
  it('are links where there is an address, and buttons where something is posted', () => {
    expect(renderToString(<Button href="/start">Start</Button>)).toMatch(/^<a class="button button-primary" href="\/start">/u)
    expect(renderToString(<Button>Opslaan</Button>)).toContain('type="submit"')
  })

  it('through pages are absent when there is one page', () => {
    expect(renderToString(<Pager t={createTestTranslate()} />)).toBe('')
    expect(renderToString(<Pager older="?voor=1" t={createTestTranslate()} />)).toContain('Ouder')
  })

  it('between parts say which one is open, not by colour only', () => {
    const html = renderToString(
      <Tabs
        label="Onderdelen"
        items={[
          { href: 'a', label: 'Tijdslijn', icon: 'history', current: true },
          { href: 'b', label: 'Lezen', icon: 'book-open', current: false },
        ]}
      />,
    )
    expect(html.match(/aria-current="page"/gu)).toHaveLength(1)
    expect(html).toContain('href="a" aria-current="page"')
  })
})

describe('plain text', () => {
  it('becomes paragraphs, and never HTML', () => {
    expect(renderToString(<Prose text={'Een <b>\r\n\r\n\n Twee\nregels '} />)).toBe(
      '<div class="prose"><p>Een &lt;b></p><p>Twee\nregels</p></div>',
    )
  })
})
