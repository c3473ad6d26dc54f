import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

const folder = fileURLToPath(new URL('../.github/workflows', import.meta.url))

interface Step {
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, unknown>>
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>
  readonly uses?: string
  readonly needs?: string
  readonly env?: Readonly<Record<string, string>>
  readonly environment?: string
  readonly 'timeout-minutes'?: number
  readonly steps?: readonly Step[]
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>
  readonly permissions?: Readonly<Record<string, string>>
  readonly jobs: Readonly<Record<string, Job>>
}

const readWorkflow = (name: string): Workflow => parse(readFileSync(join(folder, name), 'utf8'))
const workflows = readdirSync(folder).toSorted()
const listSteps = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps = [] }) => steps)

describe.each(workflows)('%s', (name) => {
  const workflow = readWorkflow(name)

  test('is never run with the rights of this repository on code of somebody else', () => {
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target')
    expect(Object.keys(workflow.on)).not.toContain('workflow_run')
  })

  test('says which rights it has, and starts with none or with reading', () => {
    expect(workflow.permissions).toBeDefined()
    expect(Object.entries(workflow.permissions ?? {}).filter(([right, level]) => !(right === 'contents' && level === 'read'))).toEqual([])
  })

  test('runs actions of others at one commit, with its version beside it', () => {
    const others = listSteps(workflow).flatMap(({ uses }) => uses ?? [])
    for (const uses of others) expect(uses).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/)
    const lines = readFileSync(join(folder, name), 'utf8').split('\n')
    for (const line of lines.filter((each) => /uses: [\w-]+\//.test(each))) expect(line).toMatch(/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
  })

  test('leaves no key of the repository on the disk of a job', () => {
    const checkouts = listSteps(workflow).filter(({ uses }) => uses?.startsWith('actions/checkout@'))
    expect(checkouts).not.toHaveLength(0)
    for (const step of checkouts) expect(step.with).toMatchObject({ 'persist-credentials': false })
  })

  test('ends by itself, and writes nothing that others named into a command', () => {
    for (const job of Object.values(workflow.jobs)) if (job.uses === undefined) expect(job['timeout-minutes']).toBeGreaterThan(0)
    for (const { run } of listSteps(workflow)) expect(run ?? '').not.toContain('${{')
  })

  test('names no Node: the workspace brings the one it is tried on', () => {
    expect(readFileSync(join(folder, name), 'utf8')).not.toMatch(/setup-node|node-version/)
  })
})

describe('a release', () => {
  const { on, jobs } = readWorkflow('release.yml')

  test('happens on the main branch, after everything was checked as for a pull request', () => {
    expect(on).toEqual({ push: { branches: ['main'] } })
    expect(jobs['check']?.uses).toBe('./.github/workflows/ci.yml')
    expect(listSteps(readWorkflow('ci.yml')).map(({ run }) => run)).toContain('.ci/run')
    expect([jobs['version']?.needs, jobs['publish']?.needs]).toEqual(['check', 'check'])
  })

  test('is published with provenance, by a job that npm trusts, which runs no action but the checkout', () => {
    expect(jobs['publish']).toMatchObject({ environment: 'npm', env: { NPM_CONFIG_PROVENANCE: 'true', PNPM_CONFIG_PROVENANCE: 'true' } })
    expect(jobs['publish']?.permissions).toEqual({ contents: 'write', 'id-token': 'write' })
    const actions = (jobs['publish']?.steps ?? []).flatMap(({ uses }) => uses ?? [])
    expect(actions.map((uses) => uses.split('@')[0])).toEqual(['actions/checkout'])
  })

  test('no other job may ask for an identity, and nothing holds a token of npm', () => {
    const identified = Object.entries(jobs).filter(([, { permissions }]) => permissions?.['id-token'] !== undefined)
    expect(identified.map(([name]) => name)).toEqual(['publish'])
    expect(readFileSync(join(folder, 'release.yml'), 'utf8')).not.toMatch(/NPM_TOKEN|NODE_AUTH_TOKEN/)
  })
})
