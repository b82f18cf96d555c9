/** Looking at what came back, which is then there as well: how many pieces of each line can be sold again, and what becomes of the rest. */
import { Button, Input, Label, Select, Text, usePrompt } from '@medusajs/ui'
import { useId, useState } from 'react'
import type { AfterSaleView, Disposal } from '../../../types'
import { type Act, DISPOSAL_NAMES, REASON_NAMES } from '../../lib/desk'

type Line = AfterSaleView['lines'][number]
type Props = { request: AfterSaleView; busy: boolean; onAct: Act }

export function InspectForm({ request, busy, onAct }: Props) {
  // Nothing stands there before somebody looked: an untouched form must not put broken goods back on the shelf.
  const [counted, setCounted] = useState<Record<string, string>>({})
  const [disposal, setDisposal] = useState<Record<string, Disposal>>({})
  const id = useId()
  const prompt = usePrompt()
  const countOf = ({ id, quantity }: Line) =>
    /^\d+$/.test(counted[id] ?? '') && Number(counted[id]) <= quantity ? Number(counted[id]) : null
  const lacks = (line: Line) => (countOf(line) ?? line.quantity) < line.quantity
  const lines = request.lines.map((line) => ({
    id: line.id,
    sellable: countOf(line) ?? 0,
    disposal: lacks(line) ? disposal[line.id] : undefined,
  }))
  const ready = request.lines.every(
    (line) => countOf(line) !== null && (!lacks(line) || disposal[line.id] !== undefined),
  )
  const again = lines.reduce((sum, { sellable }) => sum + sellable, 0)
  const here = request.state === 'received'
  const broken = request.reason === 'damaged' || request.reason === 'spoiled'

  const inspect = async () => {
    if (broken && again) {
      const sure = await prompt({
        title: `${again} 件放回货架再卖？`,
        description: `买家说的原因是${REASON_NAMES[request.reason]}。`,
        confirmText: '看过了，可以再卖',
        cancelText: '再看看',
      })
      if (!sure) return
    }
    const body = { lines, ...(broken && again && { resell_damaged: true }) }
    const { version } = request
    if (here) onAct('inspect', { version, ...body })
    else onAct('inspect', { version: version + 1, ...body }, { action: 'received', body: { version } })
  }
  return (
    <div className="flex flex-col gap-4">
      {request.lines.map((line) => (
        <div key={line.id} className="flex flex-wrap items-center gap-3">
          <Label htmlFor={id + line.id} size="small">
            {line.title}：可再售件数（共 {line.quantity} 件）
          </Label>
          <Input
            id={id + line.id}
            className="w-20"
            size="small"
            inputMode="numeric"
            autoComplete="off"
            value={counted[line.id] ?? ''}
            onChange={(event) => setCounted({ ...counted, [line.id]: event.target.value.trim() })}
          />
          {lacks(line) && (
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
      <Button className="self-start" size="small" isLoading={busy} disabled={!ready} onClick={() => void inspect()}>
        {here ? '登记验货结果' : '收到并登记验货结果'}
      </Button>
    </div>
  )
}
