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

function policies({ table, policies: standing }: StandingWall, wanted: Wall, role: string): readonly string[] {
  const name = wanted.sees === undefined ? undefined : toPolicyName(wanted.sees, role)
  const fallen = standing.filter((policy) => policy !== name).map((policy) => `drop policy "${policy}" on "${table}"`)
  if (name === undefined || standing.includes(name)) return fallen
  return [...fallen, `create policy "${name}" on "${table}" for all to "${role}" using (${wanted.sees}) with check (${wanted.sees})`]
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
