import { Button, Drawer, toast } from '@medusajs/ui'
import { useEffect, useState } from 'react'
import { api, messageOf } from '../../lib/api'
import { ChoiceField, TextField } from '../../lib/fields'
import type { Choices } from '../../lib/lot-words'

/** Goods arriving at the ramp: booked into quarantine, ready to be measured. What was typed stays when refused. */
const BULK = 'bulk'
const DAY_MS = 86_400_000
const today = () => new Date(Date.now() + DAY_MS / 3).toISOString().slice(0, 10)
const later = (day: string, days: number) =>
  new Date(new Date(day).getTime() + days * DAY_MS).toISOString().slice(0, 10)
const EMPTY = {
  ...{ good_id: '', size: '', quantity: '', made_on: today(), best_before: '', town: '', village: '', plot: '' },
  ...{ location_id: '', supplier_name: '', supplier_contact: '', note_number: '', promise_number: '' },
}

export function ReceiveForm({ onClose, onSaved }: { onClose: () => void; onSaved: () => Promise<void> }) {
  const [choices, setChoices] = useState<Choices>({ goods: [], locations: [] })
  const [form, setForm] = useState(EMPTY)
  const set = (change: Partial<typeof EMPTY>) => setForm((known) => ({ ...known, ...change }))
  const good = choices.goods.find((entry) => entry.id === form.good_id)

  useEffect(() => {
    api<Choices>('/lots/goods').then(
      (found) => {
        setChoices(found)
        set({ location_id: found.locations[0]?.id ?? '' })
      },
      (error) => toast.error(messageOf(error)),
    )
  }, [])

  const pick = (id: string) => {
    const found = choices.goods.find((entry) => entry.id === id)
    set({
      good_id: id,
      size: found?.sizes[0]?.inventory_item_id ?? BULK,
      town: found?.town ?? '',
      village: found?.village ?? '',
      best_before: found?.shelf_life_days ? later(form.made_on, found.shelf_life_days) : form.best_before,
    })
  }
  const save = async () => {
    const { size, quantity, good_id, made_on, best_before, town, village, plot, promise_number, ...delivery } = form
    const pieces = size !== BULK
    try {
      await api('/lots', 'POST', {
        ...delivery,
        lots: [
          {
            ...{ good_id, made_on, best_before, town, village, plot, promise_number },
            inventory_item_id: pieces ? size : null,
            quantity: Math.round(Number(quantity) * (pieces ? 1 : 1000)),
            producer_id: good?.producer_id ?? null,
          },
        ],
      })
      await onSaved()
      toast.success('已登记，等待检验')
      onClose()
    } catch (error) {
      toast.error(messageOf(error))
    }
  }
  const sizes: [string, string][] = [
    ...(good?.sizes ?? []).map(({ title, inventory_item_id }): [string, string] => [inventory_item_id, title]),
    [BULK, '散货（按公斤）'],
  ]

  return (
    <Drawer open onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>收货登记</Drawer.Title>
        </Drawer.Header>
        <Drawer.Body className="flex flex-col gap-y-4 overflow-y-auto">
          <ChoiceField
            label="商品"
            value={form.good_id}
            options={choices.goods.map(({ id, title }) => [id, title] as const)}
            onChange={pick}
          />
          <ChoiceField label="规格" value={form.size} options={sizes} onChange={(size) => set({ size })} />
          <TextField
            label={form.size === BULK ? '数量（公斤）' : '数量（件）'}
            value={form.quantity}
            onChange={(quantity) => set({ quantity })}
          />
          <TextField label="生产或采收日期" value={form.made_on} onChange={(made_on) => set({ made_on })} />
          <TextField label="保质期至" value={form.best_before} onChange={(best_before) => set({ best_before })} />
          <TextField label="供货人" value={form.supplier_name} onChange={(name) => set({ supplier_name: name })} />
          <TextField
            label="供货人联系方式"
            value={form.supplier_contact}
            onChange={(contact) => set({ supplier_contact: contact })}
          />
          <TextField label="送货单号" value={form.note_number} onChange={(number) => set({ note_number: number })} />
          <TextField
            label="承诺达标合格证编号（鲜活农产品必填）"
            value={form.promise_number}
            onChange={(number) => set({ promise_number: number })}
          />
          <TextField label="镇" value={form.town} onChange={(town) => set({ town })} />
          <TextField label="村" value={form.village} onChange={(village) => set({ village })} />
          <TextField label="地块" value={form.plot} onChange={(plot) => set({ plot })} />
          <ChoiceField
            label="仓库"
            value={form.location_id}
            options={choices.locations.map(({ id, name }) => [id, name] as const)}
            onChange={(location_id) => set({ location_id })}
          />
        </Drawer.Body>
        <Drawer.Footer>
          <Button onClick={() => void save()}>登记</Button>
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}
