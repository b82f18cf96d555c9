import type {
  InitiatePaymentInput,
  InitiatePaymentOutput,
  ProviderWebhookPayload,
  RefundPaymentInput,
  WebhookActionResult,
} from '@medusajs/framework/types'
import { AbstractPaymentProvider, MedusaError, PaymentActions, PaymentSessionStatus } from '@medusajs/framework/utils'
import { toFen } from '@shanzhen/money-kit/fen'
import { currentStaffAct } from '../../pay/by-hand/staff-act'

/** `PROCESSING` until staff have handed the money back. */
export type HandRefund = { id: string; status: 'PROCESSING' | 'SUCCESS'; amount_fen: number }
export type HandData = { reference?: string; taken_by?: string; refunds?: HandRefund[] }

type Data = { data?: Record<string, unknown> }

/**
 * Money taken by hand, registered once as `cash` and once as `transfer`. It says "paid" only inside an act of staff
 * (`staff-act.ts`): a session that anybody else opens is refused, and one that is left over is never authorized.
 */
export default class OfflineProviderService extends AbstractPaymentProvider {
  static identifier = 'offline'

  constructor(cradle: Record<string, unknown>, options?: Record<string, unknown>) {
    super(cradle, options)
  }

  async initiatePayment({ data }: InitiatePaymentInput): Promise<InitiatePaymentOutput> {
    const { taken_by } = staffOnly()
    return { id: String(data?.session_id), data: { ...data, taken_by } }
  }

  async authorizePayment({ data }: Data) {
    staffOnly()
    return { data: data ?? {}, status: PaymentSessionStatus.AUTHORIZED }
  }

  async capturePayment({ data }: Data) {
    staffOnly()
    return { data: data ?? {} }
  }

  /** The shop owes it from now on; staff say when it was handed over. Asked twice under one key it is one. */
  async refundPayment({ data, amount, context }: RefundPaymentInput) {
    const known = (data as HandData | undefined)?.refunds ?? []
    const id = context?.idempotency_key ?? ''
    if (known.some((refund) => refund.id === id)) return { data: { ...data } }
    const refund: HandRefund = { id, status: 'PROCESSING', amount_fen: toFen(amount as number) }
    return { data: { ...data, refunds: [...known, refund] } }
  }

  async getPaymentStatus({ data }: Data) {
    return { data: data ?? {}, status: PaymentSessionStatus.PENDING }
  }
  async retrievePayment({ data }: Data) {
    return { data: data ?? {} }
  }
  async updatePayment({ data }: Data) {
    staffOnly()
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

function staffOnly() {
  const act = currentStaffAct()
  if (!act) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, '现金和转账只能由工作人员登记')
  return act
}
