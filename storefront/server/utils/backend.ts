// How the shop's server speaks to the backend: publishable key, the shopper's token, their language and address,
// and the number of their request.
import type { H3Event } from 'h3'

const PASSED_ON = [
  'x-order-key',
  'idempotency-key',
  'content-type',
  'accept-language',
  'user-agent',
  'sec-purpose',
] as const
/** Where it matters which shared link this browser followed. */
const CLICKED = new Set(['/store/checkout/orders', '/store/customers/me/share-click'])
const TIMEOUT_MS = 20_000

/**
 * Calls `path` (with query) of the backend for the person behind `event`: the shopper of their cookie, unless another
 * `token` is given, or null for nobody. Throws only when it cannot be reached.
 */
export function callBackend(
  event: H3Event,
  path: string,
  init: { method?: string; body?: string } = {},
  token: string | null | undefined = readSessionToken(event),
) {
  const { backendUrl, publishableKey } = useRuntimeConfig(event)
  const headers: Record<string, string> = {
    'x-publishable-api-key': publishableKey,
    'accept-encoding': 'identity',
    ...requestIdHeader(),
  }
  for (const name of PASSED_ON) {
    const value = getRequestHeader(event, name)
    if (value) headers[name] = value
  }
  // A page that is opened sends no body, and what is made of it has one.
  if (init.body) headers['content-type'] ??= 'application/json'
  const click = CLICKED.has(path) ? readShareClick(event) : undefined
  if (click) headers['x-share-click'] = click
  if (token) headers.authorization = `Bearer ${token}`
  const address = event.context.clientAddress
  if (address) headers['x-forwarded-for'] = address
  const signal = AbortSignal.timeout(TIMEOUT_MS)
  const ask = () => fetch(new URL(path, backendUrl), { ...init, headers, signal })
  return mayAskAgain(init.method ?? 'GET', 'idempotency-key' in headers) ? askAgain(ask) : ask()
}
