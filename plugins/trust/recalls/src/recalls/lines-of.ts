import type { MedusaContainer } from '@medusajs/framework/types'
import type { AffectedLine } from '@shanzhen/lots/lot-types'
import { LOT } from '@shanzhen/lots/modules/lot'

/** What of these lots went to buyers and has not come back; before anything is recalled. */
export const linesOf = (container: MedusaContainer, lot_ids: string[]): Promise<AffectedLine[]> =>
  container.resolve(LOT).affectedLines(lot_ids)
