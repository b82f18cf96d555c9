import type { MedusaContainer } from '@medusajs/framework/types'
import { unpackParcel } from '@shanzhen/shipping/workflows'
import { WAREHOUSE } from '../modules/warehouse'
import { handedOver, notPackedHere } from '../modules/warehouse/errors'
import { manifestOf } from '../modules/warehouse/store/manifests'
import { readPacking } from '../modules/warehouse/store/packings'
import { tellDesk } from '../numbers/tell-desk'
import { undoneElsewhere } from '../tidy'

/** A parcel packed here that no carrier has yet: its goods go back to their lots, its order into its wave, its number ends. */
export async function undoPacking(
  container: MedusaContainer,
  { id, actor, reason }: { id: string; actor: string; reason: string },
): Promise<void> {
  const { knex } = container.resolve(WAREHOUSE).own
  const row = await readPacking(knex, id)
  if (row.state === 'undone') return
  if (row.state !== 'packed' || !row.fulfillment_id) throw notPackedHere()
  const number = await manifestOf(knex, row.fulfillment_id)
  if (number !== null) throw handedOver(number)
  await unpackParcel(
    container,
    { order_id: row.order_id, fulfillment_id: row.fulfillment_id, reason, unpacked_by: actor },
    () => undoneElsewhere(container, row, reason),
  )
  await tellDesk(container)
}
