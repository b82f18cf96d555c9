/** The whole seeded catalogue for tests of search and goods: shop, staff session and a way to wait for a change. */
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import type { MedusaContainer } from '@medusajs/framework/types'
import type { GoodsList } from '../../backend/src/catalogue/list-goods'
import seed from '../../backend/src/seed'
import { provePhone } from './proved-phone'
import { stockedOnce } from './medusa-runner'

export const STAFF = { email: 'staff@example.com', password: 'test-staff-password' }

type Answer = { status: number; data: unknown }
type Api = {
  get: (path: string, config?: object) => Promise<Answer>
  post: (path: string, body?: unknown, config?: object) => Promise<Answer>
}

export async function openCatalogue(api: Api, container: MedusaContainer) {
  process.env.ADMIN_EMAIL = STAFF.email
  process.env.ADMIN_PASSWORD = STAFF.password
  await stockedOnce('stocked-catalogue', () => seed({ container, args: [] }).then(() => true))
  await provePhone(container, STAFF.email)
  const [key] = await container.resolve(Modules.API_KEY).listApiKeys({ type: 'publishable' })
  const { data } = await api.post('/auth/user/emailpass', STAFF)
  const store = { headers: { 'x-publishable-api-key': key.token } }
  const staff = { headers: { authorization: `Bearer ${(data as { token: string }).token}` } }
  return {
    store,
    staff,
    query: container.resolve(ContainerRegistrationKeys.QUERY),
    goods: async (params: Record<string, string | number>): Promise<GoodsList> => {
      const query = new URLSearchParams(Object.entries(params).map(([key, value]) => [key, String(value)]))
      return (await api.get(`/store/goods?${query}`, store)).data as GoodsList
    },
  }
}

/** Asks again until it is so. @throws when it is not within `timeoutMs`. */
export async function until(check: () => Promise<boolean>, timeoutMs = 15_000): Promise<void> {
  const end = Date.now() + timeoutMs
  while (!(await check())) {
    if (Date.now() > end) throw new Error('It did not come true in time')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
