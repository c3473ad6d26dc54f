import { caress } from '@voordeur/adapter-caress'
import { auth, authenticatorApp, cmSmsSender, password, sms } from '@voordeur/auth'
import { definePortal } from '@voordeur/core'
import { agenda } from '@voordeur/plugin-agenda'
import { beheer } from '@voordeur/plugin-beheer'
import { berichten } from '@voordeur/plugin-berichten'
import { dossier } from '@voordeur/plugin-dossier'
import { prikbord } from '@voordeur/plugin-prikbord'

// Where the record system puts its export every four hours.
const folder = process.env['VOORDEUR_EXPORT'] ?? `${import.meta.dirname}/../../.voordeur/laurens-export`

// The contract with the provider of text messages. Without one they stand in the mailbox of development, and production does not start.
const productToken = process.env['CM_PRODUCT_TOKEN']
const sender = productToken === undefined ? undefined : cmSmsSender({ productToken, from: 'Laurens' })

export default definePortal({
  organisation: {
    name: 'Laurens',
    portalName: 'Cliëntportaal',
    url: 'http://localhost:4000',
    infoUrl: 'https://www.laurens.nl/clientportaal',
    phone: '010 - 004 00 00',
  },
  language: { default: 'nl', form: 'u' },
  theme: { layout: 'panels', tokens: './theme.json', logo: './logo.svg' },
  auth: auth({
    policy: 'laurens',
    methods: [password()],
    secondFactors: [authenticatorApp(), sms({ sender })],
  }),
  sources: [caress({ folder, every: '4h' })],
  // Agenda and messages belong to the product and are not used here (manual, 5): they stand on no panel, so that they have no page.
  plugins: [dossier({ coordinatingRoles: ['Contactverzorgende'] }), prikbord(), agenda(), berichten({ between: 'contacts' }), beheer()],
  panels: [
    {
      id: 'dossier',
      title: 'Dossier',
      colour: 'yellow',
      icon: 'folder-open',
      parts: ['dossier.timeline', 'dossier.reading', 'dossier.plan'],
      summary: ['dossier.timeline'],
    },
    {
      id: 'gegevens',
      title: 'Gegevens',
      colour: 'green',
      icon: 'id-card',
      parts: [
        'dossier.personal',
        'dossier.contacts',
        'dossier.coverage',
        'dossier.team',
        'prikbord.board',
        'dossier.measurements',
        'beheer.correction',
      ],
      summary: ['prikbord.board'],
    },
    {
      id: 'afspraken',
      title: 'Afspraken',
      colour: 'blue',
      icon: 'scroll-text',
      parts: ['dossier.legal', 'dossier.evaluations', 'dossier.profile', 'dossier.forms', 'dossier.documents'],
      // No documents: the title of one may be a decision about the end of life, and that is no greeting.
      summary: ['dossier.evaluations'],
    },
  ],
  permissionSets: {
    volledig: {
      title: 'Volledig',
      rights: [
        'dossier.timeline:read',
        'dossier.reading:read',
        'dossier.plan:read',
        'dossier.personal:read',
        'dossier.contacts:read',
        'dossier.coverage:read',
        'dossier.team:read',
        'dossier.measurements:read',
        'dossier.legal:read',
        'dossier.evaluations:read',
        'dossier.profile:read',
        'dossier.forms:read',
        'dossier.documents:read',
        'prikbord.board:read',
        'prikbord.board:post',
        'prikbord.board:reply',
        'prikbord.board:photo',
      ],
    },
    familie: {
      title: 'Familie',
      rights: [
        'dossier.timeline:read',
        'dossier.reading:read',
        'dossier.contacts:read',
        'dossier.team:read',
        'prikbord.board:read',
        'prikbord.board:post',
        'prikbord.board:reply',
        'prikbord.board:photo',
      ],
    },
    financieel: { title: 'Financieel', rights: ['dossier.personal:read', 'dossier.contacts:read', 'dossier.coverage:read'] },
  },
  // What staff may do at the desk (/beheer). It follows these sets at once, for everybody who has one.
  desk: {
    sets: {
      zorgadministratie: {
        title: 'Zorgadministratie',
        rights: [
          'beheer.clients:read',
          'beheer.clients:grant',
          'beheer.clients:block',
          'beheer.clients:revoke',
          'beheer.clients:consent',
          'beheer.clients:admin',
          'beheer.clients:sync',
          'beheer.requests:read',
          'beheer.requests:answer',
          'beheer.first-access:read',
          'beheer.first-access:give',
          'beheer.syncs:read',
        ],
      },
      servicedesk: {
        title: 'Servicedesk',
        rights: [
          'beheer.accounts:read',
          'beheer.accounts:welcome',
          'beheer.accounts:unlock',
          'beheer.accounts:end',
          'beheer.accounts:recover',
          'beheer.accounts:confirm',
        ],
      },
      privacy: {
        title: 'Privacy',
        rights: [
          'beheer.clients:read',
          'beheer.clients:hide',
          'beheer.corrections:read',
          'beheer.corrections:answer',
          'beheer.audit:read',
          'beheer.accounts:read',
          'beheer.accounts:block',
        ],
      },
      beheerder: {
        title: 'Beheerder',
        rights: [
          'beheer.staff:read',
          'beheer.staff:change',
          'beheer.portal:read',
          'beheer.portal:banner',
          'beheer.portal:terms',
          'beheer.syncs:read',
          'beheer.syncs:sync',
        ],
      },
    },
  },
  access: {
    requests: true,
    invitedBy: 'portal-admin',
    endsAfterCare: 'P7D',
    byBasis: {
      self: 'volledig',
      guardian: 'volledig',
      curator: 'volledig',
      mentor: 'volledig',
      administrator: 'financieel',
      'written-authorisation': 'volledig',
      family: 'familie',
      invited: 'familie',
    },
  },
  records: {
    report: { staffNames: 'show' },
    carePlan: { staffNames: 'show' },
    careTeam: { staffNames: 'show' },
    measurement: { staffNames: 'show' },
    form: { staffNames: 'show' },
    evaluation: { staffNames: 'show' },
    profileItem: { staffNames: 'show' },
    document: { staffNames: 'show' },
    treatmentAgreement: { staffNames: 'show' },
    alert: { staffNames: 'show' },
  },
  // What the manual says and the secure default does not.
  acceptedRisks: [
    {
      id: 'auth.password-composition',
      reason: 'De handleiding cliëntportaal 1.0 (2.3) schrijft een kleine letter, een hoofdletter en een cijfer voor.',
      by: 'Functionaris gegevensbescherming',
      until: '2027-12-31',
    },
  ],
  mail: { from: 'Cliëntportaal <clientportaal@laurens.example>' },
})
