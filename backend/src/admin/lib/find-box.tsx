import { Input, Text } from '@medusajs/ui'
import { useDeferredValue, useId, useState } from 'react'
import { Link } from 'react-router-dom'
import { Fault } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import type { FoundPage } from '../../wire'

/** One field for whatever a buyer says or a parcel bears. */
export function FindBox() {
  const id = useId()
  const [q, setQ] = useState('')
  const asked = useDeferredValue(q.trim())
  const { answer, fault } = useAnswer<FoundPage>(asked ? `/find?q=${encodeURIComponent(asked)}` : null)

  return (
    <div className="flex flex-col gap-y-2 px-6 py-4">
      <label htmlFor={id} className="sr-only">
        找订单、售后或批次
      </label>
      <Input
        id={id}
        type="search"
        value={q}
        maxLength={60}
        autoComplete="off"
        placeholder="手机、姓名、订单、运单、批次、袋码"
        onChange={(event) => setQ(event.target.value)}
      />
      {asked && <Fault text={fault} />}
      {asked && answer && !answer.found.length && (
        <Text size="small" className="text-ui-fg-subtle" role="status">
          没有找到。
        </Text>
      )}
      {asked && answer && answer.found.length > 0 && (
        <ul aria-label="找到的" className="divide-y">
          {answer.found.map(({ id, kind, title, detail, link }) => (
            <li key={`${kind} ${id}`}>
              <Link
                to={link}
                className="hover:bg-ui-bg-subtle flex min-h-11 flex-wrap items-center gap-x-3 rounded-md px-2"
              >
                <span className="txt-compact-small-plus">{title}</span>
                <span className="txt-compact-small text-ui-fg-subtle">{detail}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
