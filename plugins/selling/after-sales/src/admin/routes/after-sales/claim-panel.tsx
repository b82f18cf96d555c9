/** One claim, beside the list it was opened from: whose it is, what can be done now, what is asked and what happened. */
import { Drawer, toast } from '@medusajs/ui'
import { useCallback, useEffect, useState } from 'react'
import { AttachedFiles } from '@shanzhen/attachments/files'
import { ask, messageOf } from '@shanzhen/desk/api'
import { Fault } from '@shanzhen/desk/table'
import { useClosing } from '@shanzhen/desk/use-closing'
import { type Act, type Detail, kindOf, REASON_NAMES } from '../../lib/desk'
import { ClaimActions } from './claim-actions'
import { Claimed, Steps, Whose } from './claim-parts'
import { ReturnFreight } from './return-freight'

type Props = { id: string; onChanged: () => void; onClose: () => void }

export function ClaimPanel({ id, onChanged, onClose }: Props) {
  const [detail, setDetail] = useState<Detail | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  const { onOpenChange, onTyped, sent } = useClosing(onClose, { busy })

  const load = useCallback(
    () =>
      ask<Detail>(`/after-sales/${id}`)
        .then(setDetail)
        .catch((error) => setFault(messageOf(error))),
    [id],
  )
  useEffect(() => void load(), [load])

  const act: Act = async (action, body, first) => {
    setBusy(true)
    try {
      if (first) await ask(`/after-sales/${id}/${first.action}`, first.body)
      await ask(`/after-sales/${id}/${action}`, body)
      sent()
    } catch (error) {
      toast.error(messageOf(error))
    }
    await load()
    onChanged()
    setBusy(false)
  }

  return (
    <Drawer open onOpenChange={onOpenChange}>
      <Drawer.Content className="max-md:inset-0 max-md:max-w-none max-md:rounded-none">
        <Drawer.Header>
          <Drawer.Title>{detail ? titleOf(detail) : '售后申请'}</Drawer.Title>
        </Drawer.Header>
        <Drawer.Body
          className="flex flex-col divide-y overflow-y-auto p-0"
          onChange={onTyped}
          data-claim={detail?.request.state}
        >
          {fault && <Fault text={fault} />}
          {detail && (
            <>
              <Whose detail={detail} />
              <ClaimActions
                key={detail.request.version}
                request={detail.request}
                resend={detail.resend}
                busy={busy}
                onAct={act}
              />
              <Claimed detail={detail} />
              <ReturnFreight
                key={`freight-${detail.request.return_freight?.state}`}
                request={detail.request}
                busy={busy}
                onAct={act}
              />
              <AttachedFiles path={`/after-sales/${id}`} right="claims:files" />
              <Steps detail={detail} />
            </>
          )}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer>
  )
}

const titleOf = ({ request }: Detail) => `${kindOf(request)} · ${REASON_NAMES[request.reason]}`
