import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import type { EndpointRow, Mode, WebhookEvent } from '../../../types'
import { endpointUnknown, madeTooMany, tooManyEndpoints } from '../errors'

const MOST = 10
/** Removed ones too: of each that is turned off owners hear by text message, and each knocks at a door of its own. */
const MADE_A_DAY = 20
type Own = { id: string; shop_id: string }

export const endpointsOf = (knex: Knex, shop_id: string): Promise<EndpointRow[]> =>
  knex<EndpointRow>('webhook_endpoint').where({ shop_id }).whereNull('deleted_at').orderBy(['created_at', 'id'])

export async function endpointOf(knex: Knex, { id, shop_id }: Own): Promise<EndpointRow> {
  const row = await knex<EndpointRow>('webhook_endpoint').where({ id, shop_id }).whereNull('deleted_at').first()
  if (!row) throw endpointUnknown()
  return row as EndpointRow
}

type NewEndpoint = Pick<EndpointRow, 'shop_id' | 'url' | 'mode' | 'events' | 'secret_sealed' | 'made_by'>

/** Two who add the eleventh at once wait for each other. @throws MedusaError not_allowed */
export async function addEndpoint(trx: Knex, endpoint: NewEndpoint): Promise<EndpointRow> {
  await trx.raw('select pg_advisory_xact_lock(hashtext(?))', [`webhooks:${endpoint.shop_id}`])
  if ((await endpointsOf(trx, endpoint.shop_id)).length >= MOST) throw tooManyEndpoints(MOST)
  const lately = trx('webhook_endpoint').where({ shop_id: endpoint.shop_id })
  const [{ made }] = await lately.whereRaw(`created_at > now() - interval '1 day'`).count({ made: '*' })
  if (Number(made) >= MADE_A_DAY) throw madeTooMany()
  const [row] = await trx<EndpointRow>('webhook_endpoint')
    .insert({ id: generateEntityId(undefined, 'whep'), ...endpoint })
    .returning('*')
  return row as EndpointRow
}

type Change = Partial<
  Pick<
    EndpointRow,
    'url' | 'state' | 'secret_sealed' | 'old_secret_sealed' | 'old_until' | 'failing_since' | 'off_reason'
  >
> & { events?: WebhookEvent[]; deleted_at?: Date }

export async function changeEndpoint(knex: Knex, { id, shop_id }: Own, change: Change): Promise<EndpointRow> {
  const [row] = (await knex('webhook_endpoint')
    .where({ id, shop_id })
    .whereNull('deleted_at')
    .update({ ...change, updated_at: new Date() })
    .returning('*')) as EndpointRow[]
  if (!row) throw endpointUnknown()
  return row
}

type Watched = Partial<Pick<EndpointRow, 'state' | 'failing_since' | 'off_reason'>>

/** What deliveries tell of an endpoint that is on. @returns whether it still was */
export async function watchEndpoint(knex: Knex, id: string, seen: Watched): Promise<boolean> {
  const on = knex('webhook_endpoint').where({ id, state: 'on' }).whereNull('deleted_at')
  return (await on.update({ ...seen, updated_at: new Date() })) > 0
}

/** Shops of which somebody listens to one of these. */
export async function listeningShops(knex: Knex, events: WebhookEvent[], mode: Mode = 'live'): Promise<string[]> {
  const rows = (await knex('webhook_endpoint')
    .distinct('shop_id')
    .where({ mode })
    .whereNull('deleted_at')
    .whereRaw('events && ?::text[]', [events])) as { shop_id: string }[]
  return rows.map(({ shop_id }) => shop_id)
}
