/** What staff do in the admin, by the same calls its buttons make. */
import type { ShopUnderTest } from '../support/e2e-shop'

export interface Staff {
  /** What they sign in with. */
  credentials: { email: string; password: string }
  get<T>(path: string): Promise<T>
  post<T>(path: string, body: unknown): Promise<T>
  /** The answer as it came, for what is to be refused. */
  ask(path: string, body: unknown): Promise<{ status: number; text: string }>
  /** Invites somebody, who takes the invitation; gives the new member of staff, signed in. */
  invite(email: string): Promise<Staff>
  order(id: string): Promise<{ payment_status: string; items: { id: string; quantity: number }[] }>
}

export async function staffOf(
  shop: ShopUnderTest,
  credentials: { email: string; password: string } = shop.admin,
): Promise<Staff> {
  const send = async (path: string, body?: unknown, token?: string) => {
    const answer = await fetch(shop.backend_url + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    return { status: answer.status, text: await answer.text() }
  }
  const call = async <T>(path: string, body?: unknown, token?: string): Promise<T> => {
    const { status, text } = await send(path, body, token)
    if (status >= 400) throw new Error(`${path}: ${status} ${text}`)
    return JSON.parse(text) as T
  }
  const { token } = await call<{ token: string }>('/auth/user/emailpass', credentials)
  return {
    credentials,
    get: <T>(path: string) => call<T>(`/admin${path}`, undefined, token),
    post: <T>(path: string, body: unknown) => call<T>(`/admin${path}`, body, token),
    ask: (path, body) => send(`/admin${path}`, body, token),
    invite: async (email) => {
      const { invite } = await call<{ invite: { token: string } }>('/admin/invites', { email }, token)
      const newcomer = { email, password: `demo-${invite.token.slice(-12)}` }
      const registered = await call<{ token: string }>('/auth/user/emailpass/register', newcomer)
      await call(`/admin/invites/accept?token=${invite.token}`, { email }, registered.token)
      return staffOf(shop, newcomer)
    },
    order: async (id) =>
      (
        await call<{ order: Awaited<ReturnType<Staff['order']>> }>(
          `/admin/orders/${id}?fields=payment_status,*items`,
          undefined,
          token,
        )
      ).order,
  }
}
