import type { AccessEvent } from '../../audit/list-access-events.ts'
import { UNSEEN_PART } from '../../audit/seen-parts.ts'
import type { Composition } from '../../compose/composition.ts'
import type { Translate } from '../../define/messages.ts'
import { accessLogWords } from '../../ui/messages/access-log-words.ts'
import type { AccessLogLine } from '../../ui/pages/access-log-view.tsx'

/** Says an event of the log in plain words. */
export function toLine(
  event: AccessEvent,
  { composition, t }: { readonly composition: Composition; readonly t: Translate },
): AccessLogLine {
  const right = event.right === undefined ? undefined : composition.rights.get(event.right)
  return {
    at: event.at.toISOString(),
    times: event.times,
    who: toWho(event, t, composition.organisation.name),
    role: toRole(event, t),
    part: toPart(event, composition, t),
    what: t(toDid(event)),
    about: event.about,
    ground: t(toGround(event), { organisation: composition.organisation.name }),
    right: right ? t(right.titleKey) : event.right,
    access: event.accessId,
  }
}

function toPart({ eventType, part }: AccessEvent, { parts }: Composition, t: Translate): string | undefined {
  if (eventType === UNSEEN_PART.eventType) return t('core.accessLog.unseen')
  const composed = part === undefined ? undefined : parts.get(part)
  // A part of a plugin that is gone is still named, as the log has it.
  return composed ? t(composed.titleKey) : part
}

function toWho({ accountId, name, by }: AccessEvent, t: Translate, organisation: string): string {
  // Which employee it was stands in the log; to the client the organisation answers for them (NEN 7513, chapter 9).
  if (by !== undefined) return t('core.accessLog.staff', { organisation })
  if (accountId === undefined) return t('core.accessLog.portal')
  return name ?? t('core.accessLog.unknown')
}

function toRole({ accountId, role, basis }: AccessEvent, t: Translate): string | undefined {
  if (accountId === undefined) return undefined
  if (role !== undefined) return t(`core.role.${role}`)
  return basis === undefined ? undefined : t(`core.basis.${basis}`)
}

function toDid({ outcome, eventType, action }: AccessEvent): string {
  if (outcome !== 'success') return `core.accessLog.did.${outcome}`
  const own = `accessLog.did.${eventType}`
  return own in accessLogWords.nl ? `core.${own}` : `core.accessLog.did.${action}`
}

function toGround({ outcome, by, accountId, basis }: AccessEvent): string {
  if (outcome === 'refused') return 'core.accessLog.ground.none'
  if (by !== undefined) return 'core.accessLog.ground.staff'
  if (accountId === undefined) return 'core.accessLog.ground.portal'
  return `core.accessLog.ground.${basis ?? 'unknown'}`
}
