/** Asks a shop that may be down: what was not answered is asked again, what was refused stays refused. */
import type { RunningShop } from './killable-shop'

/** Longer than all the crashes of a run on a busy machine take together: the shop comes back, and so do they. */
export const PATIENCE_MS = 900_000

export class Refused extends Error {}

export const patiently = <T>(shop: RunningShop, path: string, body: object, headers: Record<string, string> = {}) =>
  again(() => request<T>(shop, path, body, headers))

/** What was refused stays refused; what was not answered is asked again. */
export async function again<T>(ask: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    try {
      return await ask()
    } catch (error) {
      if (error instanceof Refused || Date.now() > deadline) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

/** POSTs the body, or GETs where there is none. */
export async function request<T>(
  shop: RunningShop,
  path: string,
  body: object | null,
  headers: Record<string, string> = {},
) {
  const answer = await fetch(shop.backend_url + path, {
    method: body ? 'POST' : 'GET',
    headers: { 'content-type': 'application/json', 'x-publishable-api-key': shop.publishable_key, ...headers },
    body: body ? JSON.stringify(body) : undefined,
  })
  const text = await answer.text()
  if (answer.status >= 500) throw new Error(`${path}: ${answer.status} ${text}`)
  if (!answer.ok) throw new Refused(`${path}: ${answer.status} ${text}`)
  return JSON.parse(text) as T
}

const signedIn = new WeakMap<RunningShop, Promise<string>>()

/** Staff sign in once and stay so, as people at a desk do: a session is kept over any crash. */
export async function staffHeaders(shop: RunningShop): Promise<{ authorization: string }> {
  const signIn = () => again(() => request<{ token: string }>(shop, '/auth/user/emailpass', shop.admin))
  const token = signedIn.get(shop) ?? signIn().then(({ token }) => token)
  signedIn.set(shop, token)
  token.catch(() => signedIn.delete(shop))
  return { authorization: `Bearer ${await token}` }
}
