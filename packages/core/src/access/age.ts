/** The age in whole years on a day; days are `YYYY-MM-DD`. Who was born on 29 February has a birthday on 1 March in other years. */
export function ageOn(bornOn: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return day.slice(5) < bornOn.slice(5) ? years - 1 : years
}

/** The day on which somebody reaches an age. */
export function birthdayAt(bornOn: string, age: number): string {
  const [year = 0, month = 1, day = 1] = bornOn.split('-').map(Number)
  return new Date(Date.UTC(year + age, month - 1, day)).toISOString().slice(0, 10)
}
