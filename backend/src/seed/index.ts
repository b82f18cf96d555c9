import type { ExecArgs } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { rebuildAll } from '../catalogue/refresh'
import nameInChinese from '../migration-scripts/name-in-chinese'
import { seedAdminUser } from './admin-user'
import { seedCategories } from './categories'
import { seedCertificates } from './certificates'
import { seedFacts } from './facts'
import { seedGoods } from './goods'
import { seedGtins } from './gtins'
import { seedImages } from './images'
import { seedLots } from './lots'
import { seedProducersAndIds } from './producers'
import { seedSensors } from './sensors'
import { seedStore } from './store'
import { seedSupplyCenter } from './supply-center'
import { seedTraceCodes } from './trace-codes'

/** Opens the demo shop: `medusa exec ./src/seed/index.ts`. Adds what is missing and leaves the rest alone. */
export default async function seed({ container }: ExecArgs) {
  const { channelId } = await seedStore(container)
  const { locationId, profileId } = await seedSupplyCenter(container, channelId)
  const categoryIds = await seedCategories(container)
  const producerIds = await seedProducersAndIds(container)
  const added = await seedGoods(container, { channelId, profileId, categoryIds })
  await seedGtins(container)
  await seedFacts(container, producerIds)
  await seedSensors(container, producerIds)
  await seedCertificates(container, producerIds)
  await seedLots(container, locationId)
  await seedTraceCodes(container)
  await seedImages(container)
  await seedAdminUser(container)
  await nameInChinese({ container })
  await rebuildAll(container)
  container.resolve(ContainerRegistrationKeys.LOGGER).info(`Seeded: ${added} goods added`)
}
