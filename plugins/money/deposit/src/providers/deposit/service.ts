import type { ProviderWebhookPayload, RefundPaymentInput, WebhookActionResult } from '@medusajs/framework/types'
import { AbstractPaymentProvider, MedusaError, PaymentActions, PaymentSessionStatus } from '@medusajs/framework/utils'
import { depositOwner } from '@shanzhen/money-kit/deposit'

type Data = { data?: Record<string, unknown> }

/**
 * Payments out of a deposit are written with their order, in one commit with the book (`deposits.ts`). Whatever else would
 * begin or take one is refused; a refund is there as soon as the ledger has posted it.
 */
export default class DepositProviderService extends AbstractPaymentProvider {
  static identifier = 'deposit'

  constructor(cradle: Record<string, unknown>, options?: Record<string, unknown>) {
    super(cradle, options)
  }

  async initiatePayment(): Promise<never> {
    throw onlyWithAnOrder()
  }
  async authorizePayment(): Promise<never> {
    throw onlyWithAnOrder()
  }
  async capturePayment(): Promise<never> {
    throw onlyWithAnOrder()
  }
  async updatePayment(): Promise<never> {
    throw onlyWithAnOrder()
  }

  async refundPayment({ data }: RefundPaymentInput) {
    depositOwner(data)
    return { data: { ...data } }
  }
  async getPaymentStatus({ data }: Data) {
    return { data: data ?? {}, status: PaymentSessionStatus.CAPTURED }
  }
  async retrievePayment({ data }: Data) {
    return { data: data ?? {} }
  }
  async cancelPayment({ data }: Data) {
    return { data: data ?? {} }
  }
  async deletePayment({ data }: Data) {
    return { data: data ?? {} }
  }
  async getWebhookActionAndData(_payload: ProviderWebhookPayload['payload']): Promise<WebhookActionResult> {
    return { action: PaymentActions.NOT_SUPPORTED }
  }
}

const onlyWithAnOrder = () => new MedusaError(MedusaError.Types.NOT_ALLOWED, '预存款只在代发订单提交时扣，不能单独发起')
