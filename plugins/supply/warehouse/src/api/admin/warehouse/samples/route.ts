import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { WAREHOUSE } from '../../../../modules/warehouse'
import { leaveUnpacked, listSamples } from '../../../../modules/warehouse/store/samples'
import { showSamples } from '../../../../samples/show'
import { ROUTES, type SamplesQuery } from '../../../contract'

const PAGE = 100

/** Those that wait, the longest first; with `all` those that were looked at too, the newest first; with `code` those of that parcel. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { all, after, code } = req.validatedQuery as SamplesQuery
  const { knex } = req.scope.resolve(WAREHOUSE).own
  await leaveUnpacked(knex)
  const [at, id] = after?.split('_parcel:') ?? []
  const from = id && !Number.isNaN(Date.parse(at)) ? { at, id } : null
  const rows = await listSamples(knex, {
    ...{ open: all !== 'yes' && !code, after: from, take: PAGE },
    code: code?.replace(/\s/g, '').toUpperCase(),
  })
  const last = rows.length === PAGE ? rows[PAGE - 1] : null
  reply(res, ROUTES['GET /admin/warehouse/samples'], {
    samples: await showSamples(req.scope, rows),
    next: last && `${last.at}_parcel:${last.fulfillment_id}`,
  })
}
