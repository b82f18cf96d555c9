// Which of the backend's producer routes a browser may reach; all of them answer about the signed-in producer alone.
const ID = '[A-Za-z0-9_-]{1,80}'
const ROUTES: [method: string, path: string][] = [
  ['GET', 'me'],
  ['GET', 'me/goods'],
  ['GET', 'me/alarms'],
  ['GET', 'me/sites'],
  ['GET', `me/sites/${ID}`],
  ['GET', 'me/lots'],
  ['GET', `me/lots/${ID}`],
  ['GET', 'me/purchases'],
  ['GET', 'me/purchases/statement'],
  ['GET', 'me/certificates'],
  ['POST', 'me/certificates'],
  ['DELETE', `me/certificates/${ID}`],
  ['GET', `me/certificates/${ID}/scan`],
]
const ALLOWED = ROUTES.map(([method, path]) => ({ method, path: new RegExp(`^${path}$`) }))

/** Whether `method` on `/producers/<path>` is open to a signed-in producer's browser. */
export function isProducerRouteAllowed(method: string, path: string): boolean {
  return ALLOWED.some((route) => route.method === method && route.path.test(path))
}
