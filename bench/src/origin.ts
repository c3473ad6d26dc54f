/** The origin of the portal that is measured; requests reach it through a proxy in front, as in production. */
export const ORIGIN = 'https://portaal.example'
