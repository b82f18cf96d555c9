// Which of the backend's routes for distributors a browser may reach; all of them answer about the signed-in account alone.
const ID = '[A-Za-z0-9_-]{1,80}'
const ROUTES: [method: string, path: string][] = [
  ['GET', 'me'],
  ['POST', 'me'],
  ['GET', 'me/summary'],
  ['GET', 'me/goods'],
  ['GET', 'me/campaigns'],
  ['GET', 'me/links'],
  ['POST', 'me/links'],
  ['DELETE', `me/links/${ID}`],
  ['GET', `me/links/${ID}/poster`],
  ['GET', 'me/photo'],
  ['POST', 'me/photo'],
  ['DELETE', 'me/photo'],
  ['GET', 'me/messages'],
  ['POST', 'me/messages/seen'],
  ['GET', 'me/material'],
  ['GET', `me/material/${ID}/file`],
  ['GET', 'me/orders'],
  ['GET', 'me/commission'],
  ['GET', 'me/commission/orders'],
  ['GET', `me/commission/orders/${ID}`],
  ['GET', 'me/identity'],
  ['POST', 'me/identity'],
  ['GET', 'me/tax'],
  ['GET', 'me/tax/20\\d{2}-\\d{2}/file'],
  ['GET', 'me/withdrawal'],
  ['GET', 'me/withdrawals'],
  ['POST', 'me/withdrawals'],
  ['POST', `me/withdrawals/${ID}/cancel`],
  ['POST', `me/withdrawals/${ID}/confirm`],
]
/** Read by whoever thinks of applying. */
const OPEN = new Set(['agreement', 'terms'])
const ALLOWED = ROUTES.map(([method, path]) => ({ method, path: new RegExp(`^${path}$`) }))

/** A photo comes as base64. */
export const distributorBodyLimit = (path: string) => (path === 'me/photo' ? 6_100_000 : 64 * 1024)

/** Whether `method` on `/store/distribution/<path>` is open to a browser: to a signed-in shopper's, or to everybody's. */
export function distributorRouteFor(method: string, path: string): 'own' | 'open' | null {
  if (method === 'GET' && OPEN.has(path)) return 'open'
  return ALLOWED.some((route) => route.method === method && route.path.test(path)) ? 'own' : null
}
