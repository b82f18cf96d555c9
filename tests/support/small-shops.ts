/** Small shops for tests: people who signed in by phone, applications, and shops that staff approved. */
import { randomUUID } from 'node:crypto'
import type { MedusaContainer } from '@medusajs/framework/types'
import type { medusaIntegrationTestRunner } from '@medusajs/test-utils'
import { Modules } from '@medusajs/framework/utils'
import type { PortalSelf } from '@shanzhen/shops/wire'
import { POLICY_VERSION } from '../../backend/src/policies'

type Suite = Parameters<Parameters<typeof medusaIntegrationTestRunner>[0]['testSuite']>[0]
type Api = Suite['api']
type Headers = Record<string, string>
const ANY = { validateStatus: () => true }

export const CREDIT_CODE = '91610923MA70T6UQ8N'
export const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\nstartxref\n9\n%%EOF')
export const PERSON = {
  ...{ name: '山里人家', handle: 'shan-li', kind: 'person', legal_name: '陈小山', exemption: 'own_produce' },
  ...{ contact_name: '陈小山', contact_phone: '13800000001', agreed: '2026-11-29' },
  account: { bank: '宁陕农商银行', holder: '陈小山', number: '6230 2800 1234 5678' },
}
export const FIRM = {
  ...{ ...PERSON, name: '老陈山货', handle: 'lao-chen', kind: 'company', legal_name: '宁陕老陈商贸有限公司' },
  ...{ exemption: undefined, credit_code: CREDIT_CODE, licence: PDF.toString('base64') },
  account: { bank: '宁陕农商银行', holder: '宁陕老陈商贸有限公司', number: '27010012345678' },
}

/** Calls of one person or program, whatever is answered. */
export function callerOf(api: Api, headers: Headers, under = '') {
  const config = { headers, ...ANY }
  return {
    headers,
    get: (path: string) => api.get(under + path, config),
    post: (path: string, body: unknown = {}) => api.post(under + path, body, config),
    delete: (path: string) => api.delete(under + path, config),
  }
}
export type Caller = ReturnType<typeof callerOf>

/**
 * Signs in by a code, as the portal does; the code is drawn and used, and no message is sent. Whoever acts for no shop joins
 * the last one that invited them, unless told to leave it unanswered.
 */
export async function signInForShop(
  api: Api,
  container: MedusaContainer,
  phone: string,
  { joins = true } = {},
): Promise<Caller> {
  const [key] = await container.resolve(Modules.API_KEY).listApiKeys({ type: 'publishable' })
  // Asked for from elsewhere each time: nobody waits a minute for the next.
  const { code } = await container.resolve('one_time_code').issue({ channel: 'sms', address: phone }, randomUUID())
  const headers = { 'x-publishable-api-key': key.token }
  const { data } = await api.post('/store/sessions/shop', { phone, code, agreed: POLICY_VERSION }, { headers })
  const caller = callerOf(api, { authorization: `Bearer ${(data as { token: string }).token}` }, '/shops/me')
  const { shop, invitations } = (await caller.get('')).data as PortalSelf
  if (joins && !shop && invitations[0]) await caller.post(`/invitations/${invitations[0].id}`, { join: true })
  return caller
}

/** A shop that trades, and its owner. */
export async function openSmallShop(
  api: Api,
  container: MedusaContainer,
  staff: Headers,
  { phone, ...facts }: { phone: string } & Record<string, unknown>,
): Promise<{ id: string; owner: Caller }> {
  const owner = await signInForShop(api, container, phone)
  const applied = await owner.post('/application', { ...PERSON, ...facts })
  if (applied.status !== 201) throw new Error(`No shop was opened: ${JSON.stringify(applied.data)}`)
  const { id } = (applied.data as { shop: { id: string } }).shop
  await api.post(`/admin/shops/${id}`, { act: 'approve' }, { headers: staff })
  return { id, owner }
}
