/** What came with a note becomes lots the way every delivery does, waiting for its test; note and lots in one commit. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { MedusaError } from '@medusajs/framework/utils'
import type { OnceOnly } from '@shanzhen/http/once'
import { LOT } from '@shanzhen/lots/modules/lot'
import { receiveLotWorkflow, voidLotWorkflow } from '@shanzhen/lots/workflows'
import { inOneCommit } from '@shanzhen/workflow-kit/one-commit/in-one-commit'
import { WAREHOUSE } from '../modules/warehouse'
import { differenceUnsaid } from '../modules/warehouse/errors'
import * as store from '../modules/warehouse/store/receiving'
import type { TakeIn } from '../api/admin/warehouse/receiving-notes/validators'
import { keyOf, linesFor } from './expect'

type Received = TakeIn & { id: string; received_by: string; once?: OnceOnly }

/**
 * All its lots at once. What came otherwise than expected says why; goods nobody expected are a line of their own. Sent twice
 * under one key it is one. @throws MedusaError receiving_over, invalid_data (a difference without its reason)
 */
export async function takeIn(container: MedusaContainer, input: Received): Promise<void> {
  const { knex } = container.resolve(WAREHOUSE).own
  const { id, location_id, received_by, once } = input
  const note = await store.readNote(knex, id)
  const request_key = once ? `${once.actor} ${once.key} ${once.hash}` : null
  if (note.state === 'received' && request_key && note.request_key === request_key) return
  const delivery_number = input.delivery_number || null
  const known = await store.linesOf(knex, id)
  const strange = input.lots.filter((lot) => !known.some((line) => keyOf(line) === keyOf(lot)))
  const keys = [...new Map(strange.map((lot) => [keyOf(lot), lot])).values()]
  const added = await linesFor(
    container,
    note.producer_id,
    keys.map(({ good_id, inventory_item_id }) => ({ good_id, inventory_item_id, expected: 0 })),
  )
  const newest = await container.resolve(LOT).newestStandards(input.lots.map(({ good_id }) => good_id))
  await inOneCommit(container, async () => {
    await store.markReceived(knex, id, { location_id, delivery_number, received_by, request_key })
    const positions = known.map(({ position }) => position)
    await store.addLines(knex, id, added, Math.max(0, ...positions))
    const { result: lots } = await receiveLotWorkflow(container).run({
      input: {
        ...{ location_id, received_by, supplier_name: note.producer_name, note_number: delivery_number },
        lots: input.lots.map((lot) => ({
          ...lot,
          ...{ producer_id: note.producer_id, standard_id: newest.get(lot.good_id) ?? null },
        })),
      },
    })
    for (const line of await store.linesOf(knex, id)) {
      const own = lots.filter((lot) => keyOf(lot) === keyOf(line))
      const received = own.reduce((sum, lot) => sum + lot.received_quantity, 0)
      const reason = input.differences.find((said) => keyOf(said) === keyOf(line))?.reason ?? null
      if (received !== line.expected && !reason) throw differenceUnsaid(line.title)
      const difference_reason = received === line.expected ? null : reason
      await store.writeReceived(
        knex,
        { id: line.id, received, difference_reason },
        own.map((lot) => ({ lot_id: lot.id, quantity: lot.received_quantity })),
      )
    }
  })
}

/**
 * Taken back as long as nothing was used of it: all its lots are voided, on record, and the note is expected again.
 * @throws MedusaError what `lots` says of a lot that was worked on, receiving_over
 */
export async function undoTakeIn(
  container: MedusaContainer,
  { id, actor, reason }: { id: string; actor: string; reason: string },
): Promise<void> {
  const { knex } = container.resolve(WAREHOUSE).own
  const note = await store.readNote(knex, id)
  if (note.state !== 'received')
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `收货单 ${note.number} 还没有收货，没有可以撤销的`)
  await inOneCommit(container, async () => {
    const own = await store.lotsOf(knex, id)
    const lots = await container.resolve(LOT).readLots(own.map(({ lot_id }) => lot_id))
    // One that was voided at its own page is back already.
    for (const lot of lots.filter(({ state }) => state !== 'voided'))
      await voidLotWorkflow(container).run({
        input: { lot_id: lot.id, actor, reason: `收货单 ${note.number} 撤销：${reason}` },
      })
    await store.markUndone(knex, id, { ended_by: actor, reason })
  })
}
