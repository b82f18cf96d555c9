/** What stands of a claim: whose it is, what is asked and why, with its pictures, and what happened. */
import { Badge, Text } from '@medusajs/ui'
import { Link } from 'react-router-dom'
import { moment } from '@shanzhen/desk/dates'
import { yuan } from '@shanzhen/desk/money'
import { Flags, useFlags } from '@shanzhen/order-notes/flags'
import { ACTOR_NAMES, askerOf, type Detail, DISPOSAL_NAMES, STATE_NAMES, WISH_NAMES } from '../../lib/desk'

type Props = { detail: Detail }

/** The number rings where it is a phone's. */
export function Whose({ detail: { request, order } }: Props) {
  const { flagsOf, fault: flagsFault } = useFlags([request.order_id])
  const phone = order?.phone
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-6 py-3">
      <Badge size="small">{STATE_NAMES[request.state]}</Badge>
      <Link to={`/orders/${request.order_id}`} className="txt-small text-ui-fg-interactive">
        订单 #{order?.display_id ?? '—'}
      </Link>
      <Flags flags={flagsOf(request.order_id)} />
      {flagsFault && (
        <Text size="small" role="alert" className="text-ui-fg-error">
          {flagsFault}
        </Text>
      )}
      <Text size="small">{order?.buyer ?? '没写姓名'}</Text>
      {phone && (
        <a className="txt-small text-ui-fg-interactive" href={`${phone.includes('@') ? 'mailto' : 'tel'}:${phone}`}>
          {phone}
        </a>
      )}
    </div>
  )
}

export function Claimed({ detail: { request, left_fen } }: Props) {
  return (
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
      {request.wish && <Text size="small">小店希望：{WISH_NAMES[request.wish]}</Text>}
      {request.text && (
        <Text size="small">
          {askerOf(request)}说明：{request.text}
        </Text>
      )}
      {request.restock === 'started' && (
        <Text size="small" className="text-ui-fg-error">
          可售的货还没有回到库存，系统每分钟再试，不用手工调整。
        </Text>
      )}
      {request.photos.length > 0 && (
        <div className="flex flex-wrap gap-2 pt-2">
          {request.photos.map((photo) => {
            const address = `/admin/after-sales/${request.id}/photos/${photo.id}`
            return (
              <a key={photo.id} href={address} target="_blank" rel="noreferrer">
                <img src={address} alt={`${askerOf(request)}上传的照片`} className="size-24 rounded object-cover" />
              </a>
            )
          })}
        </div>
      )}
    </div>
  )
}

export function Steps({ detail: { request, by } }: Props) {
  return (
    <ol className="flex flex-col gap-1 px-6 py-4">
      {request.events.map((event) => (
        <li key={event.type}>
          <Text size="small">
            {[
              moment(event.at),
              by[event.type] ?? (event.actor_type === 'buyer' ? askerOf(request) : ACTOR_NAMES[event.actor_type]),
              STATE_NAMES[event.type],
              ...(event.note ? [event.note] : []),
            ].join('　')}
          </Text>
        </li>
      ))}
    </ol>
  )
}
