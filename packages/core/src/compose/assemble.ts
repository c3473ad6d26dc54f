import type { Authenticator } from '../define/authenticator.ts'
import { toSeconds } from '../define/duration.ts'
import type { Locale } from '../define/messages.ts'
import type { Organisation } from '../define/organisation.ts'
import type { AccessPolicy, Language, PortalConfig } from '../define/portal.ts'
import type { RecordType } from '../define/record.ts'
import type { Layout, PanelOpening } from '../define/theme.ts'
import { toKeptDays, USUAL_DAYS } from './audit-term.ts'
import { isOfDesk } from './check-desk.ts'
import { listFindings } from './check-risks.ts'
import type {
  ComposedAccess,
  ComposedDesk,
  ComposedNotice,
  ComposedPanel,
  ComposedPart,
  ComposedRecordPolicy,
  ComposedRight,
  Composition,
} from './composition.ts'
import { deepFreeze } from './deep-freeze.ts'
import { DESK_ASSURANCE } from './desk-assurance.ts'
import type { Draft, DraftPart } from './draft.ts'
import { createGlossaries } from './glossary.ts'
import { createMessageBook } from './message-book.ts'
import { listCatalogues, toFullKey, toFullKeys } from './message-keys.ts'
import { listRights, toRightId, type DraftRight } from './part-rights.ts'
import { toPortalAddress } from './portal-address.ts'
import { listRecordTypes } from './record-types.ts'
import { toWholeDays } from './whole-days.ts'

/** A draft of which every required section could be read. */
export interface CompleteDraft extends Draft {
  readonly authenticator: Authenticator
  readonly config: Draft['config'] & { readonly organisation: Organisation; readonly language: Language }
}

/** Whether every required section of a draft could be read. */
export function isComplete(draft: Draft): draft is CompleteDraft {
  return draft.authenticator !== undefined && draft.config.organisation !== undefined && draft.config.language !== undefined
}

const AFTER_CARE = 7
const TWO_WEEKS = 14
const A_YEAR = 365
const BRAKE = { records: 0.3, clients: 0.05, always: 1 } satisfies PortalConfig['brake']

/** Puts a draft without problems together, with every default filled in, and freezes it. */
export function assemble(draft: CompleteDraft, { theme, statements }: Pick<Composition, 'theme' | 'statements'>): Composition {
  const { config, sources } = draft
  const parts = toComposedParts(draft)
  const panels = toPanels(draft, parts, OPENINGS[theme.layout])
  const recordTypes = new Map(listRecordTypes(draft).map((type) => [type.name, type]))
  const policies = new Map([...recordTypes.values()].map((type) => [type.name, toRecordPolicy(type, draft)]))
  const glossaries = createGlossaries(config.language, draft.plugins)
  const panelByPart = new Map(panels.flatMap((panel) => panel.parts.map(({ id }) => [id, panel] as const)))
  return deepFreeze({
    organisation: config.organisation,
    ...(toPortalAddress(config.organisation.url) ?? { origin: '', basePath: '' }),
    language: { default: config.language.default, form: config.language.form },
    theme,
    plugins: draft.plugins,
    parts,
    notices: toNotices(draft),
    panels,
    panelOf: (partId: string) => panelByPart.get(partId),
    permissionSets: new Map(config.permissionSets.map(({ key, value }) => [key, { id: key, ...value }])),
    rights: toComposedRights(draft, false),
    desk: toComposedDesk(draft, parts),
    recordTypes,
    recordPolicy: (type: string) => policies.get(type) ?? STRICT,
    sources,
    leadingSource: sources.find(({ leads }) => leads),
    authenticator: draft.authenticator,
    access: toComposedAccess(config.access),
    brake: { ...BRAKE, ...config.brake },
    audit: { keepForDays: toKeptDays(config.audit) ?? USUAL_DAYS },
    statements,
    mail: config.mail,
    tour: config.tour,
    messages: Object.freeze(createMessageBook(listCatalogues(draft), config.language)),
    glossary: (locale: Locale) => glossaries[locale],
    findings: listFindings(draft),
  })
}

function toComposedAccess(access: AccessPolicy): ComposedAccess {
  const days = (written: string | undefined, fallback: number) => toWholeDays(written ?? '') ?? fallback
  return {
    invitedBy: access.invitedBy ?? 'portal-admin',
    endsAfterCareDays: days(access.endsAfterCare, AFTER_CARE),
    byBasis: access.byBasis ?? {},
    readOnAfterDeath: access.readOnAfterDeath ?? [],
    noticeBeforeEndDays: days(access.noticeBeforeEnd, TWO_WEEKS),
    invitationDays: days(access.invitationsEndAfter, TWO_WEEKS),
    accountDays: days(access.accountsEndAfter, A_YEAR),
    requests: toComposedRequests(access.requests),
  }
}

function toComposedRequests(requests: AccessPolicy['requests']): ComposedAccess['requests'] {
  if (requests === undefined || requests === false) return undefined
  const { intro, evidenceFor = [] } = requests === true ? {} : requests
  return { intro, evidenceFor }
}

const STRICT = Object.freeze({ visibleAfterSeconds: 0, staffNames: 'role', discussedOnly: false } satisfies ComposedRecordPolicy)

function toRecordPolicy(type: RecordType, { config }: Draft): ComposedRecordPolicy {
  const { visibleAfter = 'PT0S', ...written } = config.records.find(({ key }) => key === type.name)?.value ?? {}
  const namesStaff = type.staffNames.length > 0 || type.freeText.length > 0
  return { ...STRICT, staffNames: namesStaff ? 'role' : 'show', ...written, visibleAfterSeconds: toSeconds(visibleAfter) ?? USUAL_DAYS }
}

function toComposedParts(draft: Draft): ReadonlyMap<string, ComposedPart> {
  const toTitleKey = titleKeys(draft)
  return new Map(draft.parts.map((part) => [part.id, toComposedPart(part, toTitleKey)]))
}

function toComposedPart({ id, plugin, part }: DraftPart, toTitleKey: TitleKeys): ComposedPart {
  const actions = Object.entries(part.actions).map(
    ([name, { right }]) => [name, typeof right === 'string' ? toRightId(id, right) : undefined] as const,
  )
  return {
    id,
    plugin,
    part,
    readRight: part.access ? undefined : toRightId(id, 'read'),
    rights: Object.keys(part.rights).map((right) => toRightId(id, right)),
    actionRights: new Map(actions),
    reads: part.reads.map(({ name }) => name),
    applies: part.applies.map(({ name }) => name),
    files: part.files.map(({ name }) => name),
    titleKey: toTitleKey(plugin, part.title),
  }
}

/** The rights of the desk, or all the others: what is granted to somebody around a client can never be one of staff. */
function toComposedRights(draft: Draft, ofDesk: boolean): ReadonlyMap<string, ComposedRight> {
  const toTitleKey = titleKeys(draft)
  const rights = [...listRights(draft.parts)].filter(([, { owner }]) => isOfDesk(owner.part) === ofDesk)
  return new Map(rights.map(([id, right]) => [id, toComposedRight(right, toTitleKey)]))
}

function toComposedDesk(draft: Draft, parts: ReadonlyMap<string, ComposedPart>): ComposedDesk {
  const { sets = {}, requires = DESK_ASSURANCE } = draft.config.desk ?? {}
  return {
    sets: new Map(Object.entries(sets).map(([id, set]) => [id, { id, ...set }])),
    rights: toComposedRights(draft, true),
    parts: [...parts.values()].filter(({ part }) => isOfDesk(part)),
    requires,
  }
}

function toComposedRight({ id, name, owner, declaration }: DraftRight, toTitleKey: TitleKeys): ComposedRight {
  return {
    id,
    part: owner.id,
    name,
    titleKey: toTitleKey(owner.plugin, declaration.title ?? owner.part.title),
    explicit: declaration.explicit ?? false,
    byBasis: declaration.byBasis ?? [],
  }
}

type TitleKeys = (plugin: string, key: string) => string

function titleKeys(draft: Draft): TitleKeys {
  const texts = toFullKeys(listCatalogues(draft), 'nl')
  return (plugin, key) => toFullKey(key, plugin, (candidate) => texts.has(candidate)) ?? key
}

function toNotices({ plugins }: Draft): ReadonlyMap<string, ComposedNotice> {
  const all = plugins.flatMap((plugin) =>
    Object.entries(plugin.notices).map(([kind, { title, part, icon }]) => ({
      plugin: plugin.id,
      kind,
      title,
      part: `${plugin.id}.${part}`,
      icon: icon ?? plugin.parts.find(({ id }) => id === part)?.icon ?? 'bell',
    })),
  )
  return new Map(all.map((notice) => [`${notice.plugin}.${notice.kind}`, notice]))
}

const OPENINGS: Readonly<Record<Layout, PanelOpening>> = { panels: 'tabs', menu: 'tiles' }

function toPanels(draft: Draft, parts: ReadonlyMap<string, ComposedPart>, usual: PanelOpening): readonly ComposedPanel[] {
  const pick = (ids: readonly string[]) => ids.flatMap((id) => parts.get(id) ?? [])
  return draft.config.panels.map(({ value }) => ({
    id: value.id,
    title: value.title,
    colour: value.colour,
    icon: value.icon,
    parts: pick(value.parts),
    summary: pick(value.summary ?? []),
    opens: value.opens ?? usual,
    inMenu: value.inMenu ?? true,
  }))
}
