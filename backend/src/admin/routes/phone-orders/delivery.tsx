import { Label, RadioGroup, Text } from '@medusajs/ui'
import type { Quote } from '@shanzhen/checkout/wire'
import { yuan } from '@shanzhen/desk/money'

type Props = { quote: Quote | null; onChoose: (id: string) => void }

/** The ways the goods can go, each with its freight or why it cannot. */
export function Delivery({ quote, onChoose }: Props) {
  if (!quote?.shipping_options.length)
    return (
      <Text size="small" className="text-ui-fg-subtle">
        选好商品后显示。
      </Text>
    )
  return (
    <RadioGroup value={quote.shipping_option_id ?? ''} onValueChange={onChoose} aria-label="配送方式">
      {quote.shipping_options.map(({ id, name, amount_fen, reason }) => (
        <div key={id} className="flex min-h-8 items-center gap-x-2">
          <RadioGroup.Item value={id} id={`way-${id}`} disabled={amount_fen === null} />
          <Label htmlFor={`way-${id}`} size="small" className="flex-1">
            {name}
            {reason && <span className="text-ui-fg-subtle">（{reason}）</span>}
          </Label>
          {amount_fen !== null && (
            <span className="txt-compact-small tabular-nums">{amount_fen ? yuan(amount_fen) : '免运费'}</span>
          )}
        </div>
      ))}
    </RadioGroup>
  )
}
