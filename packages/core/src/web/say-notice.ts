import type { ComposedPart } from '../compose/composition.ts'
import { CORE_NOTICES, type CoreNotice, type NoticeTarget } from '../notices/core-notices.ts'
import type { StoredNotice } from '../notices/list-notices.ts'
import type { MessageValues, Translate } from '../define/messages.ts'
import type { NoticeItem } from '../ui/pages/notices-view.tsx'
import { toSpokenDay } from '../ui/spoken-date.ts'
import { listOpen } from './guard.ts'
import type { Kernel } from './kernel.ts'
import { createLinks } from './links.ts'
import { mayRead } from './part-access.ts'
import { toReader } from './to-frame.ts'
import { toViewer, type SignedInVisit } from './visit.ts'

/** What a kind of notice says, in the reader's language. */
interface Words {
  readonly t: Translate
  readonly title: string
  readonly text: string | undefined
  readonly icon: string
  readonly values: MessageValues
  readonly leads: NoticeTarget
}

/**
 * A notice in words of the reader; undefined for a kind that nobody declares any more, and for one about a part that this reader may
 * not open now: what is in it, and whom it names, is theirs no longer. It names its client only where there are several.
 */
export function sayNotice(kernel: Kernel, visit: SignedInVisit, notice: StoredNotice): NoticeItem | undefined {
  const words = notice.plugin === 'core' ? toCoreWords(kernel, visit, notice) : toPluginWords(kernel, visit, notice)
  if (!words) return undefined
  const { t, title, text, icon, leads } = words
  const place = toPlace(kernel, visit, { notice, leads })
  if (!place) return undefined
  const values = { ...words.values, ...(notice.client ? { client: notice.client.name } : {}) }
  const item = { id: notice.id, at: notice.createdAt.toISOString(), title: t(title, values), icon, unread: notice.isUnread }
  return {
    ...item,
    ...(text === undefined ? {} : { text: t(text, { ...values, organisation: kernel.composition.organisation.name }) }),
    ...place,
  }
}

function toPluginWords(kernel: Kernel, visit: SignedInVisit, { plugin, kind, values }: StoredNotice): Words | undefined {
  const declared = kernel.composition.notices.get(`${plugin}.${kind}`)
  if (!declared) return undefined
  const { locale, form, mode } = toReader(kernel, visit)
  const { title, icon, part } = declared
  return { t: kernel.composition.messages.for(plugin)(locale, form, mode), title, text: undefined, icon, values, leads: { part } }
}

function toCoreWords(kernel: Kernel, visit: SignedInVisit, { kind, values }: StoredNotice): Words | undefined {
  const declared = findCoreNotice(kind)
  if (!declared) return undefined
  const { locale, form, mode } = toReader(kernel, visit)
  const spoken = Object.entries(values).map(([name, value]) => [
    name,
    declared.values[name] === 'day' ? toSpokenDay(String(value), visit.now, locale) : value,
  ])
  return {
    t: kernel.composition.messages.for('core')(locale, form, mode),
    title: declared.title,
    text: declared.text,
    icon: declared.icon,
    values: Object.fromEntries(spoken) as MessageValues,
    leads: typeof declared.leads === 'string' ? declared.leads : { part: `core.${declared.leads.part}` },
  }
}

function findCoreNotice(kind: string): CoreNotice | undefined {
  return Object.hasOwn(CORE_NOTICES, kind) ? CORE_NOTICES[kind as keyof typeof CORE_NOTICES] : undefined
}

/** Where a notice leads, and of which client it is; undefined for one about a part that is closed to this reader. */
function toPlace(
  kernel: Kernel,
  visit: SignedInVisit,
  of: { readonly notice: StoredNotice; readonly leads: NoticeTarget },
): Pick<NoticeItem, 'href' | 'about'> | undefined {
  const { notice, leads } = of
  const access = listOpen(kernel, visit.visitor, visit.now).find(({ clientId }) => clientId === notice.client?.id)
  if (!access) return typeof leads === 'string' ? {} : undefined
  const about = visit.visitor.accesses.length > 1 ? { about: access.clientName } : {}
  const links = createLinks(kernel.basePath)
  if (leads === 'nowhere') return about
  if (leads === 'start') return { ...about, href: links.client(access.clientId) }
  const part = findOpenPart(kernel, { ...visit, viewer: toViewer(visit.visitor, access) }, leads.part)
  return part && { ...about, href: links.part(part, access.clientId) }
}

/** A part about a client that can be reached and that this reader may open. */
function findOpenPart(kernel: Kernel, visit: SignedInVisit, id: string): ComposedPart | undefined {
  const { composition } = kernel
  const part = composition.parts.get(id)
  const isThere = part && part.part.scope === 'client' && (part.plugin === 'core' || composition.panelOf(part.id) !== undefined)
  return isThere && mayRead(kernel, visit, part) ? part : undefined
}
