import type { DeliveryReport, ReportRequest } from '@voordeur/core'

const MOST_BODY = 65_536
const MOST_URL = 4096

/** A reader of delivery reports that is never handed too much and never throws: what it cannot read is not the provider's. */
export function guardedReports(read: (request: ReportRequest) => readonly DeliveryReport[] | undefined) {
  return async (request: ReportRequest): Promise<readonly DeliveryReport[] | undefined> => {
    if (request.body.length > MOST_BODY || request.url.length > MOST_URL) return undefined
    try {
      return read(request)
    } catch {
      return undefined
    }
  }
}
