import type { AuthenticatorRoute } from '@voordeur/core'
import type { Door } from '../door.ts'
import { hidePhone, readPhone } from '../factor/phone-number.ts'
import { createSmsCodes } from '../factor/sms-codes.ts'
import { toSmsNotice } from '../factor/sms-notice.ts'
import { PhonePage } from '../pages/phone-page.tsx'
import { PATHS } from '../routes/paths.ts'
import { toAuthDatabase } from '../tables.ts'
import { changeSignIn } from './after-change.ts'
import { type Changing, createNewContactRoutes } from './new-contact-routes.tsx'

const toKey = ({ own }: Changing) => ({ accountId: own.session.accountId, boundTo: own.session.id, purpose: 'phone', factor: 'new-phone' })

/** Another mobile number: asked after a step up, confirmed at the new one, announced at the old. */
export function createPhoneRoutes(door: Door): readonly AuthenticatorRoute[] {
  const { ports, phones, phoneRules } = door
  const codes = createSmsCodes(door.factorPorts, phoneRules.budget)
  return createNewContactRoutes(door, {
    field: 'phone',
    path: PATHS.phone,
    drawForm: async ({ visit, own }, wrong) => {
      const phone = await phones.find(own.session.accountId)
      return (
        <PhonePage
          t={visit.t}
          action={`${ports.basePath}${PATHS.phone}`}
          current={phone && hidePhone(phone.number)}
          typed={wrong?.typed ?? ''}
          errors={wrong ? [{ field: 'phone', message: wrong.message }] : []}
          cancelHref={`${ports.basePath}${PATHS.security}`}
        />
      )
    },
    read: (typed) => {
      const read = readPhone(typed, phoneRules.countries)
      return 'number' in read ? { to: read.number } : { problem: `phone.problem.${read.problem}` }
    },
    start: (work, number) => codes.start({ key: toKey(work), number, request: work.visit.request }),
    resend: (work, number) => codes.resend({ key: toKey(work), number, request: work.visit.request }),
    show: (work) => codes.show(toKey(work)),
    describe: ({ t }, number) => ({ intro: t('phone.code.intro'), sentTo: hidePhone(number) }),
    verify: (work, code) => codes.verify(toKey(work), code),
    change: (work, number) => changePhone(door, work, number),
  })
}

function changePhone(door: Door, { visit, own }: Changing, number: string): Promise<Response | undefined> {
  const { accountId } = own.session
  return changeSignIn(door, {
    visit,
    own,
    done: 'phone',
    run: async (work, owner) => {
      const before = await door.phones.replace(toAuthDatabase(work.db), accountId, number)
      await work.audit({ type: 'phone-changed', outcome: 'success', accountId, detail: { by: 'owner' } })
      await work.mail({ to: owner, key: 'mail.phone-changed' })
      if (before !== undefined) await work.text({ to: before, body: toSmsNotice(door.ports, owner, 'sms.phone-changed') })
      return true
    },
  })
}
