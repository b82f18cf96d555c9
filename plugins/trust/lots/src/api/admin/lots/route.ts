import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { LOT_STATES, LOT_WAITS } from '../../../lot-types'
import { LOT } from '../../../modules/lot'
import { receiveLotWorkflow } from '../../../workflows'
import { actorOf } from '@shanzhen/http/actor'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import { onceOf } from '@shanzhen/http/once'
import { withGoods } from './read-lots'
import type { Receive } from './validators'
import { only, reply } from '@shanzhen/http/contract'
import { KeptLot, ListedLot, LotPlace } from '../../../wire'
import { ROUTES } from '../../contract'

const PER_PAGE = 50

/**
 * The newest lots, of one state, one good, one size or those that wait for something where asked; without either, the newest of each state, as the board shows them.
 * `next` says by state (or `all`) what the following page is asked with; null where there is none.
 */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const state = LOT_STATES.find((known) => known === req.query.state)
  const waits = LOT_WAITS.find((known) => known === req.query.waits)
  const texts = [req.query.q, req.query.good_id, req.query.inventory_item_id, req.query.after]
  const [q, good_id, inventory_item_id, from] = texts.map((value) => (typeof value === 'string' ? value : ''))
  const [at, id] = from.split('_lot:')
  const after = id && !Number.isNaN(Date.parse(at)) ? { at, id } : null
  const service = req.scope.resolve(LOT)
  const by = { q, good_id, inventory_item_id, waits }
  const board = !state && !Object.values(by).some(Boolean)
  const asked = board ? LOT_STATES.map((one) => one) : [state]
  const pages = await Promise.all(
    asked.map((one) => service.listLotIds({ ...by, state: one, after: board ? null : after, take: PER_PAGE })),
  )
  const ids = pages.flat().map((lot) => lot.id)
  const [rows, stocks] = await Promise.all([
    service.readLots(ids),
    service.listLotStocks({ lot_id: ids }, { take: ids.length * MAX_PLACES }),
  ])
  const lyingOf = (id: string) => stocks.filter(({ lot_id }) => lot_id === id).map((place) => only(LotPlace, place))
  const next = asked.map((one, i) => {
    const last = pages[i].length === PER_PAGE ? pages[i][PER_PAGE - 1] : null
    return [one ?? 'all', last && `${last.at}_lot:${last.id}`] as const
  })
  const lots = await withGoods(req.scope, rows)
  reply(res, ROUTES['GET /admin/lots'], {
    lots: lots.map((lot) => only(ListedLot, { ...lot, stock: lyingOf(lot.id) })),
    next: Object.fromEntries(next),
  })
}

const MAX_PLACES = 100

/** Books a delivery into quarantine, all its lots and the promises that came with them as one; sent twice it is one. */
export const POST = tellingConflicts<Receive>(async (req, res) => {
  const { lots: entered, ...delivery } = req.validatedBody
  const newest = await req.scope.resolve(LOT).newestStandards(entered.map((lot) => lot.good_id))
  const { result: lots } = await receiveLotWorkflow(req.scope).run({
    input: {
      ...delivery,
      received_by: actorOf(req),
      once: onceOf(req),
      lots: entered.map((lot) => ({ ...lot, standard_id: newest.get(lot.good_id) ?? null })),
    },
  })
  reply(res, ROUTES['POST /admin/lots'], { lots: lots.map((lot) => only(KeptLot, lot)) })
})
