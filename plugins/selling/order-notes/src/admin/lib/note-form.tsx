import { Button, Textarea } from '@medusajs/ui'
import { useId, useState } from 'react'

/** Ctrl-Enter writes it down; it cannot be taken back. */
export function NoteForm({ onWrite }: { onWrite: (text: string) => Promise<boolean> }) {
  const id = useId()
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const write = async () => {
    if (!text.trim() || busy) return
    setBusy(true)
    if (await onWrite(text)) setText('')
    setBusy(false)
  }
  return (
    <form
      className="flex flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        void write()
      }}
    >
      <div className="min-w-0 grow basis-64">
        <label htmlFor={id} className="sr-only">
          写一条备注
        </label>
        <Textarea
          id={id}
          rows={1}
          maxLength={1000}
          placeholder="写给同事的备注，写下后不能改"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void write()
          }}
        />
      </div>
      <Button type="submit" size="small" isLoading={busy} disabled={!text.trim()}>
        记下
      </Button>
    </form>
  )
}
