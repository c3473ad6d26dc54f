import { caress } from '@voordeur/adapter-caress' //? !fhir
import { entra } from '@voordeur/adapter-entra' //? microsoft
import { fhir } from '@voordeur/adapter-fhir' //? fhir
import { auth, authenticatorApp, cmSmsSender, password, sms } from '@voordeur/auth'
import { definePortal } from '@voordeur/core'
import { agenda } from '@voordeur/plugin-agenda' //? agenda
import { beheer } from '@voordeur/plugin-beheer' //? beheer
import { berichten } from '@voordeur/plugin-berichten' //? berichten
import { dossier } from '@voordeur/plugin-dossier'
import { nieuws } from '@voordeur/plugin-nieuws' //? nieuws
import { prikbord } from '@voordeur/plugin-prikbord' //? prikbord
import { wzd } from '@voordeur/plugin-wzd' //? wzd

// The record of a client who does not exist, to try the portal with, until the record system has a folder of its own. //? example
// Where the record system puts a bundle for each client (FHIR nl-core); until then, a client who does not exist. //? fhir
// Where the record system puts its export; until then, a client who does not exist. //? caress
const folder = process.env['VOORDEUR_EXPORT'] ?? `${import.meta.dirname}/example`

// The provider of text messages. Without one they stand in the mailbox of development, and production does not start.
const productToken = process.env['CM_PRODUCT_TOKEN']
const sender = productToken === undefined ? undefined : cmSmsSender({ productToken, from: 'Portaal' })

//? microsoft {
// Microsoft Entra has a button on the page as soon as the tenant is known (docs: Microsoft Entra, the tenant step by step).
const tenantId = process.env['ENTRA_TENANT_ID']
const certificate = { certificate: process.env['ENTRA_CERTIFICATE'] ?? '', privateKey: process.env['ENTRA_PRIVATE_KEY'] ?? '' }
const microsoft = tenantId === undefined ? [] : [entra({ tenantId, clientId: process.env['ENTRA_CLIENT_ID'] ?? '', certificate })]

//? }
export default definePortal({
  organisation: {
    name: 'Your organisation',
    portalName: 'Cliëntportaal',
    // The address at which people find the portal. Production asks for https.
    url: process.env['PORTAL_URL'] ?? 'http://localhost:4000',
  },
  language: { default: 'nl', form: 'u' },
  theme: { layout: 'panels', tokens: './theme.json' },
  auth: auth({
    methods: [
      // A user name and a password, with a code on a device that is new.
      password(),
      ...microsoft, //? microsoft
    ],
    secondFactors: [authenticatorApp(), sms({ sender })],
  }),
  sources: [
    // Read every four hours into the portal's own copy.
    fhir({ folder, every: '4h' }), //? fhir
    caress({ folder, every: '4h' }), //? !fhir
  ],
  plugins: [
    // The care record: timeline, plan, measurements and more.
    dossier(),
    // Messages and photos of the people around a client. //? prikbord
    prikbord(), //? prikbord
    // Conversations between the people around a client. //? berichten
    berichten({ between: 'contacts' }), //? berichten
    // Appointments of the record, and those that people write themselves. //? agenda
    agenda(), //? agenda
    //? nieuws {
    // News of the organisation.
    nieuws(), //? !fhir
    nieuws({ fromSource: false }), //? fhir
    //? }
    // Involuntary care (Wzd). The law wants the advocate's own name and number here. //? wzd
    wzd({ advocate: { name: 'Vul in: de cliëntenvertrouwenspersoon', phone: '088 000 00 00' } }), //? wzd
    // The desk of the organisation, at /beheer. //? beheer
    beheer(), //? beheer
  ],
  // What stands together on the start page. A part that stands on no panel has no page.
  panels: [
    {
      id: 'dossier',
      title: 'Dossier',
      colour: 'yellow',
      icon: 'folder-open',
      parts: [
        'dossier.timeline',
        'dossier.reading',
        'dossier.plan',
        'dossier.measurements',
        'wzd.measures', //? wzd
      ],
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
        'dossier.team',
        'beheer.correction', //? beheer
      ],
      summary: ['dossier.contacts'],
    },
    //? prikbord | berichten | agenda {
    {
      id: 'samen',
      title: 'Samen',
      colour: 'blue',
      icon: 'users',
      parts: [
        'prikbord.board', //? prikbord
        'berichten.inbox', //? berichten
        'agenda.calendar', //? agenda
      ],
      summary: [
        'prikbord.board', //? prikbord
        'berichten.inbox', //? berichten
        'agenda.calendar', //? agenda
      ],
    },
    //? }
    //? nieuws {
    {
      id: 'nieuws',
      title: 'Nieuws',
      colour: 'orange',
      icon: 'newspaper',
      parts: ['nieuws.news'],
      summary: ['nieuws.news'],
    },
    //? }
  ],
  // Bundles of rights. One is copied when somebody gets access: changing it later changes nobody's rights.
  permissionSets: {
    volledig: {
      title: 'Volledig',
      rights: [
        'dossier.timeline:read',
        'dossier.reading:read',
        'dossier.plan:read',
        'dossier.measurements:read',
        'dossier.personal:read',
        'dossier.contacts:read',
        'dossier.team:read',
        'prikbord.board:read', //? prikbord
        'prikbord.board:post', //? prikbord
        'prikbord.board:reply', //? prikbord
        'prikbord.board:photo', //? prikbord
        'berichten.inbox:read', //? berichten
        'berichten.inbox:write', //? berichten
        'agenda.calendar:read', //? agenda
        'agenda.calendar:add', //? agenda
        'nieuws.news:read', //? nieuws
      ],
    },
    familie: {
      title: 'Familie',
      rights: [
        'dossier.reading:read',
        'dossier.team:read',
        'prikbord.board:read', //? prikbord
        'prikbord.board:post', //? prikbord
        'prikbord.board:reply', //? prikbord
        'berichten.inbox:read', //? berichten
        'berichten.inbox:write', //? berichten
        'agenda.calendar:read', //? agenda
        'nieuws.news:read', //? nieuws
      ],
    },
  },
  //? beheer {
  // What staff may do at the desk. It follows these sets at once.
  desk: {
    sets: {
      zorgadministratie: {
        title: 'Zorgadministratie',
        rights: [
          'beheer.clients:read',
          'beheer.clients:grant',
          'beheer.clients:block',
          'beheer.clients:revoke',
          'beheer.first-access:read',
          'beheer.first-access:give',
          'beheer.accounts:read',
          'beheer.accounts:welcome',
          'beheer.accounts:unlock',
          'beheer.syncs:read',
          'beheer.syncs:sync',
        ],
      },
      privacy: {
        title: 'Privacy',
        rights: ['beheer.clients:read', 'beheer.clients:hide', 'beheer.corrections:read', 'beheer.corrections:answer', 'beheer.audit:read'],
      },
      beheerder: {
        title: 'Beheerder',
        rights: [
          'beheer.staff:read',
          'beheer.staff:change',
          'beheer.portal:read',
          'beheer.portal:banner',
          'beheer.portal:terms',
          'nieuws.desk:read', //? nieuws
          'nieuws.desk:publish', //? nieuws
        ],
      },
    },
  },
  //? }
  access: {
    // The portal administrator of a client invites family and friends.
    invitedBy: 'portal-admin',
    // Seven days after care ends nobody reads the record any more.
    endsAfterCare: 'P7D',
    // The set with which somebody begins, by the ground of their access.
    byBasis: {
      self: 'volledig',
      guardian: 'volledig',
      curator: 'volledig',
      mentor: 'volledig',
      'written-authorisation': 'volledig',
      family: 'familie',
      invited: 'familie',
    },
  },
  // Staff stand by their role. Where the organisation shows names: `records: { report: { staffNames: 'show' } }`.
  records: { careTeam: { staffNames: 'show' } },
  mail: { from: 'Cliëntportaal <portaal@your-portal.example>' },
})
