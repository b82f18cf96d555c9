import { Button, Drawer, Text, usePrompt } from '@medusajs/ui'
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { messageOf } from './api'

type Props = {
  title: ReactNode
  submit: string
  onClose: () => void
  /** Sends what was typed. @returns why it is not sent yet, in words; nothing once it is done. @throws what the shop refused */
  onSend: () => Promise<string | void>
  children: ReactNode
}

const THROW_AWAY = {
  title: '放弃填写的内容？',
  description: '填好的还没有保存，关上就没有了。',
  confirmText: '放弃',
  cancelText: '继续填写',
}

/**
 * A form beside the page it was opened from: Enter sends it, it says what is wrong and stays, and closes once it is done. Before
 * it throws away what was typed it asks.
 */
export function FormDrawer({ title, submit, onClose, onSend, children }: Props) {
  const [problem, setProblem] = useState<string | null>(null)
  const [sending, setSending] = useState(false)
  const [typed, setTyped] = useState(false)
  const asking = useRef(false)
  const confirm = usePrompt()

  /** What is under way is not called back by closing its form. */
  const close = async () => {
    if (sending || asking.current) return
    asking.current = true
    // After the key that closes the form is done with: it would answer the question as well.
    if (typed) await new Promise((done) => setTimeout(done))
    const sure = !typed || (await confirm(THROW_AWAY))
    asking.current = false
    if (sure) onClose()
  }

  const send = async (event: FormEvent) => {
    event.preventDefault()
    setSending(true)
    setProblem(null)
    try {
      const wrong = await onSend()
      if (!wrong) return onClose()
      setProblem(wrong)
    } catch (error) {
      setProblem(messageOf(error))
    }
    setSending(false)
  }

  return (
    <Drawer open onOpenChange={(open) => !open && void close()}>
      <Drawer.Content>
        <form
          className="flex min-h-0 flex-1 flex-col"
          onChange={() => setTyped(true)}
          onSubmit={(event) => void send(event)}
        >
          <Drawer.Header>
            <Drawer.Title>{title}</Drawer.Title>
          </Drawer.Header>
          <Drawer.Body className="flex flex-col gap-y-4 overflow-y-auto">{children}</Drawer.Body>
          {/* Beside the button, whatever part of a long form is in sight. */}
          <Drawer.Footer className="flex-wrap">
            {problem && (
              <Text role="alert" size="small" className="text-ui-fg-error min-w-0 flex-1">
                {problem}
              </Text>
            )}
            <Button type="button" variant="secondary" disabled={sending} onClick={() => void close()}>
              取消
            </Button>
            <Button type="submit" isLoading={sending} disabled={sending}>
              {submit}
            </Button>
          </Drawer.Footer>
        </form>
      </Drawer.Content>
    </Drawer>
  )
}
