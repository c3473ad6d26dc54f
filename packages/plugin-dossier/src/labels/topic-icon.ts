const ICONS: readonly (readonly [RegExp, string])[] = [
  [/nacht|slaap|rust/i, 'moon'],
  [/eten|drinken|voeding|maaltijd/i, 'utensils'],
  [/medic/i, 'pill'],
  [/wond|huid/i, 'bandage'],
  [/val\b|vallen|mobiliteit|bewegen|lopen/i, 'footprints'],
  [/adl|verzorging|wassen|douche/i, 'bath'],
  [/arts|behandel|paramed|fysio/i, 'stethoscope'],
  [/bezoek|familie|contact/i, 'heart-handshake'],
  [/activiteit|welzijn|daginvulling|dagbesteding/i, 'calendar'],
  [/stemming|gedrag|beleving/i, 'sun'],
]

/** A pictogram beside a report's topic; the topic itself always stands next to it in words. */
export function toTopicIcon(topic: string | undefined): string {
  return ICONS.find(([pattern]) => topic !== undefined && pattern.test(topic))?.[1] ?? 'message-square-text'
}
