import type { ComposedPart } from '../../compose/composition.ts'
import { ensureNone } from '../contract-rule.ts'
import type { TestAnswer } from '../test-browser.ts'
import { toPartPath } from './addresses.ts'
import { personWithout } from './check-rights.ts'
import type { Person, Stage } from './open-stage.ts'
import { fillTables } from './run-forms.ts'
import { clientParts } from './try-doors.ts'

const KINDS = ['image/webp', 'application/pdf']
// Pages of a part that its own page leads to are looked at too, as many as this.
const MOST_PAGES = 20

/** What a part keeps itself is handed out to who may read it, and to nobody else; and its pages lead to it. */
export async function checkMedia(stage: Stage): Promise<void> {
  const parts = clientParts(stage).filter(({ part }) => part.media)
  if (parts.length === 0) return
  // Who filled them may see what came of it: a conversation is of its members.
  const { person } = await fillTables(stage)
  const found: string[] = []
  for (const composed of parts) found.push(...(await tryPart(stage, person, composed)))
  ensureNone([...new Set(found)])
}

async function tryPart(stage: Stage, one: Person, composed: ComposedPart): Promise<readonly string[]> {
  const two = await stage.person('two')
  const ids = await findIds(composed, one)
  if (ids.length === 0)
    return [
      `"${composed.id}" declares \`media\`, and its pages lead to none. Fix: show \`tools.media(id)\`, give a form that makes one, or remove \`media\`.`,
    ]
  // What the organisation tells everybody stands on the pages of both.
  const forBoth = new Set(isForEverybody(stage) ? await findIds(composed, two) : [])
  const found: string[] = []
  for (const id of ids) {
    for (const size of ['', '?size=small']) found.push(...judgeOpen(composed, await one.get(toPath(composed, one, id) + size)))
    if (!forBoth.has(id)) found.push(...judgeClosed(composed, 'The viewer of another client', await two.get(toPath(composed, two, id))))
    found.push(
      ...judgeClosed(composed, 'The viewer of another client, at the address of this one,', await two.get(toPath(composed, one, id))),
    )
    if (composed.readRight !== undefined) {
      const without = await personWithout(stage, composed.readRight)
      found.push(...judgeClosed(composed, `Who lacks "${composed.readRight}"`, await without.get(toPath(composed, without, id))))
    }
  }
  return [
    ...found,
    ...judgeClosed(composed, 'Who asks for an id that never was', await one.get(toPath(composed, one, crypto.randomUUID()))),
  ]
}

function isForEverybody({ subject }: Stage): boolean {
  return Object.values(subject.plugin.tables?.rows ?? {}).includes('organisation')
}

function toPath(composed: ComposedPart, { clientId }: Person, id: string): string {
  return `${toPartPath(composed, clientId)}/media/${id}`
}

/** The ids to which the page of a part leads, and the pages of the part that it leads to. */
async function findIds(composed: ComposedPart, person: Person): Promise<readonly string[]> {
  const path = toPartPath(composed, person.clientId)
  const page = (await person.get(path)).text
  const links = [...page.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'))
  const further = [...new Set(links.filter((href) => href.startsWith(`${path}?`)))].slice(0, MOST_PAGES)
  const texts = [page]
  for (const href of further) texts.push((await person.get(href)).text)
  const addresses = texts.flatMap((text) => text.split(`${path}/media/`).slice(1))
  return [...new Set(addresses.map((rest) => /^[^"?]*/.exec(rest)?.[0] ?? ''))]
}

function judgeOpen({ id }: ComposedPart, { status, headers }: TestAnswer): readonly string[] {
  if (status === 200 && KINDS.includes(headers.get('content-type') ?? '')) return []
  return [
    `A photo or file of "${id}" to which its page leads is answered ${status} to who may read it. Fix: find it in \`media.load\`, in both sizes.`,
  ]
}

function judgeClosed({ id }: ComposedPart, who: string, { status }: TestAnswer): readonly string[] {
  if (status === 404) return []
  return [
    `${who} is answered ${status} by a photo or file of "${id}", not 404. Fix: read it from a table of clients' rows by its id, behind a right that is granted.`,
  ]
}
