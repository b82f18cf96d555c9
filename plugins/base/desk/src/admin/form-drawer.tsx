import { Button, Drawer, Text } from '@medusajs/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { messageOf } from './api'

type Props = {
  title: ReactNode
  submit: string
  onClose: () => void
  /** Sends what was typed. @returns why it is not sent yet, in words; nothing once it is done. @throws what the shop refused */
  onSend: () => Promise<string | void>
  children: ReactNode
}

/** A form beside the page it was opened from: Enter sends it, it says what is wrong and stays, and closes once it is done. */
export function FormDrawer({ title, submit, onClose, onSend, children }: Props) {
  const [problem, setProblem] = useState<string | null>(null)
  const [sending, setSending] = useState(false)

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
    <Drawer open onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content>
        <form className="flex min-h-0 flex-1 flex-col" onSubmit={(event) => void send(event)}>
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
            <Button type="button" variant="secondary" onClick={onClose}>
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
