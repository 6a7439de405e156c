const key = 'headrow-screen'

/** The screen token in an address, `?screen=` or `#screen=`, and the address without it; an empty token unpairs. */
export const tokenIn = (address: string): { token: string | undefined; rest: string } => {
  const url = new URL(address)
  const hash = new URLSearchParams(url.hash.slice(1))
  const token = url.searchParams.get('screen') ?? hash.get('screen') ?? undefined
  url.searchParams.delete('screen')
  if (hash.has('screen')) {
    hash.delete('screen')
    url.hash = hash.toString()
  }
  return { token, rest: `${url.pathname}${url.search}${url.hash}` }
}

/**
 * The token this browser is paired by, '' for a viewer. It is taken from the address once, kept, and the address
 * cleaned, so that nobody reads it off a screen; where nothing can be kept it stays in the address.
 */
export const screenToken = (page: Window): string => {
  const { token, rest } = tokenIn(page.location.href)
  try {
    if (token !== undefined) {
      page.localStorage.setItem(key, token)
      page.history.replaceState(page.history.state, '', rest)
    }
    return page.localStorage.getItem(key) ?? ''
  } catch {
    return token ?? ''
  }
}
