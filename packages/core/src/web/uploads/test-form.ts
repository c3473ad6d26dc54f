/** A form with these text fields and files, each under the name of its field. */
export function toForm(
  fields: Readonly<Record<string, string>>,
  files: readonly { readonly field: string; readonly bytes: Uint8Array | string; readonly name?: string; readonly type?: string }[] = [],
): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  for (const { field, bytes, name = 'foto.jpg', type = 'image/jpeg' } of files) {
    form.append(field, new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name, { type }))
  }
  return form
}
