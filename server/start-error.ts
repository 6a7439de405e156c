/** A problem that the person who starts the server can mend; its message is the whole advice. */
export class StartError extends Error {
  override name = 'StartError'
}
