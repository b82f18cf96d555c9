import type { MedusaContainer } from '@medusajs/framework/types'
import { TRACE } from '../modules/trace'

/** Every minute: goes on with batches whose making was cut short. Two machines take turns on the batch's row. */
export default async function finishTraceCodes(container: MedusaContainer): Promise<void> {
  const trace = container.resolve(TRACE)
  for (const id of await trace.unfinishedBatches()) await trace.fillBatch(id)
}

export const config = { name: 'trace-finish-codes', schedule: '* * * * *' }
