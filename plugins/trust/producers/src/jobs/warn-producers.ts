import type { MedusaContainer } from '@medusajs/framework/types'
import { tellProducers } from '../certificates/tell-producers'

/** By day: producers hear that a certificate of theirs ends in 60, 30 or 7 days. Safe to run any number of times. */
export default async function warnProducers(container: MedusaContainer) {
  await tellProducers(container)
}

/** 8:10 to 20:10 in Shanghai, each hour: no phone rings at night, and a backend that slept tells it the same day. */
export const config = { name: 'warn-producers', schedule: '10 0-12 * * *' }
