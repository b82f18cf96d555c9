import type { MedusaContainer } from '@medusajs/framework/types'
import { measureDemoSites } from '../seed/sensors'

/** Every ten minutes the demo sites, marked as such on every page, say what they measured; real sites are left alone. */
export default async function measureDemo(container: MedusaContainer) {
  await measureDemoSites(container)
}

export const config = { name: 'measure-demo-sites', schedule: '*/10 * * * *' }
