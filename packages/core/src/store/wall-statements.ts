import { createHash } from 'node:crypto'
import type { Wall } from './walls.ts'

/** How a table stands in the database now. */
export interface StandingWall {
  readonly table: string
  readonly rowSecurity: boolean
  readonly policies: readonly string[]
  /** Lower-case privileges that the viewer's role or everybody has on it. */
  readonly viewerPrivileges: readonly string[]
  readonly publicPrivileges: readonly string[]
}

/** The statements that turn a standing wall into the wanted one; none when it stands already, so that a start takes no lock on a busy table. */
export function toWallStatements(standing: StandingWall, wanted: Wall, role: string): readonly string[] {
  return [...rowSecurity(standing), ...policies(standing, wanted, role), ...privileges(standing, wanted, role)]
}

function rowSecurity({ table, rowSecurity: enabled }: StandingWall): readonly string[] {
  return enabled ? [] : [`alter table "${table}" enable row level security`]
}

interface Policy {
  readonly name: string
  readonly statement: string
}

function policies({ table, policies: standing }: StandingWall, wanted: Wall, role: string): readonly string[] {
  const all = toPolicies(table, wanted, role)
  const fallen = standing.filter((name) => !all.some((policy) => policy.name === name)).map((name) => `drop policy "${name}" on "${table}"`)
  return [...fallen, ...all.filter(({ name }) => !standing.includes(name)).map(({ statement }) => statement)]
}

function toPolicies(table: string, { sees, writes }: Wall, role: string): readonly Policy[] {
  const make = (what: string, condition: string): Policy => {
    const name = toPolicyName(`${what} ${condition}`, role)
    return { name, statement: `create policy "${name}" on "${table}" for ${what.replaceAll('#', condition).replace('%', `to "${role}"`)}` }
  }
  if (sees === undefined) return []
  if (writes === undefined) return [make(`all % using (#) with check (#)`, sees)]
  return [
    make('select % using (#)', sees),
    make('insert % with check (#)', writes),
    make('update % using (#) with check (#)', writes),
    make('delete % using (#)', writes),
  ]
}

/** The name carries a digest of the condition, so that a changed condition is another policy and replaces the old one. */
function toPolicyName(sees: string, role: string): string {
  return `viewer_${createHash('sha256').update(`${role} ${sees}`).digest('hex').slice(0, 16)}`
}

function privileges({ table, viewerPrivileges, publicPrivileges }: StandingWall, wanted: Wall, role: string): readonly string[] {
  const granted: readonly string[] = wanted.privileges
  const excess = viewerPrivileges.some((privilege) => !granted.includes(privilege))
  const missing = granted.some((privilege) => !viewerPrivileges.includes(privilege))
  return [
    ...(publicPrivileges.length > 0 ? [`revoke all on "${table}" from public`] : []),
    ...(excess ? [`revoke all on "${table}" from "${role}"`] : []),
    ...((excess || missing) && granted.length > 0 ? [`grant ${granted.join(', ')} on "${table}" to "${role}"`] : []),
  ]
}
