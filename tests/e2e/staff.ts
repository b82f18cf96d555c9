/** What staff do in the admin, by the same calls its buttons make. */
import type { ShopUnderTest } from '../support/e2e-shop'

export async function staffOf(shop: ShopUnderTest) {
  const call = async <T>(path: string, body?: unknown, token?: string): Promise<T> => {
    const answer = await fetch(shop.backend_url + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as T
  }
  const { token } = await call<{ token: string }>('/auth/user/emailpass', shop.admin)
  return {
    order: async (id: string) =>
      (
        await call<{ order: { payment_status: string; items: { id: string; quantity: number }[] } }>(
          `/admin/orders/${id}?fields=payment_status,*items`,
          undefined,
          token,
        )
      ).order,
  }
}
