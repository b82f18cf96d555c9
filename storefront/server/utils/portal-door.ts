// What every portal's server routes share: passing a call on to the backend, and signing in by a code. Which routes there are,
// and whose cookie it is, the portal says.
import type { H3Event } from 'h3'
import type { z } from 'zod'
import { SIGNED_IN } from './own-sessions'

type Portal = Exclude<keyof typeof SIGNED_IN, 'shopper'>
/** Where the backend keeps a portal's routes. */
const ROOM: Record<Portal, string> = {
  producer: '/producers',
  shop: '/shops',
  distributor: '/store/distribution',
}
const WRITE: Record<Portal, (event: H3Event, token: string) => void> = {
  producer: writeProducerToken,
  shop: writeShopToken,
  distributor: writeSessionToken,
}
const PASSED_BACK = ['content-security-policy', 'content-disposition', 'retry-after']

/**
 * Passes a call on with the portal's own token, from pages of this shop alone.
 * @param open whether it is asked without one @param most_bytes how much may be sent
 */
export async function passOn(
  event: H3Event,
  portal: Portal,
  path: string,
  { open = false, most_bytes }: { open?: boolean; most_bytes: number },
) {
  const { method } = event
  const token = open ? null : SIGNED_IN[portal].read(event)
  if (token === undefined) return refuse(event, 401, PROBLEMS.signedOut)
  const write = method !== 'GET'
  const { public: shown } = useRuntimeConfig(event)
  if (write && !isSameOrigin(getRequestHeader(event, 'origin'), getRequestHost(event), shown.siteUrl)) {
    return refuse(event, 403, PROBLEMS.foreignOrigin)
  }
  const body = write ? await readBodyWithin(event, most_bytes) : undefined
  if (body === null) return refuse(event, 422, PROBLEMS.tooLarge)

  const address = `${ROOM[portal]}/${path}${getRequestURL(event).search}`
  const answer = await callBackend(event, address, { method, body }, token).catch(() => null)
  if (!answer) return refuse(event, 502, PROBLEMS.unreachable)
  if (answer.status === 401 && token) SIGNED_IN[portal].clear(event)
  setResponseStatus(event, answer.status)
  setResponseHeader(event, 'content-type', answer.headers.get('content-type') ?? 'application/json')
  setResponseHeader(event, 'cache-control', 'no-store')
  for (const name of PASSED_BACK) {
    const value = answer.headers.get(name)
    if (value) setResponseHeader(event, name, value)
  }
  return Buffer.from(await answer.arrayBuffer())
}

/** Signs in with the code that was sent; the token goes into the portal's own cookie, apart from the others'. */
export async function signInAt(event: H3Event, portal: Portal, schema: z.ZodType<object>) {
  setResponseHeader(event, 'cache-control', 'no-store')
  const read = await readSessionBody(event, schema)
  if ('refused' in read) return read.refused

  SIGNED_IN[portal].clear(event)
  const body = JSON.stringify({ ...read.body, ticket: readCodeTicket(event) })
  const answer = await callBackend(event, `/store/sessions/${portal}`, { method: 'POST', body }, null).catch(() => null)
  if (!answer) return refuse(event, 502, PROBLEMS.unreachable)
  const data: unknown = await answer.json().catch(() => ({}))
  if (!answer.ok) {
    setResponseStatus(event, answer.status)
    return data
  }
  clearCodeTicket(event)
  WRITE[portal](event, (data as { token: string }).token)
  return { signed_in: true }
}
