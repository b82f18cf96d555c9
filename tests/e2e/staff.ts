/** What staff do in the admin, by the same calls its buttons make. */
import { randomInt, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { vi } from 'vitest'
import type { ShopUnderTest } from '../support/e2e-shop'

export interface Staff {
  /** What they sign in with. */
  credentials: { email: string; password: string }
  token: string
  get<T>(path: string): Promise<T>
  post<T>(path: string, body: unknown): Promise<T>
  /** The answer as it came, for what is to be refused. */
  ask(path: string, body: unknown): Promise<{ status: number; text: string }>
  /** Somebody new, who took the invitation and is signed in; can receive, inspect, pack and send where no roles are named. */
  invite(email: string, roles?: string[]): Promise<Staff>
  order(id: string): Promise<{ payment_status: string; items: { id: string; quantity: number }[] }>
}

export async function staffOf(
  shop: ShopUnderTest,
  credentials: { email: string; password: string } = shop.admin,
): Promise<Staff> {
  // Somebody at another desk each: codes are counted by network, and one machine plays all of the staff.
  const desk = `198.51.100.${randomInt(1, 255)}`
  const send = async (path: string, body?: unknown, token?: string) => {
    const answer = await fetch(shop.backend_url + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(path.includes('/sign-in/phone') && { 'x-forwarded-for': desk }),
      },
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
    ...{ credentials, token },
    get: <T>(path: string) => call<T>(`/admin${path}`, undefined, token),
    post: <T>(path: string, body: unknown) => call<T>(`/admin${path}`, body, token),
    ask: (path, body) => send(`/admin${path}`, body, token),
    invite: async (email, roles = ['role_warehouse', 'role_quality']) => {
      await call('/admin/invites', { email, roles }, token)
      const link = await vi.waitFor(() => invitationOf(shop, email), 10_000)
      const newcomer = { email, password: `demo-${randomUUID()}` }
      const registered = await call<{ token: string }>('/auth/user/emailpass/register', newcomer)
      await call(`/admin/invites/accept${link.search}`, { email }, registered.token)
      const staff = await staffOf(shop, newcomer)
      await provePhone(shop, staff)
      return staff
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

/** By the code that came to it, as 登录安全 asks. */
export async function provePhone(shop: ShopUnderTest, staff: Staff): Promise<void> {
  const phone = `19${String(randomInt(1_000_000_000)).padStart(9, '0')}`
  const { ticket } = await staff.post<{ ticket: string }>('/sign-in/phone/codes', { phone })
  const code = await vi.waitFor(() => {
    const text = mailsOf(shop).findLast(({ to, template }) => to === phone && template === 'one-time-code')?.text
    const found = /\d{6,8}/.exec(text ?? '')?.[0]
    if (!found) throw new Error(`no code came to ${phone}`)
    return found
  }, 10_000)
  await staff.post('/sign-in/phone', { phone, code, ticket })
}

export const mailsOf = (shop: ShopUnderTest) =>
  readFileSync(shop.outbox_file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { to: string; template: string; text: string })

/** The link in the mail that invites this address. */
function invitationOf(shop: ShopUnderTest, email: string): URL {
  const mail = mailsOf(shop).findLast(({ to, template }) => to === email && template === 'staff-invitation')
  const link = /http\S+/.exec(mail?.text ?? '')?.[0]
  if (!link) throw new Error(`no invitation was mailed to ${email}`)
  return new URL(link)
}

const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
type Shelf = {
  goods: {
    id: string
    title: string
    producer_id: string | null
    sizes: { title: string; inventory_item_id: string }[]
  }[]
  locations: { id: string }[]
}
type Lot = { title: string; size: string; quantity: number; code: string; method: string; values: object[] }

/** A lot of a good, received and inspected by one and let go by another. */
export async function bringIn(receiver: Staff, releaser: Staff, of: Lot): Promise<void> {
  const { goods, locations } = await receiver.get<Shelf>('/lots/goods')
  const good = goods.find(({ title }) => title === of.title)
  const size = good?.sizes.find(({ title }) => title === of.size)
  if (!good || !size) throw new Error(`nobody sells ${of.title} ${of.size}`)
  const { quantity, code, method, values } = of
  const lot = {
    ...{ good_id: good.id, inventory_item_id: size.inventory_item_id, quantity, code },
    ...{ made_on: dayFromNow(-3), producer_id: good.producer_id },
  }
  const note = { location_id: locations[0].id, supplier_name: '演示合作社', note_number: `SH-${code}`, lots: [lot] }
  const { lots } = await receiver.post<{ lots: { id: string }[] }>('/lots', note)
  const sampling = { sampling: '随机抽取 5 袋', sample_count: 5 }
  await receiver.post(`/lots/${lots[0].id}/inspections`, { method, ...sampling, values })
  await releaser.post(`/lots/${lots[0].id}/release`, {})
}
