/** 退货运费 of one claim: what the buyer laid out, with the picture, and what staff do about it. */
import { Button, Input, Select, Text } from '@medusajs/ui'
import { useState } from 'react'
import type { AfterSaleView } from '../../../types'
import { fenOf, yuan } from '@shanzhen/desk/money'

type Props = { request: AfterSaleView; busy: boolean; onAct: (action: string, body: object) => void }
const METHODS = { cash: '现金', transfer: '银行转账' } as const
const STATES = { requested: '待处理', paid: '已付', refused: '已拒绝' } as const

export function ReturnFreight({ request, busy, onAct }: Props) {
  const freight = request.return_freight
  const [method, setMethod] = useState<keyof typeof METHODS>('transfer')
  const [amount, setAmount] = useState(freight ? (freight.amount_fen / 100).toFixed(2) : '')
  const [reason, setReason] = useState('')
  if (!freight) return null
  const amount_fen = fenOf(amount) ?? NaN
  const pay = () =>
    onAct('return-freight/pay', {
      method,
      amount_fen,
      ...(reason.trim() && { reason: reason.trim() }),
    })
  return (
    <div className="flex flex-col gap-2 px-6 py-4" data-return-freight={freight.state}>
      <Text size="small" weight="plus">
        退货运费 {yuan(freight.amount_fen)} · {STATES[freight.state]}
        {freight.paid_fen !== null && `　${yuan(freight.paid_fen)}（${freight.method ? METHODS[freight.method] : ''}）`}
      </Text>
      <Text size="small">收款方式：{freight.payee}</Text>
      {freight.reason && <Text size="small">原因：{freight.reason}</Text>}
      <div className="flex flex-wrap gap-2">
        {freight.photos.map(({ id }) => {
          const address = `/admin/after-sales/${request.id}/photos/${id}`
          return (
            <a key={id} href={address} target="_blank" rel="noreferrer">
              <img src={address} alt="运费凭证" className="size-24 rounded object-cover" />
            </a>
          )
        })}
      </div>
      {freight.state === 'requested' && (
        <>
          <div className="flex flex-wrap gap-2">
            <Select value={method} onValueChange={(value) => setMethod(value as keyof typeof METHODS)}>
              <Select.Trigger aria-label="付款方式" className="w-32">
                <Select.Value />
              </Select.Trigger>
              <Select.Content>
                {Object.entries(METHODS).map(([value, label]) => (
                  <Select.Item key={value} value={value}>
                    {label}
                  </Select.Item>
                ))}
              </Select.Content>
            </Select>
            <Input
              aria-label="付款金额（元）"
              className="w-28"
              inputMode="decimal"
              value={amount}
              onChange={(event) => setAmount(event.target.value)}
            />
            <Input
              aria-label="少付或拒绝的原因"
              placeholder="少付或拒绝的原因"
              value={reason}
              maxLength={200}
              onChange={(event) => setReason(event.target.value)}
            />
          </div>
          <div className="flex gap-2">
            <Button size="small" disabled={busy || !(amount_fen > 0)} onClick={pay}>
              已付退货运费
            </Button>
            <Button
              size="small"
              variant="secondary"
              disabled={busy || !reason.trim()}
              onClick={() => onAct('return-freight/refuse', { reason: reason.trim() })}
            >
              拒绝
            </Button>
          </div>
        </>
      )}
    </div>
  )
}
