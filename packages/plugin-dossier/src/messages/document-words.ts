import type { Messages } from '@voordeur/core'

/** The words of documents. `documentKind.*` is LOINC: kinds of which the displays in real records are English. */
export const documentWords = {
  nl: {
    'documents.title': 'Documenten',
    'documents.caption': 'Documenten, het nieuwste bovenaan',
    'documents.what': 'Document',
    'documents.kind': 'Soort',
    'documents.when': 'Datum',
    'documents.author': 'Van',
    'documents.open': 'Bekijken',
    'documents.openPdf': 'PDF openen',
    'documents.closed': 'Niet te openen in dit portaal. Vraag ernaar bij het {term_team}.',
    'documents.empty': 'Er zijn nog geen documenten',
    'documents.empty.text':
      '{mode, select, simple {Brieven komen hier te staan.} other {Zodra er een brief of een ander document is, {form, select, je {vind je} other {vindt u}} dat hier.}}',
    'documentKind.11503-0': 'Medische gegevens',
    'documentKind.18842-5': 'Ontslagbrief',
    'documentKind.18776-5': 'Zorgplan',
    'documentKind.34133-9': 'Samenvatting',
    'documentKind.34117-2': 'Anamnese en onderzoek',
    'documentKind.57133-1': 'Verwijsbrief',
    'documentKind.11488-4': 'Verslag van een consult',
  },
  en: {
    'documents.title': 'Documents',
    'documents.caption': 'Documents, newest first',
    'documents.what': 'Document',
    'documents.kind': 'Kind',
    'documents.when': 'Date',
    'documents.author': 'From',
    'documents.open': 'View',
    'documents.openPdf': 'Open PDF',
    'documents.closed': 'Can not be opened in this portal. Ask the {term_team} for it.',
    'documents.empty': 'There are no documents yet',
    'documents.empty.text':
      '{mode, select, simple {Letters come here.} other {As soon as there is a letter or another document, you will find it here.}}',
    'documentKind.11503-0': 'Medical records',
    'documentKind.18842-5': 'Discharge letter',
    'documentKind.18776-5': 'Care plan',
    'documentKind.34133-9': 'Summary',
    'documentKind.34117-2': 'History and examination',
    'documentKind.57133-1': 'Referral letter',
    'documentKind.11488-4': 'Consultation report',
  },
} as const satisfies Messages
