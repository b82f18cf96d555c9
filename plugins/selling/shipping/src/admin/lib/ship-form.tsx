/** Sends the next parcel: carrier, waybill, of each line what is left unless staff say less, and what its pieces weigh. */
import { Button, Input, Label, Select, Text } from '@medusajs/ui'
import { type FormEvent, useId, useState } from 'react'
import type { ParcelInput } from '../../types'
import type { Packing } from '../../wire'
import { WeightInput } from './weight-input'

type Props = { packing: Packing; busy: boolean; onShip: (parcel: ParcelInput) => void }

/** Whoever packs sends by the same carrier all day: the one used last on this machine is chosen. */
const LAST_CARRIER = 'last-carrier'

export function ShipForm({ packing, busy, onShip }: Props) {
  const open = packing.lines.filter((line) => line.left > 0)
  const fitting = packing.carriers.filter(({ kind }) => (kind === 'pickup') === packing.pickup)
  const chosen = fitting.find(({ code }) => code === localStorage.getItem(LAST_CARRIER)) ?? fitting[0]
  const [carrier_code, setCarrier] = useState(chosen?.code ?? '')
  const [waybill, setWaybill] = useState('')
  const [quantities, setQuantities] = useState<Record<string, number>>(
    Object.fromEntries(open.map((line) => [line.line_item_id, line.left])),
  )
  const [grams, setGrams] = useState<Record<string, number>>({})
  const id = useId()
  const carrier = packing.carriers.find(({ code }) => code === carrier_code)
  const lines = open
    .map(({ line_item_id, nominal_g }) => ({
      ...{ line_item_id, quantity: quantities[line_item_id] ?? 0 },
      ...(nominal_g !== null && { weighed_g: grams[line_item_id] ?? 0 }),
    }))
    .filter(({ quantity }) => quantity > 0)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (carrier?.kind === 'express') localStorage.setItem(LAST_CARRIER, carrier.code)
    onShip({ carrier_code, lines, ...(carrier?.kind === 'express' && { tracking_number: waybill }) })
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-4 px-6 py-4">
      {open.map((line) => (
        <div key={line.line_item_id} className="flex flex-col gap-2">
          <div className="flex items-center justify-between gap-4">
            <Label htmlFor={id + line.line_item_id} size="small">
              {line.title} {line.variant_title}
              <Text as="span" size="small" className="text-ui-fg-subtle">
                {` 未发 ${line.left} 件`}
              </Text>
            </Label>
            <Input
              id={id + line.line_item_id}
              className="w-20"
              size="small"
              type="number"
              min={0}
              max={line.left}
              value={quantities[line.line_item_id]}
              onChange={(event) =>
                setQuantities({ ...quantities, [line.line_item_id]: Number.parseInt(event.target.value, 10) || 0 })
              }
            />
          </div>
          <WeightInput
            line={line}
            quantity={quantities[line.line_item_id] ?? 0}
            grams={grams[line.line_item_id]}
            onGrams={(weighed_g) => setGrams({ ...grams, [line.line_item_id]: weighed_g })}
          />
        </div>
      ))}
      <div className="flex flex-col gap-4">
        <div className="flex flex-col gap-y-1">
          <Label htmlFor={`${id}carrier`} size="small">
            快递公司
          </Label>
          <Select size="small" value={carrier_code} onValueChange={setCarrier}>
            <Select.Trigger id={`${id}carrier`}>
              <Select.Value placeholder="请选择" />
            </Select.Trigger>
            <Select.Content>
              {packing.carriers.map(({ code, name }) => (
                <Select.Item key={code} value={code}>
                  {name}
                </Select.Item>
              ))}
            </Select.Content>
          </Select>
        </div>
        {carrier?.kind === 'express' && (
          <div className="flex flex-col gap-y-1">
            <Label htmlFor={`${id}waybill`} size="small">
              运单号
            </Label>
            <Input
              id={`${id}waybill`}
              size="small"
              required
              value={waybill}
              placeholder={carrier.example ?? undefined}
              onChange={(event) => setWaybill(event.target.value)}
            />
          </div>
        )}
      </div>
      <Button className="self-end" size="small" type="submit" isLoading={busy} disabled={lines.length === 0}>
        发货
      </Button>
    </form>
  )
}
