import { MedusaError } from '@medusajs/framework/utils'
import { amendStep } from '@shanzhen/workflow-kit/replace-step'

type Preview = { items?: { quantity: number }[] | null }

/**
 * An edit that takes off every line would leave an order of nothing but its carriage, waiting for ever to be paid or sent.
 * Nothing wanted any more is a canceled order.
 */
for (const workflow of ['order-edit-request', 'confirm-order-edit-request']) {
  amendStep(workflow, 'preview-order-change', async (answer) => {
    const { items } = answer as Preview
    if (!items?.some(({ quantity }) => Number(quantity) > 0)) {
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, '订单里至少要留一件商品；都不要了，请取消订单')
    }
  })
}
