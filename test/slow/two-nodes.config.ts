// The portal that two processes serve: people sign in with a password, and its source takes its time, so that a process can be killed while it reads.
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { auth, password } from '@voordeur/auth'
import { definePortal, defineSource } from '@voordeur/core'
import { prikbord } from '@voordeur/plugin-prikbord'
import { z } from 'zod'

const { PORTAL_URL: url = '', VOORDEUR_EXPORT: folder = '' } = process.env
const marks = join(folder, 'marks')
const CLIENTS = 25

const source = defineSource({
  id: 'slow',
  api: 1,
  version: '1',
  options: z.object({}),
  provides: [],
  async *pull({ signal }) {
    for (let number = 1; number <= CLIENTS; number += 1) {
      appendFileSync(marks, `${process.pid} ${number}\n`)
      await wait(200, undefined, { signal })
      yield { client: { sourceId: `${number}`, number: `${number}`, name: `Cliënt ${number}` }, records: [], complete: [] }
    }
    yield { completeSnapshot: true }
  },
})

export default definePortal({
  organisation: { name: 'Testzorg', portalName: 'Portaal', url },
  language: { default: 'nl', form: 'u' },
  theme: { layout: 'panels' },
  auth: auth({ methods: [password()] }),
  acceptedRisks: [{ id: 'auth.single-factor', reason: 'a test of two processes', by: 'the test', until: '2100-01-01' }],
  sources: [source({ every: 'PT1M' })],
  plugins: [prikbord()],
  panels: [{ id: 'alles', title: 'Alles', colour: 'yellow', icon: 'pin', parts: ['prikbord.board'] }],
  permissionSets: { alles: { title: 'Alles', rights: ['prikbord.board:read', 'prikbord.board:post'] } },
  access: { byBasis: { family: 'alles' } },
})
