// Which of the backend's routes for small shops a browser may reach; all of them answer about the signed-in shop alone.
const ID = '[A-Za-z0-9_-]{1,80}'
const ROUTES: [method: string, path: string][] = [
  ['GET', 'me'],
  ['POST', 'me/application'],
  ['POST', `me/invitations/${ID}`],
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
  ['GET', 'me/summary'],
  ['GET', 'me/goods'],
  ['GET', 'me/goods/pack'],
  ['POST', `me/goods/${ID}`],
  ['GET', 'me/page'],
  ['POST', 'me/page'],
  ['GET', 'me/page/sales'],
  ['GET', 'me/orders'],
  ['POST', 'me/orders'],
  ['POST', 'me/orders/quote'],
  ['GET', `me/orders/${ID}`],
  ['POST', `me/orders/${ID}/cancel`],
  ['GET', 'me/imports'],
  ['POST', 'me/imports'],
  ['GET', 'me/imports/template'],
  ['GET', `me/imports/${ID}`],
  ['GET', `me/imports/${ID}/orders`],
  ['GET', `me/imports/${ID}/wrong`],
  ['POST', `me/imports/${ID}/send`],
  ['POST', `me/imports/${ID}/drop`],
  ['GET', 'me/deposit'],
  ['POST', 'me/deposit/top-ups'],
  ['GET', `me/deposit/top-ups/${ID}`],
  ['GET', 'me/webhooks'],
  ['POST', 'me/webhooks'],
  ['POST', `me/webhooks/${ID}`],
  ['DELETE', `me/webhooks/${ID}`],
  ['POST', `me/webhooks/${ID}/secret`],
  ['POST', `me/webhooks/${ID}/ping`],
  ['POST', `me/webhooks/${ID}/replay`],
  ['GET', `me/webhooks/${ID}/deliveries`],
  ['POST', `me/webhooks/${ID}/deliveries/${ID}/replay`],
  ['GET', `me/orders/${ID}/claims`],
  ['POST', `me/orders/${ID}/claims`],
  ['POST', `me/orders/${ID}/claims/photos`],
  ['GET', `me/orders/${ID}/claims/photos/${ID}`],
  ['POST', `me/orders/${ID}/claims/${ID}/withdraw`],
  ['GET', 'me/credit'],
  ['POST', 'me/credit/appeals'],
  ['GET', 'me/statements'],
  ['GET', `me/statements/${ID}`],
  ['GET', `me/statements/${ID}/file`],
  ['POST', `me/statements/${ID}/confirm`],
  ['POST', `me/statements/${ID}/remarks`],
  ['GET', 'me/deposit/withdrawals'],
  ['POST', 'me/deposit/withdrawals'],
  ['POST', `me/deposit/withdrawals/${ID}/cancel`],
]
/** Read by whoever thinks of applying. */
const OPEN = new Set(['agreement'])
const ALLOWED = ROUTES.map(([method, path]) => ({ method, path: new RegExp(`^${path}$`) }))

/** How much may be sent there: a licence and a file of orders travel as base64, a third longer than they are. */
export function shopBodyLimit(path: string): number {
  if (path === 'me/application' || path.endsWith('/claims/photos')) return 6 * 1024 * 1024
  return path === 'me/imports' ? 28 * 1024 * 1024 : 64 * 1024
}

/** Whether `method` on `/shops/<path>` is open to a browser: to a signed-in member's, or to everybody's. */
export function shopRouteFor(method: string, path: string): 'member' | 'open' | null {
  if (method === 'GET' && OPEN.has(path)) return 'open'
  return ALLOWED.some((route) => route.method === method && route.path.test(path)) ? 'member' : null
}
