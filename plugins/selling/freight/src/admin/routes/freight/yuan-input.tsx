import { Input } from '@medusajs/ui'
import { useState } from 'react'

/** An amount typed in yuan, kept in fen; what cannot be read as money changes nothing. */
type Props = { label: string; fen: number; onChange: (fen: number) => void }

export function YuanInput({ label, fen, onChange }: Props) {
  const [text, setText] = useState(String(fen / 100))
  const type = (typed: string) => {
    setText(typed)
    if (/^\d{1,5}(\.\d{1,2})?$/.test(typed)) onChange(Math.round(Number(typed) * 100))
  }
  return (
    <Input
      size="small"
      className="w-24"
      inputMode="decimal"
      aria-label={label}
      value={text}
      onChange={(event) => type(event.target.value)}
      onBlur={() => setText(String(fen / 100))}
    />
  )
}
