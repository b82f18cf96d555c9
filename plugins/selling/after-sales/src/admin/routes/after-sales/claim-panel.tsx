/** One claim: what is asked and why, photos, what happened, and what can be done now. */
import { Badge, Container, Heading, Text, toast } from '@medusajs/ui'
import { useCallback, useEffect, useState } from 'react'
import { ask, messageOf } from '@shanzhen/desk/api'
import { moment } from '@shanzhen/desk/dates'
import { yuan } from '@shanzhen/desk/money'
import { ACTOR_NAMES, type Detail, DISPOSAL_NAMES, KIND_NAMES, REASON_NAMES, STATE_NAMES } from '../../lib/desk'
import { ClaimActions } from './claim-actions'
import { ReturnFreight } from './return-freight'

type Props = { id: string; onChanged: () => void }

export function ClaimPanel({ id, onChanged }: Props) {
  const [detail, setDetail] = useState<Detail | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  const load = useCallback(
    () =>
      ask<Detail>(`/after-sales/${id}`)
        .then(setDetail)
        .catch((error) => setFault(messageOf(error))),
    [id],
  )
  useEffect(() => void load(), [load])

  const act = async (action: string, body: object) => {
    setBusy(true)
    try {
      await ask(`/after-sales/${id}/${action}`, body)
    } catch (error) {
      toast.error(messageOf(error))
    }
    await load()
    onChanged()
    setBusy(false)
  }

  if (fault) return <Text className="text-ui-fg-error">{fault}</Text>
  if (!detail) return null
  const { request, left_fen } = detail
  return (
    <Container className="divide-y p-0" data-claim={request.state}>
      <div className="flex flex-wrap items-center gap-2 px-6 py-4">
        <Heading level="h2">
          {KIND_NAMES[request.kind]} · {REASON_NAMES[request.reason]}
        </Heading>
        <Badge>{STATE_NAMES[request.state]}</Badge>
        <a className="txt-small text-ui-fg-interactive" href={`/app/orders/${request.order_id}`}>
          查看订单
        </a>
      </div>
      <div className="flex flex-col gap-1 px-6 py-4">
        {request.lines.map((line) => (
          <Text key={line.id} size="small">
            {line.title} × {line.quantity}　{yuan(line.amount_fen)}
            {line.sellable !== null &&
              `　可售 ${line.sellable} 件，不可售 ${line.unsellable} 件${line.disposal ? `（${DISPOSAL_NAMES[line.disposal]}）` : ''}`}
          </Text>
        ))}
        <Text size="small" className="text-ui-fg-subtle">
          商品 {yuan(request.goods_fen)} + 运费 {yuan(request.freight_fen)} ={' '}
          {yuan(request.goods_fen + request.freight_fen)}；这笔订单还可退 {yuan(left_fen)}
        </Text>
        {request.text && <Text size="small">买家说明：{request.text}</Text>}
        {request.restock === 'started' && (
          <Text size="small" className="text-ui-fg-error">
            可售的货还没有回到库存，系统每分钟再试，不用手工调整。
          </Text>
        )}
        {request.photos.length > 0 && (
          <div className="flex flex-wrap gap-2 pt-2">
            {request.photos.map((photo) => {
              const address = `/admin/after-sales/${id}/photos/${photo.id}`
              return (
                <a key={photo.id} href={address} target="_blank" rel="noreferrer">
                  <img src={address} alt="买家上传的照片" className="size-24 rounded object-cover" />
                </a>
              )
            })}
          </div>
        )}
      </div>
      <ClaimActions key={request.version} request={request} busy={busy} onAct={act} />
      <ReturnFreight key={`freight-${request.return_freight?.state}`} request={request} busy={busy} onAct={act} />
      <ol className="flex flex-col gap-1 px-6 py-4">
        {request.events.map((event) => (
          <li key={event.type}>
            <Text size="small">
              {moment(event.at)}　{ACTOR_NAMES[event.actor_type]}　{STATE_NAMES[event.type]}
              {event.note && `　${event.note}`}
            </Text>
          </li>
        ))}
      </ol>
    </Container>
  )
}
