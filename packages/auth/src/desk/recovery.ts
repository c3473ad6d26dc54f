import { randomBytes } from 'node:crypto'
import type { AccountDesk, PendingRecovery } from '@voordeur/core'
import type { Selectable } from 'kysely'
import { after } from '../after.ts'
import { AuthError } from '../auth-error.ts'
import type { Door } from '../door.ts'
import { endAllSessions } from '../sessions/end-all-sessions.ts'
import { holdAccount } from '../sessions/hold-account.ts'
import { type AuthRecoveryTable, toAuthDatabase } from '../tables.ts'
import { isElsewhere, refuseElsewhere } from './entrance.ts'
import { readStaff, readStaffPhone, refuseNoAccount } from './staff-errors.ts'

const GOOD_SECONDS = 24 * 60 * 60
const EVIDENCE = /^[^\p{Cc}\p{Zl}\p{Zp}]{5,300}$/u

/** A new number for who lost their phone: one member of staff checks who it is, another confirms, and only then it changes. */
export function createRecovery(door: Door): Pick<AccountDesk, 'requestRecovery' | 'listRecoveries' | 'confirmRecovery'> {
  const { ports, database } = door
  const open = () => database().selectFrom('auth_recovery').where('confirmed_at', 'is', null).where('expires_at', '>', ports.now())

  return {
    requestRecovery: async (accountId, request) => {
      const staff = readStaff(request)
      const evidence = request.evidence.trim()
      if (!EVIDENCE.test(evidence))
        throw new AuthError('EVIDENCE_MISSING', 'Say on one line how the identity was checked, without the number of a document.')
      const owner = refuseNoAccount(await ports.findAccount({ id: accountId }))
      if (await isElsewhere(door, accountId)) throw refuseElsewhere()
      const row = {
        id: randomBytes(9).toString('base64url'),
        account_id: accountId,
        phone: readStaffPhone(door, request.phone),
        evidence,
        requested_by: staff.by,
        requested_at: ports.now(),
        expires_at: after(ports.now(), GOOD_SECONDS),
        confirmed_by: null,
        confirmed_at: null,
      }
      await ports.transaction(undefined, async (work) => {
        const db = toAuthDatabase(work.db)
        // One at a time, also of two at once: a second request would let the first be confirmed unseen.
        await db
          .insertInto('auth_recovery')
          .values(row)
          .onConflict((conflict) => conflict.column('account_id').where('confirmed_at', 'is', null).doUpdateSet(row))
          .execute()
        await work.audit({ type: 'recovery-asked', outcome: 'success', accountId, detail: { ...staff, evidence, recovery: row.id } })
        await work.mail({ to: owner, key: 'mail.recovery-asked' })
      })
      return toPending(row, owner.name)
    },

    listRecoveries: async () => {
      const rows = await open().orderBy('requested_at').selectAll().execute()
      const owners = await Promise.all(rows.map((row) => ports.findAccount({ id: row.account_id })))
      return rows.map((row, index) => toPending(row, owners[index]?.name ?? ''))
    },

    confirmRecovery: async (id, given) => {
      const staff = readStaff(given)
      const row = await open().where('id', '=', id).selectAll().executeTakeFirst()
      if (!row) throw new AuthError('RECOVERY_UNKNOWN', 'There is no such request, or its day is over. Ask for it again.')
      if (toComparable(staff.by) === toComparable(row.requested_by)) {
        await ports.audit(undefined, {
          type: 'recovery',
          outcome: 'refused',
          accountId: row.account_id,
          detail: { ...staff, reason: 'same-person', recovery: id },
        })
        throw new AuthError('SECOND_PERSON', `${row.requested_by} asked for this. Somebody else has to confirm it.`)
      }
      const owner = refuseNoAccount(await ports.findAccount({ id: row.account_id }))
      await ports.transaction(undefined, async (work) => {
        const db = toAuthDatabase(work.db)
        await holdAccount(db, row.account_id)
        const confirmed = await db
          .updateTable('auth_recovery')
          .set({ confirmed_by: staff.by, confirmed_at: ports.now() })
          .where('id', '=', id)
          .where('confirmed_at', 'is', null)
          .where('expires_at', '>', ports.now())
          .returning('id')
          .executeTakeFirst()
        if (!confirmed) throw new AuthError('RECOVERY_UNKNOWN', 'Somebody confirmed this just now.')
        await door.phones.replace(db, row.account_id, row.phone)
        // What was on the lost phone is worthless too.
        await door.apps.remove(db, row.account_id)
        await door.devices.forgetAll(db, row.account_id)
        await door.credentials.dropAll(db, row.account_id)
        await endAllSessions(door, work, row.account_id)
        await door.factors.lift(db, row.account_id)
        await work.audit({
          type: 'recovery',
          outcome: 'success',
          accountId: row.account_id,
          detail: { ...staff, asked: row.requested_by, recovery: id },
        })
        await work.audit({ type: 'phone-changed', outcome: 'success', accountId: row.account_id, detail: { by: 'staff' } })
        await work.mail({ to: owner, key: 'mail.recovery-done' })
      })
    },
  }
}

// Letters that do not fall apart into a plain one and its mark.
const PLAIN: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ĸ: 'k',
  ŋ: 'n',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
}

/** One person is not two by writing their name another way: `de Vries, Pétra` is `petra de vries`. */
function toComparable(name: string): string {
  const letters = name.normalize('NFKD').toLowerCase().replaceAll(/\p{M}/gu, '')
  const plain = Array.from(letters, (letter) => PLAIN[letter] ?? letter).join('')
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).toSorted().join(' ')
}

function toPending(row: Selectable<AuthRecoveryTable>, name: string): PendingRecovery {
  const { id, account_id: accountId, phone, requested_by: requestedBy, evidence, expires_at: expiresAt } = row
  return { id, accountId, name, phone, requestedBy, evidence, expiresAt }
}
