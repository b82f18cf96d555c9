import { usePrompt } from '@medusajs/ui'
import { type FormEvent, useRef, useState } from 'react'

const THROW_AWAY = {
  title: '放弃填写的内容？',
  description: '填好的还没有保存，关上就没有了。',
  confirmText: '放弃',
  cancelText: '继续填写',
}
type Options = {
  /** Under way: it is not called back by closing its form. */
  busy?: boolean
  /** By other means than by its fields. */
  changed?: boolean
  /** Asked whatever was typed. */
  always?: typeof THROW_AWAY
}

/**
 * Closing something that lies over a page, at its button, its ✕, Escape or a click outside: asked once more where something
 * was typed (`onChange` of what stands around the fields) and not sent (`sent`).
 */
export function useClosing(onClose: () => void, { busy = false, changed = false, always }: Options = {}) {
  const [typed, setTyped] = useState(false)
  const asking = useRef(false)
  const confirm = usePrompt()
  const question = always ?? (typed || changed ? THROW_AWAY : null)

  const close = async () => {
    if (busy || asking.current) return
    asking.current = true
    // After the key that closes it is done with: it would answer the question as well.
    if (question) await new Promise((done) => setTimeout(done))
    const sure = !question || (await confirm(question))
    asking.current = false
    if (sure) onClose()
  }
  return {
    close: () => void close(),
    onOpenChange: (open: boolean) => void (open || close()),
    onChange: () => setTyped(true),
    /** The same where a chosen file is sent at once, and is not typed. */
    onTyped: ({ target }: FormEvent<HTMLElement>) => {
      if ((target as HTMLInputElement).type !== 'file') setTyped(true)
    },
    sent: () => setTyped(false),
  }
}
