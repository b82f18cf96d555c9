import { Button, Input } from '@medusajs/ui'
import { useState } from 'react'

type Props = {
  /** What is looked for, as whoever cannot see the field hears it. */
  label: string
  placeholder?: string
  /** What was asked for before. */
  asked?: string
  /** Without the spaces around it; nothing for all. */
  onFind: (q: string) => void
}

/** One field and its button: a list is asked again by what was typed once it is sent. */
export function FindForm({ label, placeholder = label, asked = '', onFind }: Props) {
  const [typed, setTyped] = useState(asked)
  return (
    <form
      className="flex max-w-full items-center gap-x-2"
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        onFind(typed.trim())
      }}
    >
      <Input
        size="small"
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button size="small" variant="secondary" type="submit" className="shrink-0 whitespace-nowrap">
        查找
      </Button>
    </form>
  )
}
