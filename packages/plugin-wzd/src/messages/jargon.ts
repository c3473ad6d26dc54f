import type { PluginWords } from '@voordeur/core'

/**
 * The jargon of the law and of its measures, explained where it stands. Of no word the explanation says that a measure is involuntary: it may stand beside one
 * that is still being judged.
 */
export const jargon: PluginWords = {
  nl: {
    afbouwplan: 'Wat er gebeurt om een maatregel minder te maken en te laten stoppen.',
    cliëntenvertrouwenspersoon: 'Iemand die onafhankelijk is en de cliënt en de vertegenwoordiger gratis helpt met vragen en klachten.',
    cvp: 'Cliëntenvertrouwenspersoon: iemand die onafhankelijk is en gratis helpt met vragen en klachten.',
    CVP: 'Cliëntenvertrouwenspersoon: iemand die onafhankelijk is en gratis helpt met vragen en klachten.',
    'ernstig nadeel': 'Groot gevaar of schade, zoals ernstig letsel, verwaarlozing of agressie door of tegen de cliënt.',
    fixatie: 'Iemand vastmaken, zoals met een band aan bed of stoel, zodat die zich minder kan bewegen.',
    geslotendeurprocedure: 'Een afspraak over wanneer een deur op slot is.',
    IBS: 'Inbewaringstelling: een opname die niet kan wachten. De burgemeester beslist erover.',
    KCOZ: 'De landelijke klachtencommissie voor klachten over de Wet zorg en dwang. Zij is onafhankelijk van de zorg.',
    RM: 'Rechterlijke machtiging: de rechter heeft beslist dat iemand mag worden opgenomen of moet blijven.',
    separeren: 'Iemand alleen in een afgesloten, lege ruimte laten zijn, zodat het rustig en veilig is.',
    stappenplan: 'De stappen die de zorg van de wet moet zetten voordat een maatregel mag doorgaan.',
    vertegenwoordiger: 'Wie namens de cliënt beslist als de cliënt dat zelf niet kan.',
    wilsbekwaam: 'Zelf goed kunnen beslissen over dit onderwerp.',
    wilsonbekwaam: 'Nu niet zelf goed kunnen beslissen over dit onderwerp.',
    Wzd: 'Wet zorg en dwang: de wet over zorg die iemand zelf niet wil, en over wie daarover beslist.',
    WZD: 'Wet zorg en dwang: de wet over zorg die iemand zelf niet wil, en over wie daarover beslist.',
    'Wzd-functionaris': 'Een arts, psycholoog of orthopedagoog die nakijkt of een maatregel nodig en goed is.',
    zorgverantwoordelijke: 'De zorgverlener die het plan voor de zorg maakt en er verantwoordelijk voor is.',
  },
  en: {
    afbouwplan: 'Phase-out plan: what is done to make a measure less and let it stop.',
    cliëntenvertrouwenspersoon: 'Client advocate: somebody independent who helps the client and the representative free of charge.',
    cvp: 'Client advocate: somebody independent who helps free of charge with questions and complaints.',
    CVP: 'Client advocate: somebody independent who helps free of charge with questions and complaints.',
    'ernstig nadeel': 'Serious harm: great danger or damage, such as serious injury, neglect or aggression by or against the client.',
    fixatie: 'Restraint: tying somebody, such as by a belt to bed or chair, so that they can move less.',
    geslotendeurprocedure: 'An agreement on when a door is locked.',
    IBS: 'Emergency admission (inbewaringstelling): it can not wait, and the mayor decides on it.',
    KCOZ: 'The national commission for complaints about the Wet zorg en dwang. It is independent of the care team.',
    RM: 'Court authorisation (rechterlijke machtiging): the court decided that somebody may be admitted or must stay.',
    separeren: 'Seclusion: letting somebody be alone in a closed, empty room, so that it is calm and safe.',
    stappenplan: 'The steps that the law asks of the care team before a measure may go on.',
    vertegenwoordiger: 'Representative: who decides for the client when the client can not.',
    wilsbekwaam: 'Able to decide on this subject.',
    wilsonbekwaam: 'Not able to decide on this subject now.',
    Wzd: 'The Dutch law on care that somebody does not want, and on who decides about it.',
    WZD: 'The Dutch law on care that somebody does not want, and on who decides about it.',
    'Wzd-functionaris': 'A physician, psychologist or special educationalist who checks whether a measure is needed and right.',
    zorgverantwoordelijke: 'Responsible carer: the professional who makes the care plan and answers for it.',
  },
}
