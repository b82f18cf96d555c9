import { Button, Input, Label, Text } from '@medusajs/ui'
import { type KeyboardEvent, useDeferredValue, useId, useState } from 'react'
import { yuan } from '@shanzhen/desk/money'
import { Fault } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import type { PhoneGood, PhoneGoods } from '../../../wire'

type Props = { onPick: (good: PhoneGood) => void }

/** 香菇, xianggu or xg; Enter takes the first that can be had. */
export function GoodsPicker({ onPick }: Props) {
  const id = useId()
  const [q, setQ] = useState('')
  const asked = useDeferredValue(q.trim())
  const { answer, fault } = useAnswer<PhoneGoods>(asked ? `/phone-orders/goods?q=${encodeURIComponent(asked)}` : null)
  const shown = asked ? answer : null
  const pick = (good: PhoneGood) => {
    onPick(good)
    setQ('')
    document.getElementById(id)?.focus()
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    const first = shown?.goods.find(({ reason }) => !reason)
    if (first && asked === q.trim()) pick(first)
  }

  return (
    <div className="flex flex-col gap-y-2">
      <Label htmlFor={id} size="small">
        找商品
      </Label>
      <Input
        id={id}
        type="search"
        value={q}
        maxLength={60}
        autoComplete="off"
        placeholder="名称或拼音，回车加入第一个"
        onChange={(event) => setQ(event.target.value)}
        onKeyDown={onKey}
      />
      {asked && <Fault text={fault} />}
      {shown && !shown.goods.length && (
        <Text size="small" className="text-ui-fg-subtle" role="status">
          没有找到这样的商品。
        </Text>
      )}
      {shown && shown.goods.length > 0 && (
        <ul aria-label="找到的商品" className="divide-y rounded-lg border">
          {shown.goods.map((good) => (
            <li key={good.variant_id} className="flex min-h-11 items-center gap-x-3 px-3 py-1">
              <span className="min-w-0 flex-1">
                <span className="txt-compact-small block">
                  {good.title} {good.variant_title}
                </span>
                <span className={`txt-compact-xsmall ${good.reason ? 'text-ui-fg-error' : 'text-ui-fg-subtle'}`}>
                  {good.reason ?? `还有 ${good.available} 件`}
                </span>
              </span>
              <span className="txt-compact-small tabular-nums">{yuan(good.unit_price_fen)}</span>
              <Button
                size="small"
                variant="secondary"
                type="button"
                disabled={!!good.reason}
                aria-label={`加入 ${good.title} ${good.variant_title}`}
                onClick={() => pick(good)}
              >
                加入
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
