/** Whom a page is for, in the order of the sidebar. */
export const READERS = {
  everyone: 'Start here',
  developer: 'Building a portal',
  organisation: 'Running a care organisation’s portal',
  author: 'Writing plugins and sources',
} as const

/** What a page is for, in the order of the sidebar (diataxis.fr). */
export const KINDS = { tutorial: 'Learn', 'how-to': 'Do', reference: 'Look up', explanation: 'Understand' } as const

/** For whom a page is, and what for. */
export interface Place {
  readonly reader: keyof typeof READERS
  readonly kind: keyof typeof KINDS
}

/**
 * The place of pages that don't say it in their frontmatter (`reader:`, `kind:`), by their path in the site. A folder ends in a slash and holds for what
 * is in it; a page goes before its folder. What its frontmatter says goes before both.
 */
export const PLACES: Readonly<Record<string, Partial<Place>>> = {
  'tutorials/': { reader: 'developer', kind: 'tutorial' },
  'how-to/': { reader: 'developer', kind: 'how-to' },
  'reference/': { reader: 'everyone', kind: 'reference' },
  'problems/': { reader: 'everyone', kind: 'reference' },
  'data-protection/': { reader: 'organisation', kind: 'reference' },
  'production/': { reader: 'developer', kind: 'reference' },
  'packages/': { reader: 'developer', kind: 'reference' },
  'examples/': { reader: 'everyone', kind: 'tutorial' },
  'examples/third-party-plugin.md': { reader: 'author', kind: 'tutorial' },
  'index.md': { reader: 'everyone', kind: 'tutorial' },
  'contributing.md': { reader: 'author', kind: 'explanation' },
  'glossary.md': { reader: 'everyone', kind: 'reference' },
  'problems.md': { reader: 'everyone', kind: 'reference' },
  'manuals.md': { reader: 'everyone', kind: 'explanation' },
  'architecture.md': { reader: 'everyone', kind: 'explanation' },
  'threat-model.md': { reader: 'everyone', kind: 'explanation' },
  'upgrading.md': { reader: 'everyone', kind: 'explanation' },
  'running.md': { reader: 'developer', kind: 'how-to' },
  'run-in-production.md': { reader: 'developer', kind: 'how-to' },
  'explain.md': { reader: 'organisation', kind: 'how-to' },
  'signing-in.md': { reader: 'developer', kind: 'reference' },
  'fhir-source.md': { reader: 'developer', kind: 'reference' },
  'caress-export.md': { reader: 'developer', kind: 'reference' },
  'bench.md': { reader: 'developer', kind: 'explanation' },
  'live.md': { reader: 'author', kind: 'how-to' },
  'dossier.md': { reader: 'organisation', kind: 'how-to' },
  'theming.md': { reader: 'organisation', kind: 'how-to' },
  'terms-and-tour.md': { reader: 'organisation', kind: 'how-to' },
  'microsoft-entra.md': { reader: 'organisation', kind: 'how-to' },
  'sign-in-laurens.md': { reader: 'organisation', kind: 'reference' },
  'access.md': { reader: 'organisation', kind: 'explanation' },
  'inviting.md': { reader: 'organisation', kind: 'explanation' },
  'access-requests.md': { reader: 'organisation', kind: 'explanation' },
  'access-log.md': { reader: 'organisation', kind: 'explanation' },
  'preview.md': { reader: 'organisation', kind: 'explanation' },
  'desk.md': { reader: 'organisation', kind: 'explanation' },
  'download.md': { reader: 'organisation', kind: 'explanation' },
  'simple-mode.md': { reader: 'organisation', kind: 'explanation' },
  'records.md': { reader: 'author', kind: 'explanation' },
  'finding.md': { reader: 'author', kind: 'explanation' },
  'testing-plugins.md': { reader: 'author', kind: 'how-to' },
  'notices.md': { reader: 'author', kind: 'how-to' },
  'places-and-numbers.md': { reader: 'author', kind: 'how-to' },
  'uploads.md': { reader: 'author', kind: 'how-to' },
  'files.md': { reader: 'author', kind: 'how-to' },
  'feeds.md': { reader: 'author', kind: 'how-to' },
}
