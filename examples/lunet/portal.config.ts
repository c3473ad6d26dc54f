import { caress } from '@voordeur/adapter-caress'
import { entra } from '@voordeur/adapter-entra'
import { auth } from '@voordeur/auth'
import { definePortal } from '@voordeur/core'
import { beheer } from '@voordeur/plugin-beheer'
import { berichten } from '@voordeur/plugin-berichten'
import { dossier } from '@voordeur/plugin-dossier'
import { nieuws } from '@voordeur/plugin-nieuws'
import { wzd } from '@voordeur/plugin-wzd'

// Where the record system puts its export every four hours.
const folder = process.env['VOORDEUR_EXPORT'] ?? `${import.meta.dirname}/../../.voordeur/lunet-export`

// With what the portal proves itself in both tenants, as PEM text. Without it the portal does not start.
const certificate = { certificate: process.env['ENTRA_CERTIFICATE'] ?? '', privateKey: process.env['ENTRA_PRIVATE_KEY'] ?? '' }

// The tenant in which clients and their people are guests. The addresses are Microsoft's, unless `npm start` plays the tenants on this machine.
const guests = entra({
  id: 'microsoft',
  tenantId: '6e0f3a52-3c1d-4c5e-9a3b-1f2f5a7d0c41',
  clientId: '0d9b8f1e-62a4-4b87-8f5e-7c3a1e9d2b60',
  certificate,
  // Conditional Access asks an SMS code at every sign-in, and says so in the token (manual, 2.1.2).
  acrs: 'c1',
  secondFactor: 'microsoft',
  prompt: 'login',
  authority: process.env['ENTRA_GUESTS_AUTHORITY'],
  invitations: { mail: 'portal', graph: process.env['ENTRA_GRAPH'] },
})

// The tenant of the organisation itself, for the desk.
const staff = entra({
  id: 'microsoft-staff',
  audience: 'staff',
  tenantId: 'b1c7d9e4-8a25-4f0b-b6d3-52e8f4a1c977',
  clientId: '4f2a6c8e-1d3b-4e5f-9a7c-8b6d4e2f0a13',
  certificate,
  acrs: 'c1',
  secondFactor: 'microsoft',
  requiredRole: 'Portaal.Medewerker',
  label: { nl: 'Inloggen voor medewerkers', en: 'Sign in for staff' },
  authority: process.env['ENTRA_STAFF_AUTHORITY'],
})

export default definePortal({
  organisation: {
    name: 'Lunet',
    portalName: 'Cliëntportaal',
    url: 'http://localhost:4000',
    phone: '040 - 004 00 00',
  },
  language: {
    default: 'nl',
    form: 'je',
    terms: { plan: 'ondersteuningsplan', team: 'cliëntteam' },
    words: {
      POP: 'Persoonlijk ondersteuningsplan: wat je wilt en welke hulp je daarbij krijgt.',
      PMT: 'Psychomotorische therapie: praten door te bewegen.',
    },
    messages: {
      nl: {
        'dossier.personal.title': 'Personalia',
        'dossier.plan.title': 'Plan',
        'dossier.reports.title': 'Rapportage',
        'dossier.team.title': 'Cliëntteam',
        'berichten.inbox.title': 'Inbox',
        'wzd.measures.title': 'WZD',
        'core.terms.title': 'Gebruikers\u00ADvoorwaarden',
      },
    },
  },
  theme: { layout: 'menu', tokens: './theme.json', logo: './logo.svg' },
  auth: auth({ methods: [guests, staff] }),
  sources: [caress({ folder, every: '4h' })],
  plugins: [
    nieuws(),
    dossier({ plan: 'cards', empty: 'absent', coordinatingRoles: ['Regievoerend begeleider'] }),
    berichten({
      between: 'coordinator',
      recipient: 'Regievoerend begeleider',
      topics: ['Het ondersteuningsplan', 'Een rapportage', 'Iets anders uit het dossier'],
      purpose:
        'Stuur hier alleen berichten over het persoonlijk ondersteuningsplan of over iets anders uit het cliëntdossier. Voor andere onderwerpen of vragen neem je op de gebruikelijke manier contact op met de cliëntbegeleider en het team.',
      answerWithinDays: 5,
      receipts: false,
      staffNames: 'role',
    }),
    wzd({
      advocate: {
        name: 'Zorgvertrouwenspersonen Zuid',
        phone: '040 - 004 10 00',
        email: 'zorg@vertrouwenspersoon.example',
        hours: 'maandag tot en met vrijdag, 9.00 tot 17.00 uur',
      },
      representatives: ['written-authorisation'],
    }),
    beheer(),
  ],
  panels: [
    { id: 'nieuws', title: 'Nieuws', colour: 'teal', icon: 'newspaper', parts: ['nieuws.news'], summary: ['nieuws.news'], inMenu: false },
    { id: 'contact', title: 'Contact', colour: 'blue', icon: 'users', parts: ['dossier.team', 'berichten.inbox'], opens: 'tabs' },
    {
      id: 'rapportage',
      title: 'Rapportage',
      colour: 'green',
      icon: 'message-square-text',
      parts: ['dossier.reports'],
      summary: ['dossier.reports'],
    },
    {
      id: 'dossier',
      title: 'Dossier',
      colour: 'yellow',
      icon: 'folder-open',
      parts: [
        'dossier.personal',
        'dossier.forms',
        'dossier.plan',
        'dossier.evaluations',
        'dossier.profile',
        'wzd.measures',
        'beheer.correction',
      ],
    },
  ],
  // Involuntary care stands in no set: who represents the client reads it by law, and everybody else only by a tick of its own.
  permissionSets: {
    volledig: {
      title: 'Volledig',
      rights: [
        'nieuws.news:read',
        'dossier.team:read',
        'berichten.inbox:read',
        'berichten.inbox:write',
        'dossier.reports:read',
        'dossier.personal:read',
        'dossier.forms:read',
        'dossier.plan:read',
        'dossier.evaluations:read',
        'dossier.profile:read',
      ],
    },
    verwant: {
      title: 'Verwant',
      rights: ['nieuws.news:read', 'dossier.team:read', 'dossier.reports:read', 'dossier.plan:read'],
    },
    financieel: { title: 'Financieel', rights: ['nieuws.news:read', 'dossier.personal:read'] },
  },
  // What staff may do at the desk (/beheer). It follows these sets at once, for everybody who has one.
  desk: {
    sets: {
      begeleiding: {
        title: 'Regievoerend begeleider',
        rights: ['berichten.desk:read', 'berichten.desk:answer', 'wzd.review:read'],
      },
      zorgadministratie: {
        title: 'Zorgadministratie',
        rights: [
          'beheer.clients:read',
          'beheer.clients:grant',
          'beheer.clients:block',
          'beheer.clients:revoke',
          'beheer.clients:consent',
          'beheer.clients:sync',
          'beheer.requests:read',
          'beheer.requests:answer',
          'beheer.first-access:read',
          'beheer.first-access:give',
          'beheer.accounts:read',
          'beheer.accounts:welcome',
          'beheer.accounts:end',
          'beheer.syncs:read',
        ],
      },
      communicatie: {
        title: 'Communicatie',
        rights: ['nieuws.desk:read', 'nieuws.desk:publish', 'beheer.portal:read', 'beheer.portal:banner', 'beheer.portal:terms'],
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
        rights: ['beheer.staff:read', 'beheer.staff:change', 'beheer.syncs:read', 'beheer.syncs:sync'],
      },
    },
  },
  access: {
    invitedBy: 'organisation',
    requests: {
      intro:
        'Je vraagt toegang aan bij je regievoerend begeleider. Ben je zelf cliënt? Dan mag je het ook gewoon zeggen. Ben je vertegenwoordiger? Vul dan dit formulier in.',
      evidenceFor: ['curator', 'mentor', 'guardian', 'written-authorisation'],
    },
    endsAfterCare: 'P7D',
    byBasis: {
      self: 'volledig',
      'parental-authority': 'volledig',
      guardian: 'volledig',
      curator: 'volledig',
      mentor: 'volledig',
      administrator: 'financieel',
      'written-authorisation': 'volledig',
      family: 'verwant',
      invited: 'verwant',
    },
  },
  // Staff stand by their role, which is the default. The team says who is who (manual, 4).
  records: {
    report: { visibleAfter: 'PT24H' },
    measurement: { visibleAfter: 'PT24H' },
    careTeam: { staffNames: 'show' },
    carePlan: { discussedOnly: true },
    goal: { discussedOnly: true },
    form: { discussedOnly: true },
    evaluation: { discussedOnly: true },
    profileItem: { discussedOnly: true },
    involuntaryCareMeasure: { discussedOnly: true },
  },
  tour: true,
  mail: { from: 'Cliëntportaal <clientportaal@lunet.example>' },
})
