import { caress } from '@voordeur/adapter-caress'
import { entra } from '@voordeur/adapter-entra'
import { fhir } from '@voordeur/adapter-fhir'
import { auth, authenticatorApp, password, sms, type SmsSender } from '@voordeur/auth'
import { definePortal } from '@voordeur/core'
import { agenda } from '@voordeur/plugin-agenda'
import { beheer } from '@voordeur/plugin-beheer'
import { berichten } from '@voordeur/plugin-berichten'
import { dossier } from '@voordeur/plugin-dossier'
import { nieuws } from '@voordeur/plugin-nieuws'
import { prikbord } from '@voordeur/plugin-prikbord'
import { wzd } from '@voordeur/plugin-wzd'
import { diary } from './diary.ts'
import { mood } from './mood.tsx'

const sender: SmsSender = { id: 'pigeon', idempotent: true, developmentOnly: false, send: async ({ id }) => ({ reference: id }) }
const plugins = [dossier(), prikbord(), berichten({ between: 'contacts' }), nieuws(), agenda(), beheer(), wzd(), mood()] as const
const about = {
  organisation: { name: 'Zonnehof', portalName: 'Mijn Zonnehof', url: 'https://zonnehof.example' },
  language: { default: 'nl', form: 'u' },
  theme: { layout: 'panels' },
  auth: auth({ methods: [password()], secondFactors: [authenticatorApp(), sms({ sender })] }),
  sources: [
    caress({ folder: './export', every: '4h' }),
    fhir({ folder: './fhir', leads: false }),
    diary({ folder: './diary', leads: false }),
  ],
} as const
const panel = { id: 'dossier', title: 'Dossier', colour: 'yellow', icon: 'folder-open' } as const

/** The portal of this project. */
export default definePortal({
  ...about,
  plugins,
  panels: [{ ...panel, parts: ['dossier.timeline', 'prikbord.board', 'mood.week'], summary: ['mood.week'] }],
  permissionSets: { familie: { title: 'Familie', rights: ['dossier.timeline:read', 'prikbord.board:post', 'mood.week:write'] } },
  access: { byBasis: { self: 'familie' } },
})

/** It names a part that is not there. */
export const wrongPart = definePortal({
  ...about,
  plugins,
  // @ts-expect-error -- the part is called `dossier.timeline`
  panels: [{ ...panel, parts: ['dossier.timelime'] }],
  permissionSets: {},
})

/** It gives a right that the part does not have. */
export const wrongRight = definePortal({
  ...about,
  plugins,
  panels: [],
  // @ts-expect-error -- the right is called `write`
  permissionSets: { familie: { title: 'Familie', rights: ['mood.week:post'] } },
})

// @ts-expect-error -- there is no way to sign in
export const nobody = auth({ secondFactors: [] })

/** Signing in elsewhere is a method too. */
export const elsewhere = auth({ methods: [entra({ tenantId: 'a', clientId: 'b', secret: 'not-a-real-secret' })] })
