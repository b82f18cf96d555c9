/** Looking at what came back: how many pieces of each line can be sold again, and what becomes of the rest. */
import { Button, Input, Label, Select, Text } from '@medusajs/ui'
import { useId, useState } from 'react'
import type { AfterSaleView, Disposal } from '../../../types'
import { DISPOSAL_NAMES } from '../../lib/desk'

type Props = { request: AfterSaleView; busy: boolean; onAct: (action: string, body: object) => void }

export function InspectForm({ request, busy, onAct }: Props) {
  const [sellable, setSellable] = useState<Record<string, number>>(
    Object.fromEntries(request.lines.map(({ id, quantity }) => [id, quantity])),
  )
  const [disposal, setDisposal] = useState<Record<string, Disposal>>({})
  const id = useId()
  const lines = request.lines.map((line) => ({
    id: line.id,
    sellable: sellable[line.id] ?? 0,
    disposal: (sellable[line.id] ?? 0) < line.quantity ? disposal[line.id] : undefined,
  }))
  const ready = request.lines.every(
    (line) => (sellable[line.id] ?? 0) === line.quantity || disposal[line.id] !== undefined,
  )
  return (
    <div className="flex flex-col gap-4 px-6 py-4">
      {request.lines.map((line) => (
        <div key={line.id} className="flex flex-wrap items-center gap-3">
          <Label htmlFor={id + line.id} size="small">
            {line.title}：可再售件数（共 {line.quantity} 件）
          </Label>
          <Input
            id={id + line.id}
            className="w-20"
            size="small"
            type="number"
            min={0}
            max={line.quantity}
            value={sellable[line.id]}
            onChange={(event) => setSellable({ ...sellable, [line.id]: Number.parseInt(event.target.value, 10) || 0 })}
          />
          {(sellable[line.id] ?? 0) < line.quantity && (
            <div className="w-40">
              <Select
                size="small"
                value={disposal[line.id]}
                onValueChange={(value) => setDisposal({ ...disposal, [line.id]: value as Disposal })}
              >
                <Select.Trigger aria-label={`${line.title} 不可售的处理`}>
                  <Select.Value placeholder="不可售的处理" />
                </Select.Trigger>
                <Select.Content>
                  {Object.entries(DISPOSAL_NAMES).map(([code, name]) => (
                    <Select.Item key={code} value={code}>
                      {name}
                    </Select.Item>
                  ))}
                </Select.Content>
              </Select>
            </div>
          )}
        </div>
      ))}
      <Text size="small" className="text-ui-fg-subtle">
        可再售的回到货架；验货结果只能登记一次。
      </Text>
      <Button
        className="self-start"
        size="small"
        isLoading={busy}
        disabled={!ready}
        onClick={() => onAct('inspect', { version: request.version, lines })}
      >
        登记验货结果
      </Button>
    </div>
  )
}
