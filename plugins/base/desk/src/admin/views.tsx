import { Button } from '@medusajs/ui'
import type { ReactNode } from 'react'

type Props<Key extends string> = {
  views: readonly (readonly [key: Key, label: ReactNode])[]
  value: string
  onChange: (key: Key) => void
  label?: string
  /** Within a head that has its own margins. */
  inHead?: boolean
}

/** Which rows of a list are shown: one of a few, by a press. */
export const Views = <Key extends string>({ views, value, onChange, label = '显示', inHead }: Props<Key>) => (
  <div role="group" aria-label={label} className={`flex flex-wrap gap-2 ${inHead ? '' : 'px-6 py-3'}`}>
    {views.map(([key, word]) => (
      <Button
        key={key}
        size="small"
        variant={key === value ? 'primary' : 'secondary'}
        aria-pressed={key === value}
        onClick={() => onChange(key)}
      >
        {word}
      </Button>
    ))}
  </div>
)
