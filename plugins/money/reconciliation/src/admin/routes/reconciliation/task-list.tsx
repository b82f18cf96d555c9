/** What a channel cannot settle by itself: whose money, how much, why, until when, and what staff did about it. */
import { Badge, Button, Text, toast } from '@medusajs/ui'
import { useState } from 'react'
import { DecideForm } from '../../lib/decide-form'
import { ask, messageOf } from '@shanzhen/desk/api'
import type { Channel, Task, TaskRow } from '../../../wire'
import { momentOrNone, TASK_CHOICES, TASK_KINDS, yuanOrNone } from '../../lib/desk'

type Props = { tasks: TaskRow[]; channels: Channel[]; onDone: () => void }

export function TaskList({ tasks, channels, onDone }: Props) {
  if (!tasks.length) {
    return <Text className="px-6 py-8 text-ui-fg-subtle">没有要处理的事。退款异常和争议会出现在这里。</Text>
  }
  return (
    <div className="divide-y">
      {tasks.map((task) => (
        <TaskItem
          key={task.id}
          task={task}
          channel={channels.find(({ key }) => key === task.channel)?.name ?? task.channel}
          onDone={onDone}
        />
      ))}
    </div>
  )
}

function TaskItem({ task, channel, onDone }: { task: TaskRow; channel: string; onDone: () => void }) {
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const late = !!task.due_at && new Date(task.due_at).getTime() < Date.now()

  const askAgain = async () => {
    setBusy(true)
    try {
      const { task: now } = await ask<{ task: Task }>(`/reconciliation/tasks/${task.id}/ask`, {})
      toast.info(now.state === 'resolved' ? '渠道说已经办妥，待办已关闭' : `还没有办妥：${now.reason}`)
      onDone()
    } catch (error) {
      toast.error(messageOf(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <span className="flex items-center gap-x-2">
          <Badge color={task.kind === 'dispute' ? 'red' : 'orange'}>{TASK_KINDS[task.kind]}</Badge>
          <Text size="small" weight="plus">
            {channel} {task.reference}
          </Text>
          {task.order_id && (
            <a className="txt-small text-ui-fg-interactive" href={`/app/orders/${task.order_id}`}>
              打开订单
            </a>
          )}
        </span>
        <Text size="small" className="tabular-nums">
          {yuanOrNone(task.amount_fen)}
          {task.due_at && (
            <span className={late ? 'text-ui-fg-error' : 'text-ui-fg-subtle'}> · 截止 {momentOrNone(task.due_at)}</span>
          )}
        </Text>
      </div>
      <Text size="small" className="text-ui-fg-subtle">
        {task.reason}
      </Text>
      <div className="flex gap-x-2">
        <Button size="small" variant="secondary" isLoading={busy} onClick={askAgain}>
          再问一次渠道
        </Button>
        {!open && (
          <Button size="small" variant="secondary" onClick={() => setOpen(true)}>
            处理
          </Button>
        )}
      </div>
      {open && <DecideForm path={`/reconciliation/tasks/${task.id}/resolve`} choices={TASK_CHOICES} onDone={onDone} />}
    </div>
  )
}
