import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { LotRow } from '../../lot-types'
import { CERTIFICATE } from '@shanzhen/producers/modules/certificate'
import { LOT } from '../../modules/lot'
import { promiseMissing } from '../../modules/lot/errors'
import { TRACEABILITY } from '@shanzhen/producers/modules/traceability'
import { needsPromise } from '../../promise'
import { underStockLock } from './under-stock-lock'

export type Release = { lot_ids: string[]; released_by: string }

/** Lets lots into sale. There is no way back but recalling. */
export const releaseLotsStep = createStep('release-lots', async (input: Release, { container }) => {
  const service = container.resolve(LOT)
  const lots = await service.readLots(input.lot_ids)
  await underStockLock(
    container,
    lots.map((lot) => lot.inventory_item_id),
    () =>
      service.release(input.lot_ids, input.released_by, undefined, (trx) =>
        acceptPromises(container, trx, lots, input.released_by),
      ),
  )
  return new StepResponse(await service.readLots(input.lot_ids))
})

/** Who lets a lot in vouches for the promise that came with it: both stand, or neither. */
async function acceptPromises(container: MedusaContainer, trx: Knex.Transaction, lots: LotRow[], releasedBy: string) {
  const goodIds = [...new Set(lots.map((lot) => lot.good_id))]
  const goods = await container.resolve(TRACEABILITY).listGoods({ id: goodIds }, { take: goodIds.length })
  const bound = new Set(goods.filter(needsPromise).map((good) => good.id))
  const wanted = lots.filter((lot) => bound.has(lot.good_id))
  const certificates = container.resolve(CERTIFICATE)
  const promised = await certificates.promised(
    wanted.map((lot) => lot.id),
    trx,
  )
  const without = wanted.find((lot) => !promised.some((promise) => promise.lot_id === lot.id))
  if (without) throw promiseMissing(without.code)
  const open = promised.filter((promise) => promise.state === 'entered').map((promise) => promise.id)
  if (open.length) await certificates.acceptPromises(open, releasedBy, trx)
}
