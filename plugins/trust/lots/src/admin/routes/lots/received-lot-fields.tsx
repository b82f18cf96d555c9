import { Button, Heading, Text } from '@medusajs/ui'
import { ChoiceField, TextField } from '@shanzhen/desk/fields'
import { BULK, bestBeforeOf, goodOf, type TypedLot } from '../../lib/received-lot'
import type { GoodChoice } from '../../../wire'
import { AgreedPriceField } from './agreed-price-field'

type Props = {
  title: string
  lot: TypedLot
  goods: GoodChoice[]
  onChange: (change: Partial<TypedLot>) => void
  onRemove: (() => void) | null
}

/** One lot of a delivery. The day it keeps till follows from harvest and standard; another is typed with its reason. */
export function ReceivedLotFields({ title, lot, goods, onChange, onRemove }: Props) {
  const good = goodOf(goods, lot)
  const derived = bestBeforeOf(lot, goods)
  const pick = (id: string) => {
    const found = goods.find((entry) => entry.id === id)
    onChange({
      good_id: id,
      size: found?.sizes[0]?.inventory_item_id ?? BULK,
      price_id: '',
      town: found?.town ?? '',
      village: found?.village ?? '',
    })
  }
  const text = (name: keyof TypedLot, label: string, placeholder?: string) => (
    <TextField
      label={label}
      value={lot[name]}
      placeholder={placeholder}
      onChange={(value) => onChange({ [name]: value })}
    />
  )
  const sizes: [string, string][] = [
    ...(good?.sizes ?? []).map(({ title: name, inventory_item_id }): [string, string] => [inventory_item_id, name]),
    [BULK, '散货（按公斤）'],
  ]
  return (
    <section aria-label={title} className="border-ui-border-base flex flex-col gap-y-3 rounded-lg border p-3">
      <div className="flex items-center justify-between">
        <Heading level="h3">{title}</Heading>
        {onRemove && (
          <Button type="button" size="small" variant="transparent" onClick={onRemove}>
            去掉
          </Button>
        )}
      </div>
      <ChoiceField
        label="商品"
        value={lot.good_id}
        options={goods.map(({ id, title: name }) => [id, name] as const)}
        onChange={pick}
      />
      <ChoiceField
        label="规格"
        value={lot.size}
        options={sizes}
        onChange={(size) => onChange({ size, price_id: '' })}
      />
      {text('quantity', lot.size === BULK ? '数量（公斤）' : '数量（整件）')}
      {text('made_on', '生产或采收日期', '2026-11-25')}
      {good && <Text size="small">{derived ? `按标准保质期至 ${derived}` : '这个商品还没有标准，请填写保质期至'}</Text>}
      {text('best_before', derived ? '保质期至（与标准不同时才填）' : '保质期至', derived ?? undefined)}
      {derived && lot.best_before && lot.best_before !== derived && text('best_before_reason', '为什么与标准不同')}
      <AgreedPriceField
        key={`${lot.good_id} ${lot.size}`}
        good={good}
        bulk={lot.size === BULK}
        value={lot.price_id}
        onChange={(price_id) => onChange({ price_id })}
      />
      {text('promise_number', '承诺达标合格证编号（鲜活农产品必填）')}
      {text('town', '镇')}
      {text('village', '村')}
      {text('plot', '地块')}
    </section>
  )
}
