/** 对账: every channel's bills day by day, where they differ from our books, and what needs a person. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { CurrencyDollar } from '@medusajs/icons'
import { Button, Container, Heading, Tabs, Text } from '@medusajs/ui'
import { useCallback, useEffect, useState } from 'react'
import { ask, messageOf } from '@shanzhen/desk/api'
import type { BillPage, TaskRow } from '../../lib/desk'
import { BillTable } from './bill-table'
import { DifferencePanel } from './difference-panel'
import { FetchForm } from './fetch-form'
import { TaskList } from './task-list'

function ReconciliationPage() {
  const [shown, setShown] = useState<BillPage | null>(null)
  const [page, setPage] = useState(1)
  const [tasks, setTasks] = useState<TaskRow[] | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [openId, setOpenId] = useState<string | null>(null)

  const load = useCallback(() => {
    const wanted = [
      ask<BillPage>(`/reconciliation/bills?page=${page}`),
      ask<{ tasks: TaskRow[] }>('/reconciliation/tasks'),
    ] as const
    Promise.all(wanted)
      .then(([bills, { tasks }]) => {
        setShown(bills)
        setTasks(tasks)
        setFault(null)
      })
      .catch((error) => setFault(messageOf(error)))
  }, [page])
  useEffect(load, [load])

  const open = shown?.bills.find(({ id }) => id === openId) ?? null
  const pages = Math.max(1, Math.ceil((shown?.count ?? 0) / (shown?.page_bills ?? 1)))
  return (
    <Tabs defaultValue="bills" className="flex flex-col gap-y-3">
      <Container className="divide-y p-0">
        <div className="flex flex-wrap items-end justify-between gap-3 px-6 py-4">
          <div className="flex flex-col gap-y-2">
            <Heading>对账</Heading>
            <Tabs.List>
              <Tabs.Trigger value="bills">账单</Tabs.Trigger>
              <Tabs.Trigger value="tasks">待办{tasks?.length ? `（${tasks.length}）` : ''}</Tabs.Trigger>
            </Tabs.List>
          </div>
          {!!shown?.channels.length && <FetchForm channels={shown.channels} onDone={load} />}
        </div>
        {fault && <Text className="px-6 py-4 text-ui-fg-error">{fault}</Text>}
        <Tabs.Content value="bills">
          {shown && <BillTable {...shown} open={open} onOpen={(bill) => setOpenId(bill?.id ?? null)} />}
          {pages > 1 && (
            <div className="flex items-center justify-end gap-3 px-6 py-3">
              <Button size="small" variant="secondary" disabled={page <= 1} onClick={() => setPage(page - 1)}>
                上一页
              </Button>
              <Text size="small">
                {page} / {pages}
              </Text>
              <Button size="small" variant="secondary" disabled={page >= pages} onClick={() => setPage(page + 1)}>
                下一页
              </Button>
            </div>
          )}
        </Tabs.Content>
        <Tabs.Content value="tasks">
          {tasks && <TaskList tasks={tasks} channels={shown?.channels ?? []} onDone={load} />}
        </Tabs.Content>
      </Container>
      {open && (
        <Tabs.Content value="bills">
          <DifferencePanel key={open.id} bill={open} onDone={load} />
        </Tabs.Content>
      )}
    </Tabs>
  )
}

export const config = defineRouteConfig({ label: '对账', icon: CurrencyDollar })

export default ReconciliationPage
