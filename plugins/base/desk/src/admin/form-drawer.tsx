import { Button, Drawer, Text } from '@medusajs/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { messageOf } from './api'
import { useClosing } from './use-closing'

type Props = {
  title: ReactNode
  submit: string
  onClose: () => void
  /** What it does cannot be undone. */
  danger?: boolean
  /** Something was changed by a button, which no field tells of. */
  changed?: boolean
  /**
   * Sends what was typed. @returns why it is not sent yet, in words; false where it goes on otherwise; nothing once it is done.
   * @throws what the shop refused
   */
  onSend: () => Promise<string | false | void>
  children: ReactNode
}

/**
 * A form beside the page it was opened from: Enter sends it, it says what is wrong and stays, and closes once it is done. Before
 * it throws away what was typed it asks.
 */
export function FormDrawer({ title, submit, danger, changed, onClose, onSend, children }: Props) {
  const [problem, setProblem] = useState<string | null>(null)
  const [sending, setSending] = useState(false)
  const { close, onOpenChange, onChange } = useClosing(onClose, { busy: sending, changed })

  const send = async (event: FormEvent) => {
    event.preventDefault()
    setSending(true)
    setProblem(null)
    try {
      const wrong = await onSend()
      if (!wrong && wrong !== false) return onClose()
      setProblem(wrong || null)
    } catch (error) {
      setProblem(messageOf(error))
    }
    setSending(false)
  }

  return (
    <Drawer open onOpenChange={onOpenChange}>
      <Drawer.Content>
        <form className="flex min-h-0 flex-1 flex-col" onChange={onChange} onSubmit={(event) => void send(event)}>
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
            <Button type="button" variant="secondary" disabled={sending} onClick={close}>
              取消
            </Button>
            <Button type="submit" variant={danger ? 'danger' : 'primary'} isLoading={sending} disabled={sending}>
              {submit}
            </Button>
          </Drawer.Footer>
        </form>
      </Drawer.Content>
    </Drawer>
  )
}
