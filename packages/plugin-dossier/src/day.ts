/** Whole years between two days (`YYYY-MM-DD`). */
export function toAge(birthDate: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years
}

/** Whether a period has ended on a day (`YYYY-MM-DD`): its last day lies before it. */
export function hasEnded(period: { readonly end?: string | undefined } | undefined, today: string): boolean {
  return period?.end !== undefined && period.end.slice(0, 10) < today
}
