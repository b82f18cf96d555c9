import { Badge, Container, Heading, Table, Text } from '@medusajs/ui'
import { Link } from 'react-router-dom'
import { shortMoment } from '@shanzhen/desk/dates'
import { amount, EVENTS, REASONS } from '../../../lib/lot-words'
import type { LotFile } from '../../../../wire'

/** How it was tested, how it moved, and the chain of what happened. */
export function LotHistory({ file }: { file: LotFile }) {
  const { lot, inspections, movements, acts, events, names } = file
  const reasonOf = (id: string | null) => acts.find((act) => act.id === id)?.reason
  return (
    <>
      <Container className="flex flex-col gap-y-3">
        <Heading level="h2">检验</Heading>
        {!inspections.length && <Text size="small">还没有检验记录。</Text>}
        {inspections.map(({ id, at, verdict, method, sampling, inspector, results }) => (
          <div key={id} className="flex flex-col gap-y-1">
            <Text size="small">
              <Badge size="2xsmall" color={verdict === 'passed' ? 'green' : 'red'}>
                {verdict === 'passed' ? '合格' : '不合格'}
              </Badge>{' '}
              {shortMoment(at)} · {names[inspector]} · {method} · {sampling}
            </Text>
            <Text size="small" className="text-ui-fg-subtle">
              {results.map((result) => `${result.name} ${result.value}${result.unit}（${result.limit}）`).join('；')}
            </Text>
          </div>
        ))}
      </Container>
      <Container className="p-0">
        <Heading level="h2" className="px-6 py-4">
          流水
        </Heading>
        <div className="overflow-x-auto">
          <Table>
            <Table.Body>
              {movements.map((movement) => (
                <Table.Row key={movement.id} className="whitespace-nowrap">
                  <Table.Cell>{shortMoment(movement.at)}</Table.Cell>
                  <Table.Cell>{REASONS[movement.reason] ?? movement.reason}</Table.Cell>
                  <Table.Cell className="tabular-nums">
                    {movement.delta > 0 ? '+' : '−'}
                    {amount(Math.abs(movement.delta), lot.quantity_unit)}
                  </Table.Cell>
                  <Table.Cell>
                    {movement.order_id && <Link to={`/orders/${movement.order_id}`}>查看订单</Link>}
                    {reasonOf(movement.act_id)}
                  </Table.Cell>
                  <Table.Cell>{names[movement.actor]}</Table.Cell>
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        </div>
      </Container>
      <Container className="flex flex-col gap-y-2">
        <Heading level="h2">事件链</Heading>
        {events.map(({ seq, type, occurred_at, actor, hash }) => (
          <Text key={seq} size="small">
            {seq}. {shortMoment(occurred_at)} {EVENTS[type] ?? type} · {names[actor]}{' '}
            <span className="text-ui-fg-muted font-mono">{hash.slice(0, 12)}</span>
          </Text>
        ))}
      </Container>
    </>
  )
}
