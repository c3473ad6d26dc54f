import { describe, expect, test } from 'vitest'
import { composeWith, compositionOf, Letter, part, plugin, source, Weight } from './portal.fixture.ts'

describe('a composition', () => {
  test('holds the parts with their full ids and the right that opens each', () => {
    const { parts } = compositionOf()
    expect([...parts.keys()]).toEqual(['post.letters', 'post.weights', 'post.hello'])
    expect(parts.get('post.letters')).toMatchObject({
      plugin: 'post',
      readRight: 'post.letters:read',
      rights: ['post.letters:read', 'post.letters:write'],
      reads: ['letter'],
      titleKey: 'post.letters.title',
    })
    expect(parts.get('post.letters')?.actionRights.get('write')).toBe('post.letters:write')
    expect(parts.get('post.hello')?.readRight).toBeUndefined()
  })

  test('keeps panels and their parts in the order of the organisation', () => {
    const composition = compositionOf()
    expect(composition.panels.map(({ id, parts }) => [id, parts.map((each) => each.id)])).toEqual([
      ['letters', ['post.letters', 'post.hello']],
      ['body', ['post.weights']],
    ])
    expect(composition.panels[0]?.summary.map(({ id }) => id)).toEqual(['post.letters'])
    expect(composition.panelOf('post.weights')?.id).toBe('body')
    expect(composition.panelOf('post.nothing')).toBeUndefined()
  })

  test('names every right with its title; a read right is called after its part', () => {
    const { rights, messages } = compositionOf()
    expect(rights.get('post.weights:read')).toMatchObject({ explicit: true, byBasis: ['self'], titleKey: 'post.weights.title' })
    expect(messages('en', 'u')(rights.get('post.letters:write')?.titleKey ?? '')).toBe('Write letters')
  })

  test('splits the address into origin and base path', () => {
    expect(compositionOf()).toMatchObject({ origin: 'https://zonnehof.example', basePath: '/portaal' })
    const organisation = { name: 'Zonnehof', portalName: 'Mijn Zonnehof', url: 'http://localhost:3000' }
    expect(compositionOf({ organisation })).toMatchObject({ origin: 'http://localhost:3000', basePath: '' })
  })

  test('fills in what the organisation left out, on the safe side', () => {
    const composition = compositionOf({ records: {}, access: {} })
    expect(composition.recordPolicy('letter')).toEqual({ visibleAfterSeconds: 0, staffNames: 'role', discussedOnly: false })
    expect(composition.recordPolicy('weight').staffNames).toBe('show')
    expect(composition.recordPolicy('unheard-of').staffNames).toBe('role')
    expect(composition.access).toEqual({
      invitedBy: 'portal-admin',
      endsAfterCareDays: 7,
      byBasis: {},
      readOnAfterDeath: [],
      noticeBeforeEndDays: 14,
      invitationDays: 14,
      accountDays: 365,
    })
    expect(composition.brake).toEqual({ records: 0.3, clients: 0.05, always: 1 })
    // Five years with as many leap days as they can have.
    expect(composition.audit).toEqual({ keepForDays: 1827 })
  })

  test('has computed what the organisation wrote as text', () => {
    const composition = compositionOf({
      records: { letter: { visibleAfter: '24h', staffNames: 'show' } },
      access: { endsAfterCare: 'P30D' },
      audit: { keepFor: 'P1830D' },
    })
    expect(composition.recordPolicy('letter')).toEqual({ visibleAfterSeconds: 86_400, staffNames: 'show', discussedOnly: false })
    expect(composition.access.endsAfterCareDays).toBe(30)
    expect(composition.audit.keepForDays).toBe(1830)
    expect(compositionOf({ audit: { keepFor: 'P10Y' } }).audit.keepForDays).toBe(3653)
  })

  test('knows every record type by name, the definition itself', () => {
    const { recordTypes } = compositionOf()
    expect(recordTypes.get('letter')).toBe(Letter)
    expect(recordTypes.get('weight')).toBe(Weight)
  })

  test('counts a setting that is undefined as left out', () => {
    const organisation = { name: 'Zonnehof', portalName: 'Mijn', url: 'https://zonnehof.example', phone: undefined }
    expect(compositionOf({ organisation }).organisation).not.toHaveProperty('phone')
  })

  test('is complete without any source, when nothing reads a record', () => {
    const own = plugin({ parts: () => [part({ reads: [] })] })
    const panels = [{ id: 'letters', title: 'Post', colour: 'blue', icon: 'mail', parts: ['post.letters'] }]
    const composition = compositionOf({ sources: [], plugins: [own], panels, records: {}, permissionSets: {}, access: {} })
    expect(composition.leadingSource).toBeUndefined()
  })

  test('names the one source that leads', () => {
    const second = source({ id: 'second' }, { leads: false })
    expect(compositionOf({ sources: [second, source()] }).leadingSource?.id).toBe('folder')
  })

  test('lists core as the first plugin, with its own parts under the same rules', () => {
    const start = part({ id: 'start', title: 'start.title', rights: { read: {} }, actions: {}, reads: [] })
    const { plugins, parts } = compositionOf({}, { coreParts: [start] })
    expect(plugins[0]?.id).toBe('core')
    expect(parts.get('core.start')?.readRight).toBe('core.start:read')
    const undeclared = composeWith({}, { coreParts: [part({ id: 'start', title: 'start.title', rights: {}, actions: {}, reads: [] })] })
    expect(undeclared).toMatchObject({ ok: false, problems: [{ code: 'ACCESS_UNDECLARED', place: 'core.start' }] })
  })
})

describe('a composition can not be changed', () => {
  test('neither its data nor its maps', () => {
    const composition = compositionOf()
    expect(() => Object.assign(composition.organisation, { name: 'other' })).toThrow(TypeError)
    expect(() => Object.assign(composition.panels[0]?.parts[0]?.part.rights ?? {}, { all: {} })).toThrow(TypeError)
    expect(() => Reflect.get(composition.parts, 'set').call(composition.parts, 'x', undefined)).toThrow('can not be changed')
    expect(() => Reflect.get(composition.parts, 'clear').call(composition.parts)).toThrow('can not be changed')
    expect(composition.parts.size).toBe(3)
  })

  test('also not through the objects it was written with', () => {
    const rights = ['post.letters:read']
    const composition = compositionOf({ permissionSets: { full: { title: 'Volledig', rights } } })
    rights.push('post.letters:write')
    expect(composition.permissionSets.get('full')?.rights).toEqual(['post.letters:read'])
  })
})
