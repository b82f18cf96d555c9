import type { MedusaContainer } from '@medusajs/framework/types'
import { namesOf } from '@shanzhen/http/names'
import { takenOver } from '../modules/warehouse/errors'
import type { PackingRow } from '../modules/warehouse/store/packings'

/** One box, one pair of hands. @throws MedusaError where a colleague took over */
export async function assertPacker(container: MedusaContainer, { packer }: PackingRow, actor: string): Promise<void> {
  if (packer !== actor) throw takenOver((await namesOf(container, [packer]))[packer])
}
