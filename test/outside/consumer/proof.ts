import { createPortal, type Portal, type PortalOptions } from '@voordeur/core/portal'
import { createTestPortal, pluginContract, sourceContract, type ContractRule } from '@voordeur/core/testing'
import { smsSenderContract, type ContractRunner, type SmsSenderUnderTest } from '@voordeur/auth/testing'
import { createEntraStandIn } from '@voordeur/adapter-entra/testing'
import { diary } from './diary.ts'
import { mood } from './mood.tsx'
import portal from './portal.config.ts'

/** What any test runner can run. */
export const rules: readonly ContractRule[] = [
  ...pluginContract({ plugin: mood(), forms: { 'week.write': (word) => ({ text: word }) } }),
  ...sourceContract({ whole: () => diary({ folder: './whole' }), withBroken: () => diary({ folder: './broken' }) }),
]

/** Mounts the portal in a server of one's own. */
export async function open(options: PortalOptions): Promise<Portal['fetch']> {
  const { fetch } = await createPortal(portal, options)
  return fetch
}

/** A portal in memory. */
export async function tryIt(): Promise<string> {
  const opened = await createTestPortal({ plugins: [mood()], sources: [diary({ folder: './whole' })] })
  const viewer = await opened.viewer({ clientNumber: '100' })
  const { text } = await viewer.get('/')
  await opened.close()
  return text
}

/** The contracts of auth take the runner. */
export const senders = (runner: ContractRunner, given: SmsSenderUnderTest) => smsSenderContract(runner, async () => given)

/** A tenant on this machine. */
export const tenant = createEntraStandIn

// @ts-expect-error -- a portal needs its secret
export const secretless = async () => createPortal(portal, { database: { folder: './data' } })
