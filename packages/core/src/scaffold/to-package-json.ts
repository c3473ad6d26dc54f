/** The sections of a `package.json` that name other packages. */
type Dependencies = Readonly<Record<string, string>>

interface PackageJson {
  readonly dependencies?: Dependencies
  readonly devDependencies?: Dependencies
  readonly peerDependencies?: Dependencies
}

/** How a `package.json` of a template is made one that can be installed. */
export interface PackageChoices {
  /** The released version of the packages of this project, which go together. */
  readonly version: string
  /** Whether a package is needed for what was chosen; every one when left out. */
  readonly needs?: (name: string) => boolean
}

/** A `package.json` with our own packages at this version or a later one that fits, and without those that nobody needs. */
export function toPackageJson(text: string, { version, needs = () => true }: PackageChoices): string {
  const parsed = JSON.parse(text) as PackageJson
  const choose = (section: Dependencies) =>
    Object.fromEntries(
      Object.entries(section)
        .filter(([name]) => needs(name))
        .map(([name, range]) => [name, name.startsWith('@voordeur/') ? `^${version}` : range]),
    )
  const sections = (['dependencies', 'devDependencies', 'peerDependencies'] as const).flatMap((key) => {
    const section = parsed[key]
    return section === undefined ? [] : [[key, choose(section)] as const]
  })
  return `${JSON.stringify({ ...parsed, ...Object.fromEntries(sections) }, null, 2)}\n`
}
