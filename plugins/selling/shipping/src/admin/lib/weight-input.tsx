/** The scale's reading for the pieces of one line, with what they were sold as beside it; nothing for what is not weighed. */
import { Input, Label, Text } from '@medusajs/ui'
import { useId } from 'react'
import type { ShippableLine } from '../../wire'

type Props = { line: ShippableLine; quantity: number; grams: number | undefined; onGrams: (weighed_g: number) => void }

export function WeightInput({ line, quantity, grams, onGrams }: Props) {
  const id = useId()
  if (line.nominal_g === null || quantity < 1) return null
  const nominal_g = line.nominal_g * quantity
  const missing_g = nominal_g - (grams ?? nominal_g)
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-center justify-between gap-4">
        <Label htmlFor={id} size="small">
          实重（克）
          <Text as="span" size="small" className="text-ui-fg-subtle">
            {` ${quantity} 件约 ${nominal_g} 克`}
          </Text>
        </Label>
        <Input
          id={id}
          className="w-28"
          size="small"
          type="number"
          inputMode="numeric"
          required
          min={1}
          step={1}
          value={grams || ''}
          onChange={(event) => onGrams(Number.parseInt(event.target.value, 10) || 0)}
        />
      </div>
      <Text size="small" className="text-ui-fg-subtle">
        {missing_g > 0 ? `轻 ${missing_g} 克，发出后按比例自动退差价` : '偏重不加收，偏轻发出后自动退差价'}
      </Text>
    </div>
  )
}
