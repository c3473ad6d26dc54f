import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitepress'
import { toAnchor } from './anchor.ts'
import { adaptMarkdown } from './markdown.ts'
import { listSources, readPages, root, toSitePath } from './pages.ts'
import { repository } from './repository.ts'
import { toSidebar } from './sidebar.ts'

// Everything that is Markdown in the repository and no page of the site.
const SKIPPED = [
  '!(CONTRIBUTING).md',
  '.changeset/**',
  '.voordeur/**',
  'packages/*/!(README).md',
  'packages/*/*/**',
  'examples/*/*/**',
  'test/**',
  'scripts/**',
  'bench/**',
]

const folder = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')

// A door that stands ajar.
const ICON = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="4" fill="#0b4f8a"/><path d="M5 13V3.5L11 2v12l-6-1" fill="#ffcf4f"/></svg>')}`

// Built from the root of the repository, where the sources stand: started in docs/, vite looks for vue beside them and finds none.
export default defineConfig({
  srcDir: '..',
  srcExclude: SKIPPED,
  rewrites: Object.fromEntries(listSources(root).map((source) => [source, toSitePath(source) ?? source])),
  outDir: fileURLToPath(new URL('./dist', import.meta.url)),
  cacheDir: fileURLToPath(new URL('../node_modules/.vitepress', import.meta.url)),
  lang: 'en',
  title: 'Voordeur',
  description: 'A framework for client portals in Dutch care.',
  appearance: true,
  metaChunk: true,
  lastUpdated: false,
  ignoreDeadLinks: 'localhostLinks',
  head: [['link', { rel: 'icon', href: ICON }]],
  markdown: {
    // The usual pair has less contrast on our paper than WCAG 2.2 asks (1.4.3).
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    anchor: { slugify: toAnchor },
    headers: { slugify: toAnchor },
    toc: { slugify: toAnchor },
    config: (md) => adaptMarkdown(md, folder),
  },
  themeConfig: {
    search: { provider: 'local', options: { detailedView: 'auto' } },
    sidebar: toSidebar(readPages(root)),
    outline: { level: [2, 3] },
    editLink: { pattern: `${repository}/edit/main/:path`, text: 'Change this page' },
    externalLinkIcon: true,
    nav: [{ text: 'Repository', link: repository }],
    docFooter: { prev: 'Before', next: 'Next' },
  },
})
