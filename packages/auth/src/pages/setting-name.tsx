interface SettingNameProps {
  readonly label: string
  /** Says which one this is: "Dit apparaat". */
  readonly mark?: string | undefined
}

/** The name of a device or session, and whether it is the one in use now. */
export function SettingName({ label, mark }: SettingNameProps) {
  return (
    <>
      {label} {mark !== undefined && <span class="badge">{mark}</span>}
    </>
  )
}
