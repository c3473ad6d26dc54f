const WHAT_TO_DO =
  'The body of this request was read before the portal got it: mount the portal before whatever reads or parses a body (express.urlencoded(), parseBody() of Hono, a check of forms).'

/**
 * Thrown for a form whose body was read before the portal got it: a body can be read once, and the portal reads its own with its own limits. It is a mistake
 * of the server around the portal, so the log has its message, which holds nothing of the request.
 */
export class BodyAlreadyRead extends TypeError {
  constructor() {
    super(WHAT_TO_DO)
    this.name = 'BodyAlreadyRead'
  }
}
