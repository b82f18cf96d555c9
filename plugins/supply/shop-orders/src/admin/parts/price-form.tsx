/** New supply prices of a size, for one tier or all; whom a higher floor meets is said before it is saved. */
import { Text, toast } from '@medusajs/ui'
import { useState } from 'react'
import { api } from '@shanzhen/desk/api'
import { TextField } from '@shanzhen/desk/fields'
import { FormDrawer } from '@shanzhen/desk/form-drawer'
import { fenOf } from '@shanzhen/desk/money'
import { useAnswer } from '@shanzhen/desk/use-answer'
import type { PriceMeets, SuppliedGoods } from '../../wire'
import { announced } from '../lib/announced'

type Good = SuppliedGoods['goods'][number]
type Props = { good: Good; notice_days: number; onClose: () => void; onSaved: () => Promise<void> }
type Typed = Record<'price' | 'floor', string>

const TIERS = [
  ['standard', '普通'],
  ['silver', '银牌'],
  ['gold', '金牌'],
] as const
const written = (fen: number | null | undefined) => (fen ? (fen / 100).toFixed(2) : '')

export function PriceForm({ good, notice_days, onClose, onSaved }: Props) {
  const inForce = (tier: string) => good.prices.filter((price) => price.tier === tier && price.in_force).at(-1)
  const [typed, setTyped] = useState<Record<string, Typed>>(() =>
    Object.fromEntries(
      TIERS.map(([tier]) => [
        tier,
        { price: written(inForce(tier)?.price_fen), floor: written(inForce(tier)?.floor_fen) },
      ]),
    ),
  )
  const [lead, setLead] = useState(String(inForce('standard')?.lead_hours ?? 48))
  const [from, setFrom] = useState('')
  const set = (tier: string, change: Partial<Typed>) =>
    setTyped((known) => ({ ...known, [tier]: { ...(known[tier] as Typed), ...change } }))

  const send = async () => {
    const prices = TIERS.map(([tier]) => {
      const { price, floor } = typed[tier] as Typed
      return { tier, price_fen: fenOf(price), floor_fen: fenOf(floor), empty: !price.trim() && !floor.trim() }
    })
    if (prices.some(({ empty, price_fen, floor_fen }) => !empty && (!price_fen || !floor_fen)))
      return '供货价和最低售价要一起填，如 20.00'
    const lead_hours = Number(lead)
    if (!Number.isInteger(lead_hours) || lead_hours < 1) return '发货时限请填整数小时，如 48'
    const body = {
      variant_id: good.variant_id,
      lead_hours,
      ...(from && { starts_at: new Date(`${from}:00+08:00`).toISOString() }),
      prices: prices.map(({ tier, price_fen, floor_fen }) => ({
        ...{ tier, price_fen: price_fen || null, floor_fen: floor_fen || null },
      })),
    }
    await api('/supply-prices', 'POST', body)
    toast.success('供货价已登记')
    await onSaved()
  }

  return (
    <FormDrawer title={`${good.title} ${good.variant_title ?? ''}`} submit="保存供货价" onClose={onClose} onSend={send}>
      {TIERS.map(([tier, word]) => (
        <div key={tier} className="flex flex-col gap-y-1">
          <div className="grid grid-cols-2 gap-3">
            <TextField
              label={`${word}供货价（元）`}
              value={typed[tier]?.price ?? ''}
              placeholder="20.00"
              onChange={(price) => set(tier, { price })}
            />
            <TextField
              label={`${word}最低售价（元）`}
              value={typed[tier]?.floor ?? ''}
              placeholder="28.00"
              onChange={(floor) => set(tier, { floor })}
            />
          </div>
          {good.prices
            .filter((price) => price.tier === tier && !price.in_force)
            .map((price) => (
              <Text key={price.starts_at} size="small" className="text-ui-tag-orange-text">
                已公布：{announced(price)}
              </Text>
            ))}
          <Meets variant_id={good.variant_id} tier={tier} floor_fen={fenOf(typed[tier]?.floor ?? '')} />
        </div>
      ))}
      <TextField label="下单后多少小时内发出" value={lead} inputMode="numeric" onChange={setLead} />
      <TextField label="从什么时候起（不填就是现在）" type="datetime-local" value={from} onChange={setFrom} />
      <Text size="small" className="text-ui-fg-subtle">
        银牌、金牌不填，就按低一等级的价供货；普通也不填，就是不供货。涨价或抬高最低售价，须至少提前 {notice_days}{' '}
        天；降价随时可以。以前的价格都保留。
      </Text>
    </FormDrawer>
  )
}

/** Shops that sell it below the new floor would have to raise their price. */
function Meets({ variant_id, tier, floor_fen }: { variant_id: string; tier: string; floor_fen: number | null }) {
  const { answer, fault } = useAnswer<PriceMeets>(
    floor_fen ? `/supply-prices/meets?variant_id=${variant_id}&tier=${tier}&floor_fen=${floor_fen}` : null,
  )
  if (fault)
    return (
      <Text size="small" role="alert" className="text-ui-fg-error">
        有多少家小店在卖，没有查到：{fault}
      </Text>
    )
  if (!answer?.shops) return null
  return (
    <Text size="small" className={answer.below ? 'text-ui-fg-error' : 'text-ui-fg-subtle'}>
      {answer.shops} 家小店在卖{answer.below ? `，其中 ${answer.below} 家售价低于新的最低售价` : ''}
    </Text>
  )
}
