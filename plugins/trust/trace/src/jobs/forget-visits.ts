import type { MedusaContainer } from '@medusajs/framework/types'
import { TRACE } from '../modules/trace'

/** Each night (03:10 in Beijing): who looked at codes on days past is counted, so the hashes and their salt go. */
export default async function forgetVisits(container: MedusaContainer): Promise<void> {
  await container.resolve(TRACE).forgetBefore(new Date().toISOString().slice(0, 10))
}

export const config = { name: 'trace-forget-visits', schedule: '10 19 * * *' }
