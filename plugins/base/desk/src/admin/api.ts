type Method = 'GET' | 'POST' | 'DELETE'

class Refused extends Error {
  constructor(
    message: string,
    readonly code?: string,
    readonly fields: Record<string, string> = {},
  ) {
    super(message)
  }
}

type Told = { type?: string; message?: string; code?: string; fields?: Record<string, string> }

/** Of a fault nobody foresaw Medusa says no more than that, in English. */
const saidIn = ({ type, message }: Told): string =>
  (type === 'unknown_error' ? undefined : message) ?? '没有成功，请稍后再试'

/** Which rule refused, where the shop named one. */
export const codeOf = (error: unknown): string | undefined => (error instanceof Refused ? error.code : undefined)

/** What is wrong with which field, where the shop said so. */
export const fieldsOf = (error: unknown): Record<string, string> => (error instanceof Refused ? error.fields : {})

/** With the signed-in person's session. @throws Refused with its Chinese message */
async function reach(path: string, method: Method, body?: unknown, key?: string): Promise<Response> {
  const isForm = body instanceof FormData
  const response = await fetch(path, {
    method,
    credentials: 'include',
    headers: { ...(!isForm && { 'Content-Type': 'application/json' }), ...(key && { 'Idempotency-Key': key }) },
    body: isForm ? body : body === undefined ? undefined : JSON.stringify(body),
  })
  if (response.ok) return response
  const said = (await response.json().catch(() => ({}))) as Told
  throw new Refused(saidIn(said), said.code, said.fields)
}

/** Talks to the shop; what is sent is JSON, or a form with files. A refusal becomes its Chinese message. */
export async function call<T>(path: string, method: Method = 'GET', body?: unknown, key?: string): Promise<T> {
  const response = await reach(path, method, body, key)
  return (await response.json().catch(() => ({}))) as T
}

/** A file of a route below `/admin`. */
export const fileOf = async (path: string): Promise<Blob> => (await reach(`/admin${path}`, 'GET')).blob()

/** The same of a route below `/admin`. */
export const api = <T>(path: string, method?: Method, body?: unknown, key?: string): Promise<T> =>
  call<T>(`/admin${path}`, method, body, key)

const ROWS_A_PAGE = 200

/** All rows of a list, page by page, for choosing from: `key` names them in the answer. */
export async function all<Row>(path: string, key: string): Promise<Row[]> {
  const rows: Row[] = []
  for (;;) {
    const page = `${path.includes('?') ? '&' : '?'}limit=${ROWS_A_PAGE}&offset=${rows.length}`
    const answer = await api<{ count: number } & Record<string, Row[]>>(`${path}${page}`)
    rows.push(...answer[key])
    if (!answer[key].length || rows.length >= answer.count) return rows
  }
}

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

/** The same where the shop asks for a UUID. */
export function newUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6] & 0x0f) | 0x40
  bytes[8] = (bytes[8] & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
