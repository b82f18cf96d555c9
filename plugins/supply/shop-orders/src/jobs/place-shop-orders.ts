import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { goOnSending } from '../import/take-file'
import { ORDER_IMPORT } from '../modules/order-import'
import { SHOP_ORDER } from '../modules/shop-order'
import { TEST_SHOP } from '../modules/test-shop'
import { placeOpen } from '../orders/place-orders'

const FILES = 20

/** Each minute: files that a crash left half sent, orders that wait, and those held for a deposit that has come since. */
export default async function placeShopOrders(container: MedusaContainer): Promise<void> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  for (const file of await container.resolve(ORDER_IMPORT).sending(FILES))
    await goOnSending(container, file).catch((error: Error) =>
      logger.error(`shop-orders: file ${file.id} goes on later: ${error.message}`),
    )
  await placeOpen(container)
  await container.resolve(SHOP_ORDER).forgetCalls()
  await container.resolve(TEST_SHOP).goOn()
  await container.resolve(TEST_SHOP).forgetOld()
}

export const config = { name: 'place-shop-orders', schedule: '* * * * *' }
