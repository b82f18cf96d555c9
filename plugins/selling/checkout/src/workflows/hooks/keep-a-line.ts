import { MedusaError } from '@medusajs/framework/utils'
import { amendStep } from '@shanzhen/workflow-kit/replace-step'
import { linesGivenBack } from '../../pay/given-back'

type Preview = { items?: { quantity: number }[] | null }

/**
 * An edit that takes off every line would leave an order of nothing but its carriage, waiting for ever to be paid or sent.
 * Nothing wanted any more is a canceled order.
 */
for (const workflow of ['order-edit-request', 'confirm-order-edit-request']) {
  amendStep(workflow, 'preview-order-change', async (answer, { container, input }) => {
    const { items } = answer as Preview
    if (!items?.some(({ quantity }) => Number(quantity) > 0)) {
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, '订单里至少要留一件商品；都不要了，请取消订单')
    }
    const [given] = await linesGivenBack(container, (input as { order_id: string }).order_id)
    if (given) {
      const message = `“${given.title}”已经退过款或正在售后，不能再改件数和价格；还要买的，请另加一行`
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, message)
    }
  })
}
