import { Container, Heading, Text, toast } from '@medusajs/ui'
import { useCallback, useEffect, useState } from 'react'
import { api, messageOf } from '@shanzhen/desk/api'
import { TextField } from '@shanzhen/desk/fields'
import { GoodStandard } from './good-standard'
import { StandardForm } from './standard-form'
import type { Choices, GoodChoice, StaffStandard } from '../../../wire'

/** What each good has to be like: the version in force, earlier ones, and the next. */
function StandardsPage() {
  const [goods, setGoods] = useState<GoodChoice[]>([])
  const [standards, setStandards] = useState<StaffStandard[] | null>(null)
  const [words, setWords] = useState('')
  const [renewing, setRenewing] = useState<GoodChoice | null>(null)
  const load = useCallback(async () => {
    try {
      const [choices, found] = await Promise.all([
        api<Choices>('/lots/goods'),
        api<{ standards: StaffStandard[] }>('/standards'),
      ])
      setGoods(choices.goods)
      setStandards(found.standards)
    } catch (error) {
      toast.error(messageOf(error))
    }
  }, [])
  useEffect(() => void load(), [load])

  const versionsOf = ({ id }: GoodChoice) => (standards ?? []).filter(({ good_id }) => good_id === id)
  const shown = goods.filter(({ title }) => title.includes(words.trim()))
  return (
    <div className="flex flex-col gap-y-3">
      <Container className="flex flex-col gap-y-3">
        <Heading>标准</Heading>
        <TextField label="按商品名查找" value={words} onChange={setWords} />
      </Container>
      {standards && !shown.length && <Text className="px-6 text-ui-fg-subtle">没有这样的商品。</Text>}
      <div className="grid grid-cols-1 items-start gap-3 lg:grid-cols-2">
        {standards &&
          shown.map((good) => (
            <GoodStandard
              key={good.id}
              title={good.title}
              versions={versionsOf(good)}
              onRenew={() => setRenewing(good)}
            />
          ))}
      </div>
      {renewing && (
        <StandardForm
          good={renewing}
          newest={versionsOf(renewing)[0]}
          onClose={() => setRenewing(null)}
          onSaved={load}
        />
      )}
    </div>
  )
}

export default StandardsPage
