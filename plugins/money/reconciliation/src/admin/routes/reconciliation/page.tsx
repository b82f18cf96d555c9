/** 对账: every channel's bills day by day, where they differ from our books, and what needs a person. */
import { Container, Heading, Tabs } from '@medusajs/ui'
import { useState } from 'react'
import { Fault, Pager } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import type { BillPage, TaskPage } from '../../../wire'
import { BillTable } from './bill-table'
import { DifferencePanel } from './difference-panel'
import { FetchForm } from './fetch-form'
import { TaskList } from './task-list'

function ReconciliationPage() {
  const [page, setPage] = useState(1)
  const [openId, setOpenId] = useState<string | null>(null)

  const { answer: shown, fault, reload } = useAnswer<BillPage>(`/reconciliation/bills?page=${page}`)
  const waiting = useAnswer<TaskPage>('/reconciliation/tasks')
  const tasks = waiting.answer?.tasks
  const load = () => void Promise.all([reload(), waiting.reload()])

  const open = shown?.bills.find(({ id }) => id === openId) ?? null
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
        <Fault text={fault ?? waiting.fault} />
        <Tabs.Content value="bills">
          {shown && <BillTable {...shown} open={open} onOpen={(bill) => setOpenId(bill?.id ?? null)} />}
          <Pager page={page} count={shown?.count ?? 0} size={shown?.page_bills ?? 1} onPage={setPage} />
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

export default ReconciliationPage
