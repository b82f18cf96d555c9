// The sessions of whoever is signed in here: seen and ended in the shop itself, so that an end holds on every machine.
import type { H3Event } from 'h3'
import type { ApiProblem } from '#shared/types/api'

interface Who {
  read: (event: H3Event) => string | undefined
  clear: (event: H3Event) => void
}
export const SIGNED_IN: Record<'shopper' | 'producer' | 'shop' | 'distributor', Who> = {
  shopper: { read: readSessionToken, clear: clearSessionToken },
  producer: { read: readProducerToken, clear: clearProducerToken },
  shop: { read: readShopToken, clear: clearShopToken },
  // A distributor is a shopper who also shares.
  distributor: { read: readSessionToken, clear: clearSessionToken },
}

const foreign = (event: H3Event) => {
  const { public: open } = useRuntimeConfig(event)
  return !isSameOrigin(getRequestHeader(event, 'origin'), getRequestHost(event), open.siteUrl)
}

/**
 * Ends the session of this browser (`current`) or all of them (empty). The cookie goes only with the session: who reads that
 * they are signed out is.
 */
export async function endOwnSession<T>(
  event: H3Event,
  who: Who,
  which: 'current' | '',
  done: T,
): Promise<T | ApiProblem> {
  setResponseHeader(event, 'cache-control', 'no-store')
  if (foreign(event)) return refuse(event, 403, PROBLEMS.foreignOrigin)
  const token = who.read(event)
  if (token) {
    const path = which ? `/auth/sessions/${which}` : '/auth/sessions'
    const answer = await callBackend(event, path, { method: 'DELETE' }, token).catch(() => null)
    // One that ended before is ended.
    if (!answer || answer.status >= 500) return refuse(event, 502, PROBLEMS.unreachable)
  }
  who.clear(event)
  return done
}

export async function listOwnSessions(event: H3Event, who: Who) {
  setResponseHeader(event, 'cache-control', 'no-store')
  return askOwn(event, who, '/auth/sessions')
}

export async function endOtherSession(event: H3Event, who: Who) {
  setResponseHeader(event, 'cache-control', 'no-store')
  if (foreign(event)) return refuse(event, 403, PROBLEMS.foreignOrigin)
  const id = getRouterParam(event, 'id') ?? ''
  if (!/^[A-Za-z0-9_]{1,80}$/.test(id)) return refuse(event, 404, PROBLEMS.notFound)
  return askOwn(event, who, `/auth/sessions/${id}`, 'DELETE')
}

async function askOwn(event: H3Event, who: Who, path: string, method = 'GET'): Promise<unknown> {
  const token = who.read(event)
  if (!token) return refuse(event, 401, PROBLEMS.signedOut)
  const answer = await callBackend(event, path, { method }, token).catch(() => null)
  if (!answer) return refuse(event, 502, PROBLEMS.unreachable)
  if (answer.status === 401) who.clear(event)
  setResponseStatus(event, answer.status)
  return answer.json().catch(() => ({}))
}
