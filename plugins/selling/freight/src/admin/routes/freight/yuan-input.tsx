import { Input } from '@medusajs/ui'
import { useState } from 'react'

/** An amount typed in yuan, kept in fen; what cannot be read as money changes nothing. Emptied it is null, if it may be. */
type Props = { label: string; fen: number | null; placeholder?: string; onChange: (fen: number | null) => void }

const shown = (fen: number | null) => (fen === null ? '' : String(fen / 100))

export function YuanInput({ label, fen, placeholder, onChange }: Props) {
  const [text, setText] = useState(shown(fen))
  const type = (typed: string) => {
    setText(typed)
    if (/^\d{1,5}(\.\d{1,2})?$/.test(typed)) onChange(Math.round(Number(typed) * 100))
    if (placeholder && !typed.trim()) onChange(null)
  }
  return (
    <Input
      size="small"
      className="w-24"
      inputMode="decimal"
      aria-label={label}
      placeholder={placeholder}
      value={text}
      onChange={(event) => type(event.target.value)}
      onBlur={() => setText(shown(fen))}
    />
  )
}
