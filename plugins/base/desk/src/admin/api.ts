type Method = 'GET' | 'POST' | 'DELETE'

class Refused extends Error {
  constructor(
    message: string,
    readonly code?: string,
  ) {
    super(message)
  }
}

/** Which rule refused, where the shop named one. */
export const codeOf = (error: unknown): string | undefined => (error instanceof Refused ? error.code : undefined)

/** Talks to the shop with the signed-in person's session; a refusal becomes its Chinese message. */
export async function call<T>(path: string, method: Method = 'GET', body?: unknown, key?: string): Promise<T> {
  const response = await fetch(path, {
    method,
    credentials: 'include',
    headers: { 'Content-Type': 'application/json', ...(key && { 'Idempotency-Key': key }) },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  const answer = (await response.json().catch(() => ({}))) as T & { message?: string; code?: string }
  if (!response.ok) throw new Refused(answer.message ?? '没有成功，请稍后再试', answer.code)
  return answer
}

/** The same of a route below `/admin`. */
export const api = <T>(path: string, method?: Method, body?: unknown, key?: string): Promise<T> =>
  call<T>(`/admin${path}`, method, body, key)

/** Asks, or sends where there is something to send. */
export const ask = <T>(path: string, body?: unknown): Promise<T> =>
  api<T>(path, body === undefined ? 'GET' : 'POST', body)

/** A request that never reached the shop fails with the browser's own English (TypeError). */
export function messageOf(error: unknown): string {
  if (error instanceof TypeError) return '暂时连不上，请过一会儿再试'
  return error instanceof Error ? error.message : '没有成功，请稍后再试'
}

/** What one form is sent under, however often; a tablet over plain http has no `randomUUID`. */
export const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
