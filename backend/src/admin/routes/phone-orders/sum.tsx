import { Button, Text } from '@medusajs/ui'
import type { Quote } from '@shanzhen/checkout/wire'
import { yuan } from '@shanzhen/desk/money'

/** Why it cannot be placed yet, where nothing else says it. */
function missingOf(quote: Quote | null, province: string): string | null {
  if (!quote) return '先加商品，再下单。'
  return quote.freight_fen === null && !province ? '选了省市区，才能算运费和下单。' : null
}

type Props = { province: string; quote: Quote | null; asking: boolean; placing: boolean; fault: string | null }

/** What it comes to; the button bears the sum, so that it is read out before it is pressed. */
export function Sum({ province, quote, asking, placing, fault }: Props) {
  const total = quote?.total_fen ?? null
  const missing = fault || asking || total !== null ? null : missingOf(quote, province)
  const rows: [string, number | null][] = quote
    ? [
        ['商品', quote.items_fen],
        ...(quote.discount_fen ? [['优惠', -quote.discount_fen] as [string, number]] : []),
        ['运费', quote.freight_fen],
      ]
    : []
  return (
    <div className="flex flex-col gap-y-2">
      {rows.map(([name, fen]) => (
        <div key={name} className="txt-compact-small text-ui-fg-subtle flex justify-between">
          <span>{name}</span>
          <span className="tabular-nums">{fen === null ? '还没有算出' : yuan(fen)}</span>
        </div>
      ))}
      <div className="flex items-baseline justify-between">
        <span className="txt-compact-medium-plus">合计</span>
        <span className="text-xl font-medium tabular-nums" aria-live="polite">
          {total === null ? '—' : yuan(total)}
        </span>
      </div>
      {fault && (
        <Text size="small" role="alert" className="text-ui-fg-error">
          {fault}
        </Text>
      )}
      {missing && (
        <Text size="small" className="text-ui-fg-subtle">
          {missing}
        </Text>
      )}
      <Button type="submit" size="large" isLoading={placing} disabled={!quote || asking || total === null}>
        {total === null ? '下单' : `下单，待收 ${yuan(total)}`}
      </Button>
    </div>
  )
}
