import { toSeconds } from '../define/duration.ts'
import { SHORTEST_DAYS, toKeptDays } from './audit-term.ts'
import { toWholeDays } from './whole-days.ts'
import type { Check, Draft } from './draft.ts'
import { toPortalAddress } from './portal-address.ts'
import type { Problem } from './problem.ts'
import { quote } from './quote.ts'

/** Addresses and durations that are text in the configuration say what they must. */
export const checkSettings: Check = (draft) => [
  ...checkUrl(draft),
  ...checkInfoUrl(draft),
  ...checkAccessDays(draft),
  ...checkAuditTerm(draft),
  ...checkDelays(draft),
]

function checkUrl({ config, environment }: Draft): readonly Problem[] {
  const url = config.organisation?.url
  if (url === undefined) return []
  const address = toPortalAddress(url)
  const place = 'organisation.url'
  const fix = 'Write it as "https://portal.example.nl", or with a path: "https://www.example.nl/portal".'
  if (!address)
    return [
      { code: 'URL_INVALID', place, cause: `${quote(url)} is not the address of a portal: an origin and, at most, a plain path.`, fix },
    ]
  if (!environment.production || address.origin.startsWith('https:')) return []
  return [
    {
      code: 'URL_INVALID',
      place,
      cause: `${quote(url)} is not encrypted; in production everything is.`,
      fix: `${fix} ${FROM_ENVIRONMENT}`,
    },
  ]
}

const FROM_ENVIRONMENT = 'Where portal.config.ts reads it from the environment (PORTAL_URL in a new portal), set that variable.'

function checkInfoUrl({ config }: Draft): readonly Problem[] {
  const url = config.organisation?.infoUrl
  if (url === undefined || (/^https?:\/\//.test(url) && URL.canParse(url))) return []
  return [
    {
      code: 'URL_INVALID',
      place: 'organisation.infoUrl',
      cause: `${quote(url)} is not the address of a page.`,
      fix: 'Write it whole, starting with https://.',
    },
  ]
}

const ACCESS_DAYS = ['endsAfterCare', 'noticeBeforeEnd', 'invitationsEndAfter', 'accountsEndAfter'] as const

function checkAccessDays({ config }: Draft): readonly Problem[] {
  return ACCESS_DAYS.flatMap((name) => {
    const value = config.access[name]
    if (value === undefined || toWholeDays(value) !== undefined) return []
    const cause = `${quote(value)} is not a number of days: access ends at the end of a day, not after so many hours.`
    return [{ code: 'DURATION_INVALID', place: `access.${name}`, cause, fix: 'Write whole days, such as "P7D" or "7d".' } as const]
  })
}

function checkAuditTerm({ config }: Draft): readonly Problem[] {
  const days = toKeptDays(config.audit)
  if (days !== undefined && days >= SHORTEST_DAYS) return []
  const cause = `${quote(config.audit.keepFor)} is not how long an access log is kept: whole years or days, and a year at the least.`
  return [{ code: 'DURATION_INVALID', place: 'audit.keepFor', cause, fix: 'Write it as "P5Y" (the default), or in days: "P1830D".' }]
}

function checkDelays({ config }: Draft): readonly Problem[] {
  return config.records.flatMap(({ place, value }) =>
    value.visibleAfter === undefined || toSeconds(value.visibleAfter) !== undefined
      ? []
      : [
          {
            code: 'DURATION_INVALID',
            place: `${place}.visibleAfter`,
            cause: `${quote(value.visibleAfter)} is not a duration.`,
            fix: 'Write one such as "24h", "30m", "PT24H" or "P1D".',
          },
        ],
  )
}
