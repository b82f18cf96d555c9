/** On top of an order's page: what staff say of it, and the flags that stand. */
import { defineWidgetConfig } from '@medusajs/admin-sdk'
import type { AdminOrder, DetailWidgetProps } from '@medusajs/framework/types'
import { Button, Container, Heading, Text, toast } from '@medusajs/ui'
import { useState } from 'react'
import { ask, messageOf } from '@shanzhen/desk/api'
import { shortMoment } from '@shanzhen/desk/dates'
import { Fault } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import type { OrderSaid } from '../../wire'
import { FlagForm } from '../lib/flag-form'
import { NoteForm } from '../lib/note-form'
import { FLAG_ORDER } from '../../flag-names'
import { OpenFlag, PastFlag } from '../lib/order-flag'

const FEW = 3

function OrderNotesWidget({ data: order }: DetailWidgetProps<AdminOrder>) {
  const { answer, setAnswer, fault } = useAnswer<OrderSaid>(`/orders/${order.id}/notes`)
  const [all, setAll] = useState(false)
  const [flagging, setFlagging] = useState(false)

  const send = async (path: string, body: object): Promise<boolean> => {
    try {
      setAnswer(await ask<OrderSaid>(`/orders/${order.id}${path}`, body))
      return true
    } catch (error) {
      toast.error(messageOf(error))
      return false
    }
  }
  const standing = FLAG_ORDER.flatMap(
    (kind) => answer?.flags.filter((flag) => flag.kind === kind && !flag.lifted_at) ?? [],
  )
  const past = answer?.flags.filter(({ lifted_at }) => lifted_at) ?? []
  const more = (answer?.notes.length ?? 0) - FEW + past.length

  return (
    // Medusa lays what comes before a page's parts below them.
    <Container className="flex flex-col gap-y-3 px-6 py-4" style={{ order: -1 }} data-order-notes>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Heading level="h2">备注和标记</Heading>
        <Button size="small" variant="secondary" aria-expanded={flagging} onClick={() => setFlagging(!flagging)}>
          做标记
        </Button>
      </div>
      <Fault text={fault} />
      {standing.map((flag) => (
        <OpenFlag key={flag.id} flag={flag} onLift={(reason) => send(`/flags/${flag.kind}/lift`, { reason })} />
      ))}
      {flagging && (
        <FlagForm
          onSet={async (kind, reason) => {
            if (await send('/flags', { kind, reason })) setFlagging(false)
          }}
        />
      )}
      <NoteForm onWrite={(text) => send('/notes', { text })} />
      {!!answer?.notes.length && (
        <ul aria-label="备注" className="flex flex-col gap-y-2">
          {answer.notes.slice(0, all ? undefined : FEW).map(({ id, text, by, at }) => (
            <li key={id}>
              <Text size="small" className="whitespace-pre-wrap break-words">
                {text}
              </Text>
              <Text size="xsmall" className="text-ui-fg-subtle">
                {by} · {shortMoment(String(at))}
              </Text>
            </li>
          ))}
        </ul>
      )}
      {all && past.map((flag) => <PastFlag key={flag.id} flag={flag} />)}
      {!all && more > 0 && (
        <Button size="small" variant="transparent" className="self-start" onClick={() => setAll(true)}>
          以前的 {more} 条
        </Button>
      )}
    </Container>
  )
}

export const config = defineWidgetConfig({ zone: 'order.details.before' })

export default OrderNotesWidget
