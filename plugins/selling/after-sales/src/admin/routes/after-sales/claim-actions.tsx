/** What staff can do with a claim in its state; money moves only after one more question. */
import { Button, Input, Label, Text, usePrompt } from '@medusajs/ui'
import { useId, useState } from 'react'
import type { AfterSaleView } from '../../../types'
import { FieldError } from '@shanzhen/desk/fields'
import { fenOf, yuan } from '@shanzhen/desk/money'
import type { Act, Detail } from '../../lib/desk'
import { InspectForm } from './inspect-form'

type Props = { request: AfterSaleView; resend: Detail['resend']; busy: boolean; onAct: Act }

const REFUSABLE = ['requested', 'approved', 'inspected']

export function ClaimActions({ request, resend, busy, onAct }: Props) {
  const { state, kind, version } = request
  const full_fen = request.goods_fen + request.freight_fen
  const payable = kind === 'return_refund' ? state === 'inspected' : state === 'approved'
  const returning = kind === 'return_refund' && (state === 'approved' || state === 'sent_back')
  if (state === 'received')
    return (
      <div className="px-6 py-4">
        <InspectForm request={request} busy={busy} onAct={onAct} />
      </div>
    )
  if (!payable && !returning && !REFUSABLE.includes(state)) return null
  return (
    <div className="flex flex-col gap-4 px-6 py-4">
      {state === 'requested' && (
        <Button className="self-start" size="small" isLoading={busy} onClick={() => onAct('approve', { version })}>
          同意
        </Button>
      )}
      {returning && (
        <>
          <div className="flex flex-wrap items-center gap-3">
            <Text size="small">
              {request.return_waybill
                ? `退货单号 ${request.return_carrier} ${request.return_waybill}`
                : '买家还没有填写退货单号'}
            </Text>
            <Button size="small" variant="secondary" isLoading={busy} onClick={() => onAct('received', { version })}>
              已收到，稍后验货
            </Button>
          </div>
          <InspectForm request={request} busy={busy} onAct={onAct} />
        </>
      )}
      {resend.possible && <ResendButton version={version} busy={busy} onAct={onAct} />}
      {resend.why && (
        <Text size="small" className="text-ui-fg-subtle">
          不能补发：{resend.why}
        </Text>
      )}
      {payable && (
        <RefundForm version={version} full_fen={full_fen} toShop={request.wish !== null} busy={busy} onAct={onAct} />
      )}
      {REFUSABLE.includes(state) && <RefuseForm version={version} busy={busy} onAct={onAct} />}
    </div>
  )
}

type FormProps = { version: number; busy: boolean; onAct: Props['onAct'] }

function RefuseForm({ version, busy, onAct }: FormProps) {
  const [reason, setReason] = useState('')
  const id = useId()
  return (
    <div className="flex flex-wrap items-end gap-3">
      <div className="flex flex-col gap-1">
        <Label htmlFor={id} size="small">
          拒绝原因
        </Label>
        <Input id={id} size="small" value={reason} onChange={(event) => setReason(event.target.value)} />
      </div>
      <Button
        size="small"
        variant="danger"
        isLoading={busy}
        disabled={!reason.trim()}
        onClick={() => onAct('refuse', { version, reason })}
      >
        拒绝
      </Button>
    </div>
  )
}

/** Held the moment it is pressed; where there is nothing to hold it is refused in words, and money is left. */
function ResendButton({ version, busy, onAct }: FormProps) {
  const prompt = usePrompt()
  const send = async () => {
    const sure = await prompt({
      title: '补发同样的商品？',
      description: '立即留货，进装箱发货，以小店名义再寄一次；小店不用付钱，这些商品不再退款。',
      confirmText: '确认补发',
      cancelText: '先不',
    })
    if (sure) onAct('resend', { version })
  }
  return (
    <Button className="self-start" size="small" variant="secondary" isLoading={busy} onClick={send}>
      补发
    </Button>
  )
}

/** Money of a small shop's claim never reaches whoever got the parcel. */
const BACK_TO = { buyer: '款项会原路退回买家，不能撤销。', shop: '款项退到小店的预存款，不能撤销。' }

function RefundForm({ version, full_fen, toShop, busy, onAct }: FormProps & { full_fen: number; toShop: boolean }) {
  const [amount, setAmount] = useState((full_fen / 100).toFixed(2))
  const [lowered_reason, setReason] = useState('')
  const prompt = usePrompt()
  const id = useId()
  const amount_fen = fenOf(amount) ?? NaN
  const less = amount_fen < full_fen
  const wrong = Number.isNaN(amount_fen) ? '请填写金额，如 12.50' : amount_fen > full_fen && `最多退 ${yuan(full_fen)}`

  const pay = async () => {
    const sure = await prompt({
      title: full_fen === 0 ? '了结这个申请？' : `退款 ${yuan(amount_fen)}？`,
      description: full_fen === 0 ? '这些商品没有收过钱，不退款。' : BACK_TO[toShop ? 'shop' : 'buyer'],
      confirmText: full_fen === 0 ? '确认了结' : '确认退款',
      cancelText: '先不',
    })
    if (sure) onAct('refund', { version, amount_fen, ...(less && { lowered_reason }) })
  }
  return (
    <div className="flex flex-wrap items-end gap-3">
      <div className="flex flex-col gap-1">
        <Label htmlFor={`${id}amount`} size="small">
          退款金额（元）
        </Label>
        <Input
          id={`${id}amount`}
          size="small"
          inputMode="decimal"
          value={amount}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={wrong ? `${id}wrong` : undefined}
          onChange={(event) => setAmount(event.target.value)}
        />
        <FieldError id={`${id}wrong`}>{wrong}</FieldError>
      </div>
      {less && (
        <div className="flex flex-col gap-1">
          <Label htmlFor={`${id}reason`} size="small">
            少退的原因
          </Label>
          <Input
            id={`${id}reason`}
            size="small"
            value={lowered_reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
      )}
      <Button
        size="small"
        isLoading={busy}
        disabled={!(amount_fen >= Math.min(1, full_fen) && amount_fen <= full_fen) || (less && !lowered_reason.trim())}
        onClick={pay}
      >
        {full_fen === 0 ? '了结' : '退款'}
      </Button>
    </div>
  )
}
