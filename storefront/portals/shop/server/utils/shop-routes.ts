// Which of the backend's routes for small shops a browser may reach; all of them answer about the signed-in shop alone.
const ID = '[A-Za-z0-9_-]{1,80}'
const ROUTES: [method: string, path: string][] = [
  ['GET', 'me'],
  ['POST', 'me/application'],
  ['GET', 'me/profile'],
  ['GET', 'me/licence'],
  ['POST', 'me/contact'],
  ['POST', 'me/account'],
  ['GET', 'me/members'],
  ['POST', 'me/members'],
  ['POST', `me/members/${ID}`],
  ['DELETE', `me/members/${ID}`],
  ['DELETE', 'me/membership'],
  ['GET', 'me/keys'],
  ['POST', 'me/keys'],
  ['DELETE', `me/keys/${ID}`],
]
/** Read by whoever thinks of applying. */
const OPEN = new Set(['agreement'])
const ALLOWED = ROUTES.map(([method, path]) => ({ method, path: new RegExp(`^${path}$`) }))

/** Whether `method` on `/shops/<path>` is open to a browser: to a signed-in member's, or to everybody's. */
export function shopRouteFor(method: string, path: string): 'member' | 'open' | null {
  if (method === 'GET' && OPEN.has(path)) return 'open'
  return ALLOWED.some((route) => route.method === method && route.path.test(path)) ? 'member' : null
}
