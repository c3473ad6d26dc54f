import { definePart } from '@voordeur/core'
import { NewsForm, OneItem } from './input.ts'
import { DeskQuery, loadDesk, loadDeskPhoto } from './load.ts'
import { saveNews } from './save.ts'
import { discard, withdraw } from './take-back.ts'
import { viewDesk } from './view.tsx'

/** Nieuws schrijven: staff write, plan and take back the news. */
export const desk = definePart({
  id: 'desk',
  title: 'desk.title',
  icon: 'newspaper',
  scope: 'organisation',
  rights: { read: {}, publish: { title: 'desk.right.publish' } },
  query: DeskQuery,
  load: loadDesk,
  view: viewDesk,
  media: { load: loadDeskPhoto },
  actions: {
    save: { right: 'publish', input: NewsForm, files: { photo: { accepts: ['photo'] } }, run: saveNews },
    withdraw: { right: 'publish', input: OneItem, run: withdraw },
    discard: { right: 'publish', input: OneItem, run: discard },
  },
})
