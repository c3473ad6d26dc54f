import type { AgreementData, Client, GoalData } from './client.ts'
import { toReference, type Resource } from './fhir-resource.ts'
import { PLANS } from './plans.ts'

/** The care plan of a client with its goals, problems and who does what. */
export function toPlan(client: Client, leaves: string | undefined): readonly Resource[] {
  const { number } = client
  const plan = PLANS[number]
  if (!plan) return []
  const goals = plan.goals.map((data, index) => ({ ...data, key: `${number}-${index + 1}` }))
  const performers = [...new Set(plan.goals.flatMap(({ agreements }) => agreements.map(({ by }) => by)))]
  return [
    ...performers.map((by): Resource => ({ resourceType: 'PractitionerRole', id: toRoleId(by), code: [{ text: by }] })),
    ...goals.flatMap(({ key, ...goal }) => toGoal(client, goal, key)),
    {
      resourceType: 'CarePlan',
      id: `zorgplan-${number}`,
      status: leaves === undefined ? 'active' : 'completed',
      intent: 'plan',
      title: plan.title,
      subject: toReference('Patient', number),
      period: { start: plan.changedOn, ...(leaves !== undefined && { end: leaves }) },
      created: plan.changedOn,
      ...(plan.html !== undefined && {
        text: { status: 'additional', div: `<div xmlns="http://www.w3.org/1999/xhtml">${plan.html}</div>` },
      }),
      addresses: goals.map(({ key }) => toReference('Condition', `probleem-${key}`)),
      goal: goals.map(({ key }) => toReference('Goal', `doel-${key}`)),
      activity: goals.flatMap(({ key, agreements }) => agreements.map((agreement) => toActivity(agreement, key))),
    },
  ]
}

function toGoal(client: Client, { problem, goal, start, due }: GoalData, key: string): readonly Resource[] {
  return [
    { resourceType: 'Condition', id: `probleem-${key}`, subject: toReference('Patient', client.number), code: { text: problem } },
    {
      resourceType: 'Goal',
      id: `doel-${key}`,
      lifecycleStatus: 'active',
      description: { text: goal },
      subject: toReference('Patient', client.number),
      startDate: start,
      target: [{ dueDate: due }],
      addresses: [toReference('Condition', `probleem-${key}`)],
    },
  ]
}

function toActivity({ text, frequency, by }: AgreementData, goal: string) {
  const [times, period, unit] = frequency ?? []
  return {
    detail: {
      status: 'in-progress',
      description: text,
      goal: [toReference('Goal', `doel-${goal}`)],
      performer: [toReference('PractitionerRole', toRoleId(by))],
      ...(frequency && { scheduledTiming: { repeat: { frequency: times, period, periodUnit: unit } } }),
    },
  }
}

function toRoleId(by: string): string {
  return `doet-${by.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`
}
