/** Which call does what. The secret key may do all; a page's publishable key may only read and confirm its own intent. */
import { randomBytes } from 'node:crypto'
import { listBalance } from './balance.ts'
import type { Disputes } from './disputes.ts'
import { missing, StripeError } from './errors.ts'
import type { Intents } from './intents.ts'
import type { Merchant } from './merchant.ts'
import type { Customer, Store } from './store.ts'

export interface Call {
  method: string
  url: URL
  body: string
  key: string
  merchant: Merchant
  intents: Intents
  disputes: Disputes
  store: Store
}

export function route(call: Call): unknown {
  const { method, url, body, intents, disputes, store } = call
  const fields = Object.fromEntries(new URLSearchParams(body))
  if (url.pathname === '/__sandbox/intents')
    return { data: [...store.objects.values()].filter((o) => o.object === 'payment_intent') }
  const [, , resource, id, verb] = url.pathname.split('/')
  if (resource === 'payment_intents' && id && isPage(call)) {
    const intent = intents.get(id)
    if ((fields.client_secret ?? url.searchParams.get('client_secret')) !== intent.client_secret)
      throw missing('payment_intent')
    return verb === 'confirm' ? intents.confirm(id, (fields.card ?? '').replaceAll(' ', '')) : intent
  }
  if (call.key !== call.merchant.secret_key) {
    throw new StripeError(401, 'invalid_request_error', 'api_key_invalid', 'Invalid API Key provided')
  }
  if (resource === 'payment_intents') {
    if (!id) return intents.create(fields)
    if (method === 'GET') return intents.get(id)
    if (verb === 'capture') return intents.capture(id)
    if (verb === 'cancel') return intents.cancel(id)
    if (verb === 'confirm') return intents.confirm(id, (fields.card ?? '').replaceAll(' ', ''))
    return intents.update(id, fields)
  }
  if (resource === 'refunds' && method === 'POST') return intents.refund(fields)
  if (resource === 'refunds')
    return { object: 'list', data: store.refundsOf(url.searchParams.get('payment_intent') ?? '') }
  if (resource === 'balance_transactions') return listBalance(store, url.searchParams)
  if (resource === 'disputes') return id ? disputes.get(id) : disputes.list()
  if (resource === 'customers') return customer(store, fields, id)
  throw missing('resource')
}

function isPage({ key, merchant }: Call): boolean {
  return key === merchant.publishable_key
}

function customer(store: Store, fields: Record<string, string>, id?: string): Customer {
  const made: Customer = {
    id: id ?? `cus_sandbox${randomBytes(8).toString('hex')}`,
    object: 'customer',
    email: fields.email ?? null,
    name: fields.name ?? null,
  }
  store.put(made)
  return made
}
