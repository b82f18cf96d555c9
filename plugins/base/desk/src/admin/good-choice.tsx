/** Finds one good by its name. @param from the route that finds goods by `q` */
import { Button, Text } from '@medusajs/ui'
import { useState } from 'react'
import { TextField } from './fields'
import { useAnswer } from './use-answer'

type Good = { product_id: string; title: string }

export function GoodChoice({
  from,
  chosen,
  onChosen,
}: {
  from: string
  chosen: Good | null
  onChosen: (good: Good | null) => void
}) {
  const [q, setQ] = useState('')
  const { answer, fault } = useAnswer<{ goods: Good[] }>(q ? `${from}?limit=8&q=${encodeURIComponent(q)}` : null)
  const found = q ? (answer?.goods ?? []) : []
  return (
    <div className="flex flex-col gap-y-2">
      <TextField label="商品（输入名字查找）" value={q} placeholder={chosen?.title ?? '如：香菇'} onChange={setQ} />
      {q && fault && (
        <Text size="small" role="alert" className="text-ui-fg-error">
          商品没有查到：{fault}
        </Text>
      )}
      {q && !fault && answer && !found.length && (
        <Text size="small" className="text-ui-fg-subtle">
          没有找到这样的商品
        </Text>
      )}
      {chosen && <Text size="small">已选：{chosen.title}</Text>}
      <div className="flex flex-wrap gap-2">
        {found.map(({ product_id, title }) => (
          <Button
            key={product_id}
            type="button"
            size="small"
            variant={chosen?.product_id === product_id ? 'primary' : 'secondary'}
            onClick={() => {
              onChosen({ product_id, title })
              setQ('')
            }}
          >
            {title}
          </Button>
        ))}
      </div>
    </div>
  )
}
