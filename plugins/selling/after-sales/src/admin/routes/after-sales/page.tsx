/** 售后: claims by state, newest first, and the one that is open. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { ArrowUturnLeft } from '@medusajs/icons'
import { Badge, Button, Container, Heading, Table, Text } from '@medusajs/ui'
import { useCallback, useEffect, useState } from 'react'
import { ask, messageOf } from '@shanzhen/desk/api'
import { moment } from '@shanzhen/desk/dates'
import { yuan } from '@shanzhen/desk/money'
import { KIND_NAMES, type ListPage, REASON_NAMES, STATE_NAMES } from '../../lib/desk'
import { ClaimPanel } from './claim-panel'

const STATES = Object.keys(STATE_NAMES) as (keyof typeof STATE_NAMES)[]
const wanted = () => new URLSearchParams(window.location.search).get('id')

function AfterSalesPage() {
  const [list, setList] = useState<ListPage | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [state, setState] = useState<string>('')
  const [page, setPage] = useState(1)
  const [open, setOpen] = useState<string | null>(wanted)

  const load = useCallback(() => {
    ask<ListPage>(`/after-sales?page=${page}${state && `&state=${state}`}`)
      .then((answer) => {
        setList(answer)
        setFault(null)
      })
      .catch((error) => setFault(messageOf(error)))
  }, [page, state])
  useEffect(load, [load])

  const choose = (next: string) => {
    setState(next)
    setPage(1)
  }
  const pages = list ? Math.max(1, Math.ceil(list.count / list.page_size)) : 1

  return (
    <div className="flex flex-col gap-y-3">
      <Container className="divide-y p-0">
        <div className="flex flex-col gap-y-3 px-6 py-4">
          <Heading>售后</Heading>
          <div className="flex flex-wrap gap-2">
            <Button size="small" variant={state ? 'transparent' : 'secondary'} onClick={() => choose('')}>
              全部
            </Button>
            {STATES.map((code) => (
              <Button
                key={code}
                size="small"
                variant={state === code ? 'secondary' : 'transparent'}
                onClick={() => choose(code)}
              >
                {STATE_NAMES[code]} {list?.counts[code] ?? 0}
              </Button>
            ))}
          </div>
        </div>
        {fault && <Text className="px-6 py-4 text-ui-fg-error">{fault}</Text>}
        {list?.requests.length === 0 && <Text className="px-6 py-8 text-ui-fg-subtle">这里没有售后申请。</Text>}
        {!!list?.requests.length && (
          <Table>
            <Table.Header>
              <Table.Row>
                <Table.HeaderCell>申请</Table.HeaderCell>
                <Table.HeaderCell>商品</Table.HeaderCell>
                <Table.HeaderCell>原因</Table.HeaderCell>
                <Table.HeaderCell>状态</Table.HeaderCell>
                <Table.HeaderCell className="text-right">金额</Table.HeaderCell>
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {list.requests.map((request) => (
                <Table.Row key={request.id} className="cursor-pointer" onClick={() => setOpen(request.id)}>
                  <Table.Cell>
                    <button type="button" className="text-ui-fg-interactive" onClick={() => setOpen(request.id)}>
                      {moment(request.created_at)}
                    </button>
                  </Table.Cell>
                  <Table.Cell>
                    {request.lines.map(({ title, quantity }) => `${title} × ${quantity}`).join('，')}
                  </Table.Cell>
                  <Table.Cell>
                    {KIND_NAMES[request.kind]} · {REASON_NAMES[request.reason]}
                  </Table.Cell>
                  <Table.Cell>
                    <Badge size="2xsmall">{STATE_NAMES[request.state]}</Badge>
                  </Table.Cell>
                  <Table.Cell className="text-right tabular-nums">
                    {yuan(request.refund_fen ?? request.goods_fen + request.freight_fen)}
                  </Table.Cell>
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        )}
        {pages > 1 && (
          <div className="flex items-center justify-end gap-2 px-6 py-3">
            <Button size="small" variant="secondary" disabled={page === 1} onClick={() => setPage(page - 1)}>
              上一页
            </Button>
            <Text size="small">
              {page} / {pages}
            </Text>
            <Button size="small" variant="secondary" disabled={page === pages} onClick={() => setPage(page + 1)}>
              下一页
            </Button>
          </div>
        )}
      </Container>
      {open && <ClaimPanel key={open} id={open} onChanged={load} />}
    </div>
  )
}

export const config = defineRouteConfig({ label: '售后', icon: ArrowUturnLeft })

export default AfterSalesPage
