/** On a promotion's page: from which sum of goods on it counts (满减). */
import { defineWidgetConfig } from '@medusajs/admin-sdk'
import type { AdminPromotion, DetailWidgetProps } from '@medusajs/framework/types'
import { Button, Container, Heading, Text, toast } from '@medusajs/ui'
import { type FormEvent, useState } from 'react'
import { api, messageOf } from '@shanzhen/desk/api'
import { TextField } from '@shanzhen/desk/fields'
import { fenOf, yuan } from '@shanzhen/desk/money'
import { Fault } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'

function PromotionThreshold({ data: { id } }: DetailWidgetProps<AdminPromotion>) {
  const path = `/checkout/promotions/${id}`
  const { answer, fault, reload } = useAnswer<{ threshold_fen: number | null }>(path)
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState<string>()
  const now = answer?.threshold_fen ?? null

  const write = async (threshold_fen: number | null, said: string) => {
    try {
      await api(path, 'POST', { threshold_fen })
      toast.success(said)
      setTyped('')
    } catch (error) {
      toast.error(messageOf(error))
    }
    await reload()
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    const fen = fenOf(typed)
    setWrong(fen ? undefined : '请填写金额，如 100 或 99.50')
    if (fen) void write(fen, `满 ${yuan(fen)} 起用`)
  }

  return (
    <Container className="divide-y p-0">
      <div className="px-6 py-4">
        <Heading level="h2">满减门槛</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {now === null ? '没有门槛，任何金额都能用。' : `商品满 ${yuan(now)} 才能用。`}
          按优惠前的商品金额算，不含运费。
        </Text>
      </div>
      <Fault text={fault} />
      <form className="flex flex-wrap items-start gap-3 px-6 py-4" onSubmit={save}>
        <TextField label="商品满（元）" inputMode="decimal" value={typed} onChange={setTyped} error={wrong} />
        <div className="flex gap-2 pt-6">
          <Button size="small" type="submit">
            保存
          </Button>
          {now !== null && (
            <Button size="small" type="button" variant="secondary" onClick={() => void write(null, '门槛已去掉')}>
              去掉门槛
            </Button>
          )}
        </div>
      </form>
    </Container>
  )
}

export const config = defineWidgetConfig({ zone: 'promotion.details.side.after' })

export default PromotionThreshold
