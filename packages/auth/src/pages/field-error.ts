/** What is wrong with a field of a form, in words that are translated already. */
export interface FieldError<Field extends string = string> {
  readonly field: Field
  readonly message: string
}

/** What is wrong with this field; undefined when nothing is. */
export function findFieldError<Field extends string>(errors: readonly FieldError<Field>[], field: Field): string | undefined {
  return errors.find((error) => error.field === field)?.message
}
