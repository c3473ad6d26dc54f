/** Someone who works in the home, where and at what time of day. All names are invented. */
export interface StaffMember {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly works: 'day' | 'night' | 'activities' | 'physio' | 'doctor' | 'speech' | 'occupational' | 'chaplain' | 'dietician'
  /** The ward, or both when left out. */
  readonly ward?: 'De Reiger' | 'De Kade'
  /** How this person writes "mevrouw". */
  readonly style: 'full' | 'short' | 'named'
}

/** Everybody who writes reports. */
export const STAFF: readonly StaffMember[] = [
  { id: 'm01', name: 'Fatma Özdemir', role: 'Verzorgende IG', works: 'day', ward: 'De Reiger', style: 'full' },
  { id: 'm02', name: 'Annelies Boogaard', role: 'Contactverzorgende', works: 'day', ward: 'De Reiger', style: 'full' },
  { id: 'm03', name: 'Rinus van der Steen', role: 'Verpleegkundige', works: 'day', ward: 'De Reiger', style: 'short' },
  { id: 'm04', name: 'Chantal Rijsdijk', role: 'Verzorgende IG', works: 'day', ward: 'De Reiger', style: 'named' },
  { id: 'm05', name: 'Naomi Lieveld', role: 'Helpende plus', works: 'day', ward: 'De Reiger', style: 'full' },
  { id: 'm06', name: 'Youssef Amrani', role: 'Verzorgende IG', works: 'day', ward: 'De Reiger', style: 'short' },
  { id: 'm07', name: 'Hanneke Vermaat', role: 'Contactverzorgende', works: 'day', ward: 'De Kade', style: 'full' },
  { id: 'm08', name: 'Dewi Pattiasina', role: 'Verpleegkundige', works: 'day', ward: 'De Kade', style: 'full' },
  { id: 'm09', name: 'Bart Molendijk', role: 'Verzorgende IG', works: 'day', ward: 'De Kade', style: 'short' },
  { id: 'm10', name: 'Samira el Khatib', role: 'Verzorgende IG', works: 'day', ward: 'De Kade', style: 'named' },
  { id: 'm11', name: 'Joyce Emanuelson', role: 'Helpende plus', works: 'day', ward: 'De Kade', style: 'full' },
  { id: 'm12', name: 'Petra Noordzij', role: 'Verzorgende IG', works: 'day', ward: 'De Kade', style: 'full' },
  { id: 'm13', name: 'Gerrit Hoogvliet', role: 'Nachtzorg', works: 'night', style: 'short' },
  { id: 'm14', name: 'Marieke Schipper', role: 'Verpleegkundige nacht', works: 'night', style: 'full' },
  { id: 'm15', name: 'Precious Asante', role: 'Nachtzorg', works: 'night', style: 'full' },
  { id: 'm16', name: 'Tineke Barendrecht', role: 'Activiteitenbegeleider', works: 'activities', style: 'full' },
  { id: 'm17', name: 'Kevin Stolk', role: 'Beweegagoog', works: 'activities', style: 'full' },
  { id: 'm18', name: 'Lotte Wapenaar', role: 'Fysiotherapeut', works: 'physio', style: 'short' },
  { id: 'm19', name: 'Arjan Terpstra', role: 'Specialist ouderengeneeskunde', works: 'doctor', style: 'short' },
  { id: 'm20', name: 'Merel Hoekstra', role: 'Logopedist', works: 'speech', style: 'short' },
  { id: 'm21', name: 'Iris Kooijman', role: 'Ergotherapeut', works: 'occupational', style: 'short' },
  { id: 'm22', name: 'Johan Verschoor', role: 'Geestelijk verzorger', works: 'chaplain', style: 'full' },
  { id: 'm23', name: 'Esther Pols', role: 'Diëtist', works: 'dietician', style: 'full' },
]

/** Whoever has this id, as a row names its author. */
export function authorOf(id: string): { readonly name: string; readonly role: string } {
  const member = STAFF.find((one) => one.id === id)
  if (!member) throw new Error(`nobody is ${id}`)
  return { name: member.name, role: member.role }
}
