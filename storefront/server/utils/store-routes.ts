// Which of the backend's store routes a browser may reach through this shop; everything else stays inside.
const ID = '[A-Za-z0-9_-]{1,80}'
/** A trace code or a lot as this shop writes them: nothing that could be read as another path. */
const TRACE_PART = '[A-Za-z0-9-]{1,40}'
const ROUTES: [method: string, path: string][] = [
  ['GET', 'goods'],
  ['GET', 'goods/(?:suggest|proofs)'],
  ['GET', `goods/${ID}`],
  ['GET', `outlets/${ID}(?:/goods/${ID})?`],
  ['GET', `campaigns/${ID}`],
  ['GET', 'categories'],
  ['GET', 'freight'],
  ['GET', `sensors/(?:goods|sites)/${ID}`],
  ['GET', `trace/${TRACE_PART}(?:/epcis)?`],
  ['POST', `trace/${TRACE_PART}/scan`],
  ['GET', `trace/01/[0-9]{8,14}/10/${TRACE_PART}(?:/21/${TRACE_PART}|/epcis)?`],
  ['POST', 'checkout/quote'],
  ['GET', 'checkout/providers'],
  ['GET', 'checkout/orders'],
  ['POST', 'checkout/orders'],
  ['GET', `checkout/orders/${ID}`],
  ['GET', `checkout/orders/${ID}/lots`],
  ['POST', `checkout/orders/${ID}/(?:pay|refresh|cancel)`],
  ['GET', `after-sales/orders/${ID}`],
  ['GET', `after-sales/orders/${ID}/photos/${ID}`],
  ['POST', `after-sales/orders/${ID}/(?:receipt|estimate|photos|requests)`],
  ['POST', `after-sales/orders/${ID}/requests/${ID}/(?:withdraw|sent|return-freight)`],
  ['GET', `checkout/orders/${ID}/receipt\\.pdf`],
  ['GET', 'wechat/(?:account|js-config)'],
  ['GET', 'customers/me/wechat'],
  ['POST', 'customers/me/wechat'],
  ['DELETE', 'customers/me/wechat'],
  ['GET', 'customers/me'],
  ['POST', 'customers/me'],
  ['POST', 'customers/me/deletion'],
  ['GET', 'customers/me/addresses'],
  ['POST', 'customers/me/addresses'],
  ['GET', `customers/me/addresses/${ID}`],
  ['POST', `customers/me/addresses/${ID}`],
  ['DELETE', `customers/me/addresses/${ID}`],
]
const ALLOWED = ROUTES.map(([method, path]) => ({ method, path: new RegExp(`^${path}$`) }))

/** Whether `method` on `/store/<path>` is open to browsers; `path` has no leading slash and no query. */
export function isStoreRouteAllowed(method: string, path: string): boolean {
  return ALLOWED.some((route) => route.method === method && route.path.test(path))
}
