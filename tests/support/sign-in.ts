/** Signed-in shoppers for tests that are about something else: the code is drawn and used, and no message is sent. */
import type { MedusaContainer } from '@medusajs/framework/types'

type Api = { post(path: string, body: object, config: object): Promise<{ data: never }> }
export type SignedIn = { token: string; customer: { id: string; phone: string | null; email: string | null } }

export async function signInByCode(
  api: Api,
  container: MedusaContainer,
  headers: Record<string, string>,
  address: { phone: string } | { email: string },
): Promise<SignedIn> {
  const codes = container.resolve('one_time_code')
  const to =
    'phone' in address
      ? { channel: 'sms' as const, address: address.phone }
      : { channel: 'email' as const, address: address.email }
  const { code } = await codes.issue(to)
  return (await api.post('/store/sessions', { ...address, code, agreed: '2026-11-28' }, { headers })).data
}
