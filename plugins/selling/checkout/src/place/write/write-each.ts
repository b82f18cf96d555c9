import type { MedusaContainer } from '@medusajs/framework/types'
import type { PlacementInput } from '../placement-input'
import { type Outcome, writePlacements } from './write-placements'

/** Written together; a fault of one keeps nobody else from being written: halves are tried by themselves then. */
export async function writeEach(container: MedusaContainer, inputs: PlacementInput[]): Promise<Outcome[]> {
  try {
    return await writePlacements(container, inputs)
  } catch (refused) {
    if (inputs.length <= 1) return inputs.map(() => ({ refused }))
    const half = Math.ceil(inputs.length / 2)
    const first = await writeEach(container, inputs.slice(0, half))
    return [...first, ...(await writeEach(container, inputs.slice(half)))]
  }
}
