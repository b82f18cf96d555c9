import { IconButton, Input, Text } from '@medusajs/ui'
import { Trash } from '@medusajs/icons'
import type { Quote } from '@shanzhen/checkout/wire'
import { yuan } from '@shanzhen/desk/money'
import type { Line } from './order'

type Props = { lines: Line[]; quote: Quote | null; onChange: (lines: Line[]) => void }

/** What the buyer takes; what stands in a line's way is said in the line. */
export function Basket({ lines, quote, onChange }: Props) {
  if (!lines.length)
    return (
      <Text size="small" className="text-ui-fg-subtle">
        还没有商品。
      </Text>
    )
  const set = (variant_id: string, quantity: number) =>
    onChange(lines.map((line) => (line.variant_id === variant_id ? { ...line, quantity } : line)))
  return (
    <ul aria-label="要买的商品" className="divide-y">
      {lines.map((line) => {
        const told = quote?.lines.find(({ variant_id }) => variant_id === line.variant_id)
        const name = `${line.title} ${line.variant_title}`
        return (
          <li key={line.variant_id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
            <span className="min-w-full sm:min-w-0 sm:flex-1">
              <span className="txt-compact-small block">{name}</span>
              <span className={`txt-compact-xsmall ${told?.message ? 'text-ui-fg-error' : 'text-ui-fg-subtle'}`}>
                {told?.message ?? `${yuan(told?.unit_price_fen ?? line.unit_price_fen)}，还有 ${line.available} 件`}
              </span>
            </span>
            <Input
              size="small"
              className="w-16 text-right tabular-nums"
              inputMode="numeric"
              maxLength={3}
              aria-label={`${name} 的数量`}
              aria-invalid={told?.message ? true : undefined}
              value={line.quantity || ''}
              onFocus={(event) => event.target.select()}
              onChange={(event) =>
                set(line.variant_id, Number(event.target.value.normalize('NFKC').replace(/\D/g, '')))
              }
              onBlur={() => line.quantity || set(line.variant_id, 1)}
            />
            <span className="txt-compact-small flex-1 text-right tabular-nums sm:w-20 sm:flex-none">
              {yuan(told?.total_fen ?? 0)}
            </span>
            <IconButton
              size="small"
              variant="transparent"
              type="button"
              aria-label={`去掉 ${name}`}
              onClick={() => onChange(lines.filter(({ variant_id }) => variant_id !== line.variant_id))}
            >
              <Trash />
            </IconButton>
          </li>
        )
      })}
    </ul>
  )
}
