import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { LotRow, Receipt } from '../../lot-types'
import type { LotCosts } from '@shanzhen/ports/types'
import { CERTIFICATE } from '@shanzhen/producers/modules/certificate'
import { LOT } from '../../modules/lot'
import { promiseWithoutProducer } from '../../modules/lot/errors'
import { TRACEABILITY } from '@shanzhen/producers/modules/traceability'
import { producerUnknown } from '@shanzhen/producers/modules/traceability/errors'
import { openLevels } from './open-levels'
import { underStockLock } from './under-stock-lock'

/** Books a delivery into quarantine, with the promises that came with it. What is written stays: the book of lots only grows. */
export const receiveLotsStep = createStep('receive-lots', async (input: Receipt, { container }) => {
  const items = input.lots.map((lot) => lot.inventory_item_id)
  await assertPromisesSigned(container, input)
  const lots = await underStockLock(container, items, async () => {
    await openLevels(container, items, input.location_id)
    return container.resolve(LOT).receive(input, async (trx, rows) => {
      await enterPromises(container, trx, input, rows)
      await takeInPrices(container, trx, input, rows)
    })
  })
  return new StepResponse(lots)
})

/** A promise is its grower's: it names one that is known. @throws MedusaError invalid_data, not_found */
async function assertPromisesSigned(container: MedusaContainer, { lots }: Receipt): Promise<void> {
  const promised = lots.filter((lot) => lot.promise_number)
  if (promised.some((lot) => !lot.producer_id)) throw promiseWithoutProducer()
  const ids = [...new Set(promised.flatMap((lot) => lot.producer_id ?? []))]
  if (!ids.length) return
  const known = await container.resolve(TRACEABILITY).listProducers({ id: ids }, { select: ['id'], take: ids.length })
  const stranger = ids.find((id) => !known.some((producer) => producer.id === id))
  if (stranger) throw producerUnknown(stranger)
}

async function enterPromises(container: MedusaContainer, trx: Knex.Transaction, input: Receipt, rows: LotRow[]) {
  const promises = input.lots.flatMap(({ promise_number: number, producer_id }, i) =>
    number && producer_id ? [{ number, producer_id, lot: rows[i] }] : [],
  )
  await container.resolve(CERTIFICATE).enter(
    promises.map(({ number, producer_id, lot }) => ({
      ...{ number, producer_id, lot_id: lot.id, kind: 'promise' as const, good_ids: [lot.good_id] },
      ...{ valid_from: lot.made_on, valid_to: lot.best_before, entered_by: input.received_by, is_demo: lot.is_demo },
    })),
    trx,
  )
}

/** At which prices they come in, where somebody keeps what lots cost. */
async function takeInPrices(container: MedusaContainer, trx: Knex.Transaction, input: Receipt, rows: LotRow[]) {
  const { costs } = container.resolve(LOT)
  const lots = input.lots.map(({ price_id = null }, i) => ({ ...rows[i], price_id }))
  if (!costs || lots.every(({ price_id }) => !price_id)) return
  await container.resolve<LotCosts>(costs).lotsReceived(container, trx, lots, input.received_by)
}
