import { type Assurance, ASSURANCE_LEVELS } from '@voordeur/core'
import { z } from 'zod'
import { after } from '../after.ts'
import { ABSOLUTE_SECONDS, IDLE_SECONDS, type Session, type SessionHolder } from './sessions.ts'

/** A session as it is stored, without its digest and epoch. */
export const SessionRow = z.object({
  id: z.string(),
  account_id: z.string(),
  assurance: z.enum(ASSURANCE_LEVELS),
  label: z.string(),
  proved_at: z.date().nullable(),
  method: z.string().nullable(),
  ending: z.string().nullable(),
  created_at: z.date(),
  last_seen_at: z.date(),
  expires_at: z.date(),
  absolute_expires_at: z.date(),
})

/** A session as it is stored, without its digest and epoch. */
export type SessionRow = z.infer<typeof SessionRow>

/** The columns that use moves. */
export function toUse(at: Date): Pick<SessionRow, 'last_seen_at' | 'expires_at'> {
  return { last_seen_at: at, expires_at: after(at, IDLE_SECONDS) }
}

/** Whether no more than one factor was proven. */
function isSingle(assurance: Assurance): boolean {
  return assurance === 'single' || assurance === 'idp-single'
}

/** The row of a session that begins now. */
export function toNewRow(id: string, holder: SessionHolder, at: Date): SessionRow {
  return {
    id,
    account_id: holder.accountId,
    assurance: holder.assurance,
    label: holder.label ?? '',
    proved_at: isSingle(holder.assurance) ? null : at,
    method: holder.method ?? null,
    ending: holder.ending ?? null,
    created_at: at,
    ...toUse(at),
    absolute_expires_at: after(at, ABSOLUTE_SECONDS),
  }
}

/** When a session ends if nothing happens any more: the earlier of its two ends. */
export function toEnd(row: SessionRow): Date {
  return row.expires_at < row.absolute_expires_at ? row.expires_at : row.absolute_expires_at
}

/** A row as the rest of the portal sees it. */
export function toSession(row: SessionRow): Session {
  return {
    id: row.id,
    accountId: row.account_id,
    assurance: row.assurance,
    label: row.label,
    provedAt: row.proved_at ?? undefined,
    method: row.method ?? undefined,
    ending: row.ending ?? undefined,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    expiresAt: toEnd(row),
  }
}
