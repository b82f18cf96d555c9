import type { MedusaContainer } from '@medusajs/framework/types'
import { TRACEABILITY } from './modules/traceability'

/** @returns the address of a good that once stood under `handle`, null where none did */
export const movedTo = (container: MedusaContainer, handle: string): Promise<string | null> =>
  container.resolve(TRACEABILITY).handleNow(handle)
